#!/usr/bin/env python3
"""How fast is compliance: 20,000 reports from a file beside COPY of the same rows; alerts over 500,000 cases.

    python bench/cumplimiento.py

Works on the database of DATABASE_URL inside a transaction that is undone. Seconds of clock, the best of
three where it repeats. Writes docs/bench/cumplimiento.md: ratios depend on the machine less than times.
"""

import os
import platform
import resource
import sys
import time
from datetime import timedelta
from pathlib import Path
from random import Random

RAIZ = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(RAIZ))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sso_portal.settings")

import django  # noqa: E402 — the settings go first

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from cumplimiento.consultas import supervision  # noqa: E402
from cumplimiento.models import Obligacion, Reporte  # noqa: E402
from sso_portal.demo.carga import cumplimiento as carga  # noqa: E402
from sso_portal.demo.copia import ajustar_secuencias, copiar, siguiente_id  # noqa: E402
from sso_portal.nucleo.cargas.formatos import formato_de  # noqa: E402
from sso_portal.nucleo.cargas.servicios import (  # noqa: E402
    confirmar_carga,
    procesar_carga,
    subir_carga,
)
from sso_portal.nucleo.cuentas.models import Usuario  # noqa: E402
from sso_portal.nucleo.firmas.codigos import nuevo_codigo  # noqa: E402

INFORME = RAIZ / "docs" / "bench" / "cumplimiento.md"
FILAS, CASOS = 20_000, 500_000
TITULOS = "caso;estado;fecha_reporte;prueba_tipo;prueba_numero;prueba_fecha;observacion"


def cronometrar(hacer):
    inicio = time.perf_counter()
    hecho = hacer()
    return time.perf_counter() - inicio, hecho


def casos(cuantos, vigiladas, catalogo, inicio_de, prefijo):
    """COPY ``cuantos`` pending cases; their numbers."""
    primera = siguiente_id(Obligacion)
    codigos = [f"{prefijo}-{n:07}" for n in range(cuantos)]

    def filas():
        for n, codigo in enumerate(codigos):
            v, inicio = vigiladas[n % len(vigiladas)], inicio_de(n)
            regimen = catalogo.regimenes[v.regimen]
            yield (
                primera + n, codigo, nuevo_codigo("CU"), v.entidad, v.regimen,
                catalogo.materias[v.regimen][n % 3].pk, regimen.norma_id, "dictamen", codigo, "", "x",
                inicio, 15, 0, False, inicio + timedelta(days=90), inicio, "pendiente", None, None, False,
                "sin_revisar", "", False, timezone.now(),
            )  # fmt: skip

    copiar(Obligacion, carga.CAMPOS_OBLIGACION, filas())
    ajustar_secuencias(Obligacion)
    return codigos


def por_archivo(vigilada, codigos, hoy):
    """The whole way of a file: uploaded, read, validated, confirmed, saved."""
    actor, formato = Usuario.objects.get(pk=vigilada.usuario), formato_de("reportes")
    fila = f";Cumplido;{hoy.isoformat()};Comprobante de pago;77;{hoy.isoformat()};"
    contenido = "\n".join([TITULOS, *(codigo + fila for codigo in codigos)]).encode()
    subida, (c, _) = cronometrar(
        lambda: subir_carga(SimpleUploadedFile("r.csv", contenido), formato=formato, actor=actor)
    )
    validar, _ = cronometrar(lambda: procesar_carga(c.pk))
    c.refresh_from_db()
    confirmar_carga(c, solo_buenas=False, actor=actor)
    guardar, _ = cronometrar(lambda: procesar_carga(c.pk))
    c.refresh_from_db()
    assert c.filas_guardadas == len(codigos), (c.estado, c.impedimento)
    return subida, validar, guardar


def por_copia():
    """COPY of the very rows that the file left, as the floor."""
    campos = [f.name for f in Reporte._meta.concrete_fields if f.name not in {"id", "numero", "clave"}]
    filas = list(Reporte.objects.order_by("pk").values_list(*campos)[:FILAS])
    filas = [(99, *fila) for fila in filas]
    return min(cronometrar(lambda: copiar_y_deshacer(["numero", *campos], filas))[0] for _ in range(3))


def copiar_y_deshacer(campos, filas):
    punto = transaction.savepoint()
    copiar(Reporte, campos, filas)
    transaction.savepoint_rollback(punto)


def alertas():
    """(seconds of the alerts, seconds of their SQL alone, how many, how many queries)."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE cumplimiento_obligacion")
    sql, datos = supervision.consulta_de_alertas(supervision._grupos(None))  # noqa: SLF001 — the same text

    def sola():
        with connection.cursor() as cursor:
            cursor.execute(sql, datos)
            return cursor.fetchall()

    nuestra = min(cronometrar(lambda: supervision.claves_en_alerta(None))[0] for _ in range(3))
    desnuda, filas = min((cronometrar(sola) for _ in range(3)), key=lambda par: par[0])
    return nuestra, desnuda, len(filas)


def informe(tiempos, copia, medidas):
    subida, validar, guardar = tiempos
    total = sum(tiempos)
    nuestra, desnuda, cuantas = medidas
    memoria = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"""# Compliance: how fast

`python bench/cumplimiento.py`, {timezone.localdate():%Y-%m-%d}, Python {platform.python_version()}, \
{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}.

| {FILAS:,} reports from a CSV | seconds | limit |
|---|--:|--:|
| upload (judged, kept, rung) | {subida:.2f} | |
| read and validate | {validar:.2f} | |
| save | {guardar:.2f} | |
| **the whole way** | **{total:.2f}** | 60 |
| COPY of the same {FILAS:,} reports | {copia:.2f} | |
| saving ÷ COPY | {guardar / copia:.1f} | 12 |

The largest memory of the process, with everything below in it: {memoria:.0f} MB.

| alerts over {CASOS:,} obligations | |
|---|--:|
| in alert | {cuantas:,} |
| whole function (3 queries) | {nuestra:.3f} s |
| its SQL alone, rows fetched | {desnuda:.3f} s |
| ratio | {nuestra / desnuda:.2f} (limit 2) |
"""


@transaction.atomic
def medir():
    azar, hoy = Random(1), timezone.localdate()
    catalogo = carga.fundar_catalogo()
    vigiladas = carga.copiar_vigiladas(azar)
    suyos = casos(FILAS, vigiladas[:1], catalogo, lambda _: hoy - timedelta(days=5), "B")
    tiempos = por_archivo(vigiladas[0], suyos, hoy)
    copia = por_copia()
    pico = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"after the file: {pico:.0f} MB")
    casos(CASOS, vigiladas, catalogo, lambda n: hoy - timedelta(days=n % 12 if n % 100 else 60), "A")
    print(informe(tiempos, copia, alertas()))
    INFORME.write_text(informe(tiempos, copia, alertas()))
    transaction.set_rollback(True)


if __name__ == "__main__":
    medir()
