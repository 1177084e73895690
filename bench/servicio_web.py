#!/usr/bin/env python3
"""What the web service costs beside a view of the same framework that does nothing.

    python bench/servicio_web.py

Both through the whole portal (its middleware too), in one process, on the database of DATABASE_URL inside
a transaction that is undone. Milliseconds: of clock, the best of all, because every trip to the database
waits for whatever else the machine does; of our processor, the median. Writes docs/bench/servicio_web.md:
the ratios depend on the machine less than the times.
"""

import json
import os
import platform
import statistics
import sys
import time
from datetime import timedelta
from pathlib import Path
from random import Random

RAIZ = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(RAIZ))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sso_portal.settings")
os.environ.setdefault("PORTAL_ESTATICOS", "django.contrib.staticfiles.storage.StaticFilesStorage")
os.environ["API_SOLICITUDES_POR_MINUTO"] = "1000000"

import django  # noqa: E402 — the settings go first

django.setup()

import structlog  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import clear_url_caches, path  # noqa: E402
from django.utils import timezone  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.views import APIView  # noqa: E402

import sso_portal.urls  # noqa: E402
from cumplimiento.models import EntidadVigilada  # noqa: E402
from cumplimiento.servicios.credenciales import Pedido, crear_credencial  # noqa: E402
from cumplimiento.servicios.ensayo import preparar_pruebas  # noqa: E402
from sso_portal.demo.carga import cumplimiento as carga  # noqa: E402
from sso_portal.nucleo.cuentas.models import Usuario  # noqa: E402

INFORME = RAIZ / "docs" / "bench" / "servicio_web.md"
BASE = "/api/cumplimiento/v1/"
VECES = 120


class Vacia(APIView):
    """The framework and the portal around it, and nothing else."""

    authentication_classes = permission_classes = ()

    def get(self, request):
        return Response({})

    def post(self, request):
        return Response({"recibidos": len(request.data)}, status=201)


def milisegundos(hacer, esperado):
    inicio, procesador = time.perf_counter(), time.process_time()
    respuesta = hacer()
    tardo = (time.perf_counter() - inicio) * 1000, (time.process_time() - procesador) * 1000
    assert respuesta.status_code == esperado, respuesta.content[:500]
    return tardo


def en_turnos(una, otra, esperados):
    """(clock of one, of the other, processor of one, of the other), called in turns."""
    tiempos = [(milisegundos(una, esperados[0]), milisegundos(otra, esperados[1])) for _ in range(VECES)]
    utiles = tiempos[VECES // 10 :]
    reloj = [min(t[n][0] for t in utiles) for n in (0, 1)]
    return (*reloj, *(statistics.median(t[n][1] for t in utiles) for n in (0, 1)))


def medir(cliente, casos):
    """[(what, clock of ours, of the empty view, processor of ours, of the empty view)] of each operation."""
    siguiente, clave = iter(casos), iter(range(10**6))
    hoy = timezone.localdate().isoformat()

    def cuerpo(cuantos):
        return json.dumps({"reportes": [
            {"caso": next(siguiente), "estado": "Incumplido", "fecha_reporte": hoy} for _ in range(cuantos)
        ]})  # fmt: skip

    def enviar(direccion, texto):
        cabeceras = {"Idempotency-Key": f"envio-{next(clave):06}"}
        return cliente.post(direccion, texto, content_type="application/json", headers=cabeceras)

    def ver(direccion):
        return lambda: cliente.get(direccion)

    uno = casos[-1]
    vacia = ver("/vacia/")
    lista, caso = ver(f"{BASE}obligaciones/"), ver(f"{BASE}obligaciones/{uno}/")
    filas = [("one case", *en_turnos(caso, vacia, (200, 200))),
             ("a page of 50 obligations", *en_turnos(lista, vacia, (200, 200)))]  # fmt: skip
    for cuantos, nombre in ((1, "one report sent"), (5, "five reports sent")):
        igual = cuerpo(cuantos)

        def nuestro(cuantos=cuantos):
            return enviar(f"{BASE}reportes/", cuerpo(cuantos))

        def suyo(texto=igual):
            return enviar("/vacia/", texto)

        filas.append((nombre, *en_turnos(nuestro, suyo, (201, 201))))
    return filas


def informe(filas):
    lineas = "\n".join(
        f"| {n} | {a:.1f} | {b:.1f} | {a / b:.1f} | {p:.1f} | {q:.1f} | {p / q:.1f} |"
        for n, a, b, p, q in filas
    )
    return f"""# The web service beside an empty view

`python bench/servicio_web.py`, {timezone.localdate():%Y-%m-%d}, Python {platform.python_version()}, \
{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}. {VECES} requests of each, in turns with \
the empty view of the same framework behind the same middleware; no network.

| request | ours, best ms | empty | ratio | ours, ms of processor (median) | empty | ratio |
|---|--:|--:|--:|--:|--:|--:|
{lineas}

The work of a request: find the credential, count it for the rate limit, ask the database for what is told.
Of a report also: the key, the lock, the rules, the report, its event and the receipt.
"""


def mundo():
    """An entity with its rehearsal of 1,000 cases; (client with its credential, numbers of the cases)."""
    carga.fundar_catalogo()
    vigilada = carga.copiar_vigiladas(Random(1))[0]
    actor = Usuario.objects.get(pk=vigilada.usuario)
    entidad = EntidadVigilada.objects.get(pk=vigilada.entidad)
    ensayo = preparar_pruebas(entidad, actor=actor)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE cumplimiento_obligacion, cumplimiento_entidadvigilada, cumplimiento_materia")
    vence = timezone.localdate() + timedelta(days=30)
    alcances = ["reportes:leer", "reportes:escribir"]
    pedido = Pedido(nombre="Medida", alcances=alcances, vence_el=vence, de_pruebas=True)
    _, secreto = crear_credencial(entidad, pedido, actor=actor)
    cliente = Client(HTTP_HOST="localhost", headers={"Authorization": f"Bearer {secreto}"})
    return cliente, list(ensayo.obligaciones.order_by("pk").values_list("codigo", flat=True))


def main():
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    sso_portal.urls.urlpatterns.append(path("vacia/", Vacia.as_view()))
    clear_url_caches()
    with transaction.atomic():
        texto = informe(medir(*mundo()))
        transaction.set_rollback(True)
    print(texto)
    INFORME.write_text(texto)


if __name__ == "__main__":
    main()
