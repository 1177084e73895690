"""Keep and remove files: storage first, row second; what a crash leaves behind, the sweep removes."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, Any, cast

import structlog
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Sum
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import Actor, registrar
from sso_portal.nucleo.cuentas.models import Persona, Usuario

from . import antivirus, nombres
from .juicio import MAXIMO_INSCRIPCION_BYTES, Tipo, juzgar
from .models import Archivo
from .rechazos import ArchivoRechazado, demasiado_grande

CARPETA = "documentos"  # everything under it in the storage belongs to a row of Archivo
GRACIA_DE_HUERFANOS = timedelta(days=1)
registro = structlog.get_logger(__name__)

Juez = Callable[[str, IO[bytes]], Tipo]


def guardar_subido(  # noqa: PLR0913 (all by name: what it is for, whose, by whom, judged how)
    subido: Any,
    *,
    uso: str,
    titular: Persona | None,
    actor: Usuario | None,
    juez: Juez = juzgar,
    junto_a: models.QuerySet[Archivo] | None = None,
) -> Archivo:
    """Judge, scan and keep what a person uploaded (an UploadedFile, or any file with ``name``).

    ``juez`` says what may be kept (personal documents by default); ``junto_a``: the files already in the
    same registration, which together with this one weigh at most 40 MB. ``actor``: None without account.
    Raises ArchivoRechazado, whose text goes beside the field; nothing is stored then.
    """
    contenido = cast("IO[bytes]", subido.file if isinstance(subido, File) else subido)
    tipo = juez(subido.name, contenido)
    nombre = nombres.limpio(subido.name, tipo.extensiones)
    _exigir_total(nombre, contenido.seek(0, 2), junto_a)
    _exigir_sin_riesgo(nombre, contenido)
    datos = Archivo(nombre=nombre, tipo=tipo.medio, uso=uso, titular=titular, subido_por=actor)
    return _guardar(contenido, datos)


def guardar_generado(
    contenido: bytes,
    *,
    nombre: str,
    uso: str,
    titular: Persona | None = None,
    tipo: str = "application/pdf",
) -> Archivo:
    """Keep a file that the portal itself made: a certificate, an act, a report."""
    return _guardar(BytesIO(contenido), Archivo(nombre=nombre, tipo=tipo, uso=uso, titular=titular))


def _exigir_total(nombre: str, tamano_bytes: int, junto_a: models.QuerySet[Archivo] | None) -> None:
    if junto_a is None:
        return
    total = tamano_bytes + (junto_a.aggregate(total=Sum("tamano_bytes"))["total"] or 0)
    if total > MAXIMO_INSCRIPCION_BYTES:
        raise demasiado_grande("total", nombre, total, MAXIMO_INSCRIPCION_BYTES)


def _exigir_sin_riesgo(nombre: str, contenido: IO[bytes]) -> None:
    """Raise ArchivoRechazado if the antivirus finds a risk, or is configured and does not answer."""
    try:
        riesgo = antivirus.encuentra_riesgo(contenido)
    except antivirus.AntivirusSinRespuesta as error:
        registro.error("antivirus_sin_respuesta", error=str(error))
        raise ArchivoRechazado("sin_revision", nombre) from error
    if riesgo:
        registro.warning("archivo_con_riesgo")
        raise ArchivoRechazado("virus", nombre)


def huella_de(contenido: Any) -> str:
    """SHA-256 of a file or an UploadedFile, in hexadecimal; it is left at its beginning."""
    contenido.seek(0)
    huella = sha256()
    while trozo := contenido.read(1024 * 1024):
        huella.update(trozo)
    contenido.seek(0)
    return huella.hexdigest()


def _guardar(contenido: IO[bytes], archivo: Archivo) -> Archivo:
    """Write the bytes, then the row: if the row never commits, the sweep finds the bytes."""
    huella, tamano = huella_de(contenido), contenido.seek(0, 2)
    contenido.seek(0)
    extension = PurePosixPath(archivo.nombre).suffix.lower()
    clave = f"{CARPETA}/{archivo.uso}/{archivo.pk.hex[:2]}/{archivo.pk.hex}{extension}"
    archivo.clave = default_storage.save(clave, File(contenido))
    archivo.tamano_bytes, archivo.sha256 = tamano, huella
    archivo.save(force_insert=True)
    return archivo


@transaction.atomic
def pasar_archivos(archivos: models.QuerySet[Archivo], titular: Persona) -> None:
    """What was kept of somebody without account is now of ``titular``, who proved to be the same person."""
    archivos.update(titular=titular)


@transaction.atomic
def quitar_archivo(archivo: Archivo, *, actor: Actor) -> None:
    """Remove a file its owner no longer wants: the row now, the bytes when the transaction commits.

    Raises ProtectedError while another row points at it. Bytes that other rows share stay.
    """
    registrar("archivo_quitado", archivo, actor=actor, datos={"uso": archivo.uso, "sha256": archivo.sha256})
    clave = archivo.clave
    archivo.delete()
    transaction.on_commit(lambda: _borrar_si_nadie_lo_usa(clave), robust=True)


def _borrar_si_nadie_lo_usa(clave: str) -> None:
    if not Archivo.objects.filter(clave=clave).exists():
        default_storage.delete(clave)


def barrer_huerfanos() -> int:
    """Remove stored files older than a day that no row claims, and mark the rows whose file is missing.

    Returns how many files were removed. What a missing file was is shown to the ministry and logged.
    """
    guardadas = set(_claves_guardadas(CARPETA))
    conocidas = set(Archivo.objects.values_list("clave", flat=True).order_by().distinct())
    borradas = 0
    for clave in sorted(guardadas - conocidas):
        if default_storage.get_modified_time(clave) < timezone.now() - GRACIA_DE_HUERFANOS:
            _borrar_si_nadie_lo_usa(clave)
            borradas += 1
    ausentes = {c for c in conocidas - guardadas if not default_storage.exists(c)}
    _marcar_ausentes(ausentes)
    return borradas


def _marcar_ausentes(ausentes: set[str]) -> None:
    Archivo.objects.exclude(falta_desde=None).exclude(clave__in=ausentes).update(falta_desde=None)
    nuevos = Archivo.objects.filter(falta_desde=None, clave__in=ausentes)
    for archivo_id in nuevos.order_by("pk").values_list("pk", flat=True):
        registro.error("archivo_sin_contenido", archivo=str(archivo_id))
    nuevos.update(falta_desde=timezone.now())


def _claves_guardadas(carpeta: str) -> Iterator[str]:
    try:
        carpetas, archivos = default_storage.listdir(carpeta)
    except FileNotFoundError:
        return
    yield from (f"{carpeta}/{nombre}" for nombre in archivos if nombre)
    for subcarpeta in carpetas:
        yield from _claves_guardadas(f"{carpeta}/{subcarpeta}")
