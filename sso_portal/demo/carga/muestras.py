"""About thirty sample files, shared by every invented registration: pictures and PDFs that say so."""

import time
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple
from unicodedata import normalize

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont

CLASES = {
    "identidad_frente": ("Documento de identidad", "Lado anterior", "jpg"),
    "identidad_reverso": ("Documento de identidad", "Lado posterior", "jpg"),
    "diploma": ("Diploma", "Universidad de demostración", "pdf"),
    "acta_grado": ("Acta individual de grado", "Universidad de demostración", "pdf"),
    "convalidacion": ("Resolución de convalidación", "Ministerio de demostración", "pdf"),
    "condicion": ("Soporte de condición", "Entidad de demostración", "png"),
}
VARIANTES = 5
TIPOS = {"jpg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}
ORIGEN = time.gmtime(0)  # the same bytes whenever they are drawn
FORMATOS = {
    "jpg": {"format": "JPEG"},
    "png": {"format": "PNG"},
    "pdf": {"format": "PDF", "creationDate": ORIGEN, "modDate": ORIGEN},
}
FONDOS = ("#fffdf6", "#f4f6fb", "#fdf7ee", "#f2f8f4", "#f8f4fa")


class Muestra(NamedTuple):
    """A stored sample: what a row of Archivo says of it."""

    clave: str
    nombre: str
    tipo: str
    tamano_bytes: int
    sha256: str


def _escribir(
    lienzo: ImageDraw.ImageDraw, donde: tuple[int, int], texto: str, tamano: int, tinta: str
) -> None:
    """Centre a line; the font that Pillow brings has no accents: where it must serve, they go."""
    fuente: ImageFont.FreeTypeFont | ImageFont.ImageFont
    try:
        fuente = ImageFont.truetype("DejaVuSans.ttf", tamano)
    except OSError:
        fuente = ImageFont.load_default(tamano)
        texto = normalize("NFKD", texto).encode("ascii", "ignore").decode()
    lienzo.text(donde, texto, fill=tinta, font=fuente, anchor="mm")


def _dibujar(titulo: str, subtitulo: str, variante: int) -> Image.Image:
    imagen = Image.new("RGB", (1000, 640), FONDOS[variante])
    lienzo = ImageDraw.Draw(imagen)
    lienzo.rectangle((30, 30, 970, 610), outline="#0a1f4d", width=6)
    lineas = [("REPÚBLICA DE COLOMBIA", 34), (titulo, 52), (subtitulo, 36)]
    lineas += [(f"Documento inventado n.º {variante + 1}, sin ningún valor", 30)]
    for i, (texto, tamano) in enumerate(lineas):
        _escribir(lienzo, (500, 130 + 110 * i), texto, tamano, "#171c28")
    _escribir(lienzo, (500, 560), "DEMOSTRACIÓN", 40, "#a23b17")
    return imagen


def _guardar(clase: str, variante: int) -> Muestra:
    titulo, subtitulo, extension = CLASES[clase]
    memoria = BytesIO()
    _dibujar(titulo, subtitulo, variante).save(
        memoria, {"jpg": "JPEG", "png": "PNG", "pdf": "PDF"}[extension]
    )
    contenido = memoria.getvalue()
    clave = f"muestras/{clase}-{variante + 1}.{extension}"
    if default_storage.exists(clave):  # what is stored is what its rows must say
        with default_storage.open(clave) as guardada:
            contenido = guardada.read()
    else:
        default_storage.save(clave, ContentFile(contenido))
    nombre = f"{clase.replace('_', '-')}.{extension}"
    return Muestra(clave, nombre, TIPOS[extension], len(contenido), sha256(contenido).hexdigest())


def guardar_muestras() -> dict[str, list[Muestra]]:
    """Store the samples once and return them by kind of document."""
    return {clase: [_guardar(clase, v) for v in range(VARIANTES)] for clase in CLASES}
