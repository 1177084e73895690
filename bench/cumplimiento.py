#!/usr/bin/env python3
"""How fast is compliance: 20,000 reports from a file beside COPY of the same rows; a file with a ZIP of 2,000
documents beside unpacking and keeping them; alerts over 500,000 cases.

    python bench/cumplimiento.py

Works on the database of DATABASE_URL inside a transaction that is undone. Seconds of clock, the best of
three where it repeats. Writes docs/bench/cumplimiento.md: ratios depend on the machine less than times.
"""

import resource
import sys
import zipfile
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench._medida import cabeza, cronometrar, escribir, hacer, leer, mejores, tantos

# isort: split
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from cumplimiento.consultas import supervision
from cumplimiento.models import Dictamen, Obligacion, Reporte
from sso_portal.demo.carga import cumplimiento as carga
from sso_portal.nucleo.cargas.formatos import formato_de
from sso_portal.nucleo.cargas.servicios import (
    confirmar_carga,
    guardar_anexos,
    procesar_carga,
    subir_carga,
)
from sso_portal.nucleo.copia import ajustar_secuencias, copiar, siguiente_id
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.juicio import juzgar
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.firmas.codigos import nuevo_codigo

FILAS, CASOS, DOCUMENTOS, PESO = tantos(20_000), tantos(500_000), tantos(2_000), 50_000
TITULOS = "caso;estado;fecha_reporte;prueba_tipo;prueba_numero;prueba_fecha;observacion"


def casos(  # noqa: PLR0913 (a row of the world has many sides)
    vigiladas, catalogo, inicio_de, prefijo, *, cuantos=FILAS, dictamen=None
):
    """COPY ``cuantos`` pending cases; their numbers. ``dictamen``: the key of the one that ordered them."""
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
                "sin_revisar", "", False, timezone.now(), dictamen,
            )  # fmt: skip

    copiar(Obligacion, (*carga.CAMPOS_OBLIGACION, "dictamen"), filas())
    ajustar_secuencias(Obligacion)
    return codigos


def por_archivo(vigilada, codigos, hoy, paquete=None):
    """The whole way of a file: uploaded (with its ZIP), read, validated, confirmed, saved."""
    actor, formato = Usuario.objects.get(pk=vigilada.usuario), formato_de("reportes")
    fila = f";Cumplido;{hoy.isoformat()};Comprobante de pago;77;{hoy.isoformat()};"
    contenido = "\n".join([TITULOS, *(codigo + fila for codigo in codigos)]).encode()

    def subir():
        anexos = guardar_anexos(SimpleUploadedFile("p.zip", paquete), actor=actor) if paquete else None
        hoja = SimpleUploadedFile("r.csv", contenido)
        return subir_carga(hoja, formato=formato, actor=actor, anexos=anexos)

    subida, (c, _) = cronometrar(subir)
    validar, _ = cronometrar(lambda: procesar_carga(c.pk))
    c.refresh_from_db()
    confirmar_carga(c, solo_buenas=False, actor=actor)
    guardar, _ = cronometrar(lambda: procesar_carga(c.pk))
    c.refresh_from_db()
    assert c.filas_guardadas == len(codigos), (c.estado, c.impedimento)
    return subida, validar, guardar


def con_personas(vigilada, catalogo, inicio):
    """A dictamen whose affected person has an address: each report about it writes a message."""
    regimen = catalogo.regimenes[vigilada.regimen]
    return Dictamen.objects.create(
        numero="B", fecha=inicio, regimen=regimen, materia=catalogo.materias[vigilada.regimen][0],
        norma=regimen.norma, instruccion="x", plazo_dias_habiles=15, correo="persona@example.org",
    ).pk  # fmt: skip


def por_copia():
    """COPY of the very rows that the file left, as the floor."""
    campos = [f.name for f in Reporte._meta.concrete_fields if f.name not in {"id", "numero", "clave"}]
    filas = list(Reporte.objects.order_by("pk").values_list(*campos)[:FILAS])
    filas = [(99, *fila) for fila in filas]
    veces = [cronometrar(lambda: copiar_y_deshacer(["numero", *campos], filas))[0] for _ in range(5)]
    return median(veces)  # saving is measured once: the luckiest COPY would not be its equal


def copiar_y_deshacer(campos, filas):
    punto = transaction.savepoint()
    copiar(Reporte, campos, filas)
    transaction.savepoint_rollback(punto)


# --- The ZIP of documents ---


def empacar(codigos):
    """A ZIP of 2,000 pictures of a scanned page, about 100 MB, and its manifest."""
    azar, salida = Random(2), BytesIO()
    with zipfile.ZipFile(salida, "w") as zip_:
        zip_.writestr("manifiesto.csv", "\n".join(["caso;archivo", *(f"{c};{c}.png" for c in codigos)]))
        for codigo in codigos:
            zip_.writestr(f"{codigo}.png", pagina(azar))
    return salida.getvalue()


