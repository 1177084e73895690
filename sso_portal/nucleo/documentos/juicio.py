"""What a personal document is, judged by what it holds and never by its name. Pure: bytes in, type out.

A file that is two things at once (a PDF that is also a program or a ZIP) is refused.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from .imagenes import dano_de_jpg, dano_de_png
from .nombres import acortado
from .rechazos import ArchivoRechazado, demasiado_grande, imagen_enorme

MEGA = 1024 * 1024
MAXIMO_BYTES = 5 * MEGA  # each personal document
MAXIMO_INSCRIPCION_BYTES = 40 * MEGA  # all those of one registration
MAXIMO_PUNTOS = 50_000_000  # of a picture: 150 MB once open
MAXIMO_OBJETOS_PDF = 50_000


@dataclass(frozen=True)
class Tipo:
    """A kind of file: its media type, and the extensions it may carry (the first is the usual one)."""

    medio: str
    extensiones: tuple[str, ...]


PDF = Tipo("application/pdf", (".pdf",))
JPG = Tipo("image/jpeg", (".jpg", ".jpeg", ".jfif"))
PNG = Tipo("image/png", (".png",))

FIRMAS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPG, b"\x89PNG\r\n\x1a\n": PNG}
PROGRAMAS = (
    *(b"MZ", b"\x7fELF", b"#!"),
    *(
        b"\xca\xfe\xba\xbe",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
    ),
)
EXTENSIONES_DE_PROGRAMA = (
    *(".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jse", ".wsf"),
    *(".jar", ".hta", ".lnk", ".sh", ".app", ".apk", ".docm", ".xlsm"),
)
# Whatever a reader may stumble on in bytes that are not what they say.
DANOS_DE_PDF = (
    *(PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError),
    *(RecursionError, OverflowError, OSError, AssertionError, NotImplementedError),
)
ACCIONES_DE_PROGRAMA = {"/JavaScript", "/Launch", "/ImportData"}


def juzgar(nombre: str, contenido: IO[bytes], *, maximo_bytes: int = MAXIMO_BYTES) -> Tipo:
    """The type of a personal document that can be kept: PDF, JPG or PNG, whole and harmless.

    ``contenido`` is read whole and left at its beginning. Raises ArchivoRechazado (vacio, grande,
    ejecutable, tipo, cortado, con_clave, danado, sin_paginas, imagen_enorme) with its sentence.
    """
    nombre = acortado(nombre)
    tamano = contenido.seek(0, 2)
    contenido.seek(0)
    datos = contenido.read(min(tamano, maximo_bytes))
    contenido.seek(0)
    if not datos:
        raise ArchivoRechazado("vacio", nombre)
    tipo = _por_firma(nombre, datos)
    if tamano > maximo_bytes:
        raise demasiado_grande("pdf_grande" if tipo is PDF else "grande", nombre, tamano, maximo_bytes)
    if zipfile.is_zipfile(BytesIO(datos)) or (tipo is not PDF and b"%PDF-" in datos[:1024]):
        raise ArchivoRechazado("ejecutable", nombre)
    (_juzgar_pdf if tipo is PDF else _juzgar_imagen)(nombre, datos)
    return tipo


def _por_firma(nombre: str, datos: bytes) -> Tipo:
    if datos.startswith(PROGRAMAS):
        raise ArchivoRechazado("ejecutable", nombre)
    tipo = next((tipo for firma, tipo in FIRMAS.items() if datos.startswith(firma)), None)
    if tipo is None:
        raise ArchivoRechazado("tipo", nombre)
    return tipo


def _juzgar_imagen(nombre: str, datos: bytes) -> None:
    if codigo := (dano_de_png if datos.startswith(b"\x89PNG") else dano_de_jpg)(datos):
        raise ArchivoRechazado(codigo, nombre)
    try:
        with Image.open(BytesIO(datos), formats=["JPEG", "PNG"]) as imagen:
            puntos = imagen.width * imagen.height
            if puntos > MAXIMO_PUNTOS:
                raise imagen_enorme(nombre, puntos, MAXIMO_PUNTOS)
            imagen.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise imagen_enorme(nombre, Image.MAX_IMAGE_PIXELS or MAXIMO_PUNTOS, MAXIMO_PUNTOS) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise ArchivoRechazado("danado", nombre) from error


def _juzgar_pdf(nombre: str, datos: bytes) -> None:
    cola = datos[-2048:]
    if b"%%EOF" not in cola[-1024:] or b"startxref" not in cola:
        raise ArchivoRechazado("cortado", nombre)
    try:
        codigo = _reparo_de_pdf(PdfReader(BytesIO(datos)))
    except DANOS_DE_PDF as error:
        raise ArchivoRechazado("danado", nombre) from error
    if codigo:
        raise ArchivoRechazado(codigo, nombre)


def _reparo_de_pdf(lector: PdfReader) -> str:
    """The code of what is wrong with a PDF that opens; "" if nothing is."""
    if lector.is_encrypted:
        return "con_clave"
    if not len(lector.pages):
        return "sin_paginas"
    lector.pages[0].get("/Contents")
    return "ejecutable" if any(map(_es_activo, _diccionarios(lector))) else ""


def _diccionarios(lector: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, also those nested in others and in lists."""
    numeros = [(n, g) for g, tabla in lector.xref.items() for n in tabla]
    numeros += [(n, 0) for n in lector.xref_objStm]
    if len(numeros) > MAXIMO_OBJETOS_PDF:
        raise ValueError("too many objects")
    pendientes: list[Any] = [lector.trailer]
    pendientes += [lector.get_object(IndirectObject(n, g, lector)) for n, g in numeros if n]
    while pendientes:
        objeto = pendientes.pop()
        if isinstance(objeto, DictionaryObject):
            yield objeto
            pendientes.extend(v for v in objeto.values() if isinstance(v, dict | list))
        elif isinstance(objeto, list):
            pendientes.extend(v for v in objeto if isinstance(v, dict | list))


def _es_activo(objeto: DictionaryObject) -> bool:
    """Whether a dictionary runs something: a script, a program, or a file with one inside."""
    if objeto.get("/S") in ACCIONES_DE_PROGRAMA or "/JS" in objeto or "/JavaScript" in objeto:
        return True
    if objeto.get("/Subtype") == "/RichMedia":
        return True
    if isinstance(objeto, StreamObject) and objeto.get("/Type") == "/EmbeddedFile":
        return objeto.get_data().startswith(PROGRAMAS)
    adjunto = str(objeto.get("/UF") or objeto.get("/F") or "") if "/EF" in objeto else ""
    return adjunto.lower().endswith(EXTENSIONES_DE_PROGRAMA)
