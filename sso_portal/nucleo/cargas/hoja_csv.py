"""Read a CSV however the spreadsheet of the person wrote it: separator and encoding are found, and told."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO

from sso_portal.nucleo.legible.cifras import miles

from .hojas import CELDAS_MAXIMAS, COLUMNAS_MAXIMAS, Hoja, HojaIlegible, exigir_pocas_formulas

SEPARADORES = {";": "punto y coma", ",": "coma", "\t": "tabulador"}
MARCAS = [
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
]
INICIOS_DE_FORMULA = ("=", "@")
ENTRE_COMILLAS = re.compile(r'"[^"]*"')
CELDA_MAXIMA = 32_767  # what a cell of a spreadsheet holds


def leer_csv(datos: bytes) -> Hoja:
    """The table in ``datos``: UTF-8 with or without mark, UTF-16 or Latin-1; «;», «,» or tab.

    Raises HojaIlegible when it is not a table.
    """
    texto, codificacion = _descifrar(datos)
    separador = _separador(texto)
    csv.field_size_limit(CELDA_MAXIMA)
    celdas: list[list[str]] = []
    formulas: set[tuple[int, int]] = set()
    cuantas = 0
    try:
        for fila in csv.reader(_lineas(texto, separador), delimiter=separador):
            _exigir_columnas(len(fila))
            cuantas += len(fila)
            _exigir_celdas(cuantas)
            numero = len(celdas) + 1
            formulas |= {(numero, n) for n, valor in enumerate(fila) if valor.startswith(INICIOS_DE_FORMULA)}
            exigir_pocas_formulas(len(formulas))
            celdas.append([_sin_comilla(v) for v in fila])
    except csv.Error as error:
        raise HojaIlegible(
            "El archivo tiene comillas sin cerrar o una celda demasiado larga. Guárdelo de nuevo como CSV"
        ) from error
    return Hoja(
        celdas, separador=SEPARADORES[separador], codificacion=codificacion, formulas=frozenset(formulas)
    )


def _lineas(texto: str, separador: str) -> Iterator[str]:
    """One line after the other; those with too many separators outside quotes are never cut in cells."""
    for linea in StringIO(texto, newline=""):
        if linea.count(separador) >= COLUMNAS_MAXIMAS:
            _exigir_columnas(ENTRE_COMILLAS.sub("", linea).count(separador) + 1)
        yield linea


def _exigir_columnas(cuantas: int) -> None:
    if cuantas > COLUMNAS_MAXIMAS:
        raise HojaIlegible(f"El archivo tiene más de {COLUMNAS_MAXIMAS} columnas. Use la plantilla")


def _exigir_celdas(cuantas: int) -> None:
    if cuantas > CELDAS_MAXIMAS:
        raise HojaIlegible(f"El archivo tiene más de {miles(CELDAS_MAXIMAS)} celdas. Divídalo en dos")


def _descifrar(datos: bytes) -> tuple[str, str]:
    for marca, codec, nombre in MARCAS:
        if datos.startswith(marca):
            return datos.decode(codec, errors="replace"), nombre
    try:
        return datos.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return datos.decode("cp1252", errors="replace"), "Latin-1"


def _separador(texto: str) -> str:
    """The separator that the line of titles uses most."""
    primera = texto.lstrip("\r\n").partition("\n")[0]
    return max(SEPARADORES, key=primera.count)


def _sin_comilla(valor: str) -> str:
    """Undo the apostrophe that our own returned files put before what looks like a formula."""
    return valor[1:] if valor[:1] == "'" and valor[1:2] in {"=", "+", "-", "@", "\t"} else valor