def pagina(azar):
    """A picture whose points do not repeat: it weighs what its points weigh."""
    salida = BytesIO()
    Image.frombytes("L", (200, PESO // 200), azar.randbytes(PESO)).save(salida, "PNG", compress_level=1)
    return salida.getvalue()


def desempacar(paquete):
    """The floor: each document unpacked, judged once, hashed and written, with nothing else around."""
    with zipfile.ZipFile(BytesIO(paquete)) as zip_:
        for nombre in zip_.namelist()[1:]:
            datos = zip_.read(nombre)
            juzgar(nombre, BytesIO(datos))
            sha256(datos).hexdigest()
            default_storage.delete(default_storage.save(f"banco/{nombre}", ContentFile(datos)))


def con_documentos(vigilada, codigos, hoy):
    """(times of the file, seconds of the floor, MB of memory: ours, of the floor; MB of the ZIP)."""
    paquete = empacar(codigos)
    olvidar_la_cumbre()
    piso, _ = cronometrar(lambda: desempacar(paquete))
    memoria_piso = cumbre()
    olvidar_la_cumbre()
    tiempos = por_archivo(vigilada, codigos, hoy, paquete)
    memoria = cumbre()
    for clave in Archivo.objects.filter(uso="prueba").values_list("clave", flat=True):
        default_storage.delete(clave)
    return tiempos, piso, memoria, memoria_piso, len(paquete) / 1024 / 1024


def olvidar_la_cumbre():
    """From here on the largest memory is counted anew (Linux)."""
    Path("/proc/self/clear_refs").write_text("5")


def cumbre():
    """The largest memory since then, in MB."""
    lineas = Path("/proc/self/status").read_text().splitlines()
    return next(int(linea.split()[1]) for linea in lineas if linea.startswith("VmHWM")) / 1024


def alertas():
    """(seconds of the alerts, seconds of their SQL alone, how many, how many queries)."""
    hacer("ANALYZE cumplimiento_obligacion")
    orden = supervision.consulta_de_alertas(supervision._grupos(None))  # noqa: SLF001 — the same text
    tiempos = mejores(lambda: supervision.claves_en_alerta(None), lambda: leer(*orden), veces=3)
    return *(t / 1000 for t in tiempos), len(leer(*orden))


def informe(tiempos, copia, memoria, medidas, documentos):
    (subida, validar, guardar), avisando = tiempos
    total = subida + validar + avisando
    nuestra, desnuda, cuantas = medidas
    (entrada, revision, guardado), piso, con_zip, sin_zip, megas = documentos
    return f"""{cabeza("Compliance: how fast", "cumplimiento")}

| {FILAS:,} reports from a CSV | seconds | limit |
|---|--:|--:|
| upload (judged, kept, rung) | {subida:.2f} | |
| read and validate | {validar:.2f} | |
| save | {guardar:.2f} | |
| save, with a message to each affected person | {avisando:.2f} | |
| **the whole way**, messages and all | **{total:.2f}** | 60 |
| COPY of the same {FILAS:,} reports | {copia:.2f} | |
| saving ÷ COPY | {guardar / copia:.1f} | 12 |
| saving with messages ÷ COPY | {avisando / copia:.1f} | |

The largest memory of the process that read, validated and saved them: {memoria:.0f} MB (limit 300).

| {DOCUMENTOS:,} reports, each with its document, in a ZIP of {megas:.0f} MB | seconds |
|---|--:|
| upload (the ZIP judged and expanded once, kept) | {entrada:.2f} |
| read and validate (every document judged) | {revision:.2f} |
| save (judged again, kept) | {guardado:.2f} |
| **the whole way** | **{entrada + revision + guardado:.2f}** |
| unpacking, judging once, hashing and writing the same {DOCUMENTOS:,} documents | {piso:.2f} |
| ratio | {(entrada + revision + guardado) / piso:.1f} (limit 5) |

The largest memory of the process on that way, with the ZIP in it and what the measures \
before left: {con_zip:.0f} MB; of the floor: {sin_zip:.0f} MB; \
ratio {con_zip / sin_zip:.2f} (limit 2).

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
    catalogo, inicio = carga.fundar_catalogo(), hoy - timedelta(days=5)
    reverse("cargas:lista")  # a worker has the pages imported long before a file comes
    vigilada, *_ = vigiladas = carga.copiar_vigiladas(azar)
    suyos = casos([vigilada], catalogo, lambda _: inicio, "B")
    callados = por_archivo(vigilada, suyos, hoy)
    dictamen = con_personas(vigilada, catalogo, inicio)
    con_aviso = casos([vigilada], catalogo, lambda _: inicio, "C", dictamen=dictamen)
    tiempos = callados, por_archivo(vigilada, con_aviso, hoy)[-1]
    memoria = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    copia = por_copia()
    documentos = con_documentos(
        vigilada, casos([vigilada], catalogo, lambda _: inicio, "D", cuantos=DOCUMENTOS), hoy
    )
    casos(vigiladas, catalogo, lambda n: hoy - timedelta(days=n % 12 if n % 100 else 60), "A", cuantos=CASOS)
    texto = informe(tiempos, copia, memoria, alertas(), documentos)
    escribir("cumplimiento", texto)
    transaction.set_rollback(True)


if __name__ == "__main__":
    medir()
