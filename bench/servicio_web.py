#!/usr/bin/env python3
"""What the web service costs beside a view of the same framework that does nothing.

    python bench/servicio_web.py

Both through the whole portal (its middleware too), in one process, on the database of DATABASE_URL inside
a transaction that is undone. Milliseconds of clock and then of our processor, the best of all: every trip to
the database waits for whatever else the machine does. Writes docs/bench/servicio_web.md: the ratios depend
on the machine less than the times.
"""

import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["API_SOLICITUDES_POR_MINUTO"] = "1000000"

from bench._medida import cabeza, escribir, hacer, mejores, tantos
from bench._reloj import PROCESADOR

# isort: split
from django.db import transaction
from django.test import Client
from django.urls import clear_url_caches, path
from django.utils import timezone
from rest_framework.response import Response
from rest_framework.views import APIView

import sso_portal.urls
from cumplimiento.models import EntidadVigilada
from cumplimiento.servicios.credenciales import Pedido, crear_credencial
from cumplimiento.servicios.ensayo import preparar_pruebas
from sso_portal.demo.carga import cumplimiento as carga
from sso_portal.nucleo.cuentas.models import Usuario

BASE = "/api/cumplimiento/v1/"
VECES = tantos(80)


class Vacia(APIView):
    """The framework and the portal around it, and nothing else."""

    authentication_classes = permission_classes = ()

    def get(self, request):
        return Response({})

    def post(self, request):
        return Response({"recibidos": len(request.data)}, status=201)


def en_turnos(una, otra, esperados):
    """(clock of one, of the other, processor of one, of the other), called in turns."""

    def pedir(hacer, esperado):
        respuesta = hacer()
        assert respuesta.status_code == esperado, respuesta.content[:500]

    cosas = [lambda c=c, e=e: pedir(c, e) for c, e in zip((una, otra), esperados, strict=True)]
    return (*mejores(*cosas, veces=VECES), *mejores(*cosas, veces=VECES, medir=PROCESADOR))


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
    return f"""{cabeza("The web service beside an empty view", "servicio_web")} Best of {VECES}, in turns \
with the empty view of the same framework behind the same middleware; no network.

| request | ours, ms | empty | ratio | ours, ms of processor | empty | ratio |
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
    hacer("ANALYZE cumplimiento_obligacion, cumplimiento_entidadvigilada, cumplimiento_materia")
    vence = timezone.localdate() + timedelta(days=30)
    alcances = ["reportes:leer", "reportes:escribir"]
    pedido = Pedido(nombre="Medida", alcances=alcances, vence_el=vence, de_pruebas=True)
    _, secreto = crear_credencial(entidad, pedido, actor=actor)
    cliente = Client(HTTP_HOST="localhost", headers={"Authorization": f"Bearer {secreto}"})
    return cliente, list(ensayo.obligaciones.order_by("pk").values_list("codigo", flat=True))


def main():
    sso_portal.urls.urlpatterns.append(path("vacia/", Vacia.as_view()))
    clear_url_caches()
    with transaction.atomic():
        texto = informe(medir(*mundo()))
        transaction.set_rollback(True)
    escribir("servicio_web", texto)


if __name__ == "__main__":
    main()
