"""Read a CSV however the spreadsheet of the person wrote it: separator and encoding are found, and told."""

import codecs
import csv
from io import StringIO

from .hojas import COLUMNAS_MAXIMAS, Hoja, HojaIlegible

SEPARADORES = {";": "punto y coma", ",": "coma", "\t": "tabulador"}
MARCAS = [
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
]
INICIOS_DE_FORMULA = ("=", "@")
CELDA_MAXIMA = 32_767  # what a cell of a spreadsheet holds


def leer_csv(datos: bytes) -> Hoja:
    """The table in ``datos``: UTF-8 with or without mark, UTF-16 or Latin-1; «;», «,» or tab.

    Raises HojaIlegible when it is not a table.
    """
    texto, codificacion = _descifrar(datos)
    separador = _separador(texto)
    csv.field_size_limit(CELDA_MAXIMA)
    try:
        celdas = list(csv.reader(StringIO(texto, newline=""), delimiter=separador))
    except csv.Error as error:
        raise HojaIlegible(
            "El archivo tiene comillas sin cerrar o una celda demasiado larga. Guárdelo de nuevo como CSV"
        ) from error
    if max(map(len, celdas), default=0) > COLUMNAS_MAXIMAS:
        raise HojaIlegible(f"El archivo tiene más de {COLUMNAS_MAXIMAS} columnas. Use la plantilla")
    formulas = {
        (fila, columna)
        for fila, valores in enumerate(celdas, start=1)
        for columna, valor in enumerate(valores)
        if valor.startswith(INICIOS_DE_FORMULA)
    }
    return Hoja(
        [[_sin_comilla(v) for v in fila] for fila in celdas],
        separador=SEPARADORES[separador],
        codificacion=codificacion,
        formulas=frozenset(formulas),
    )


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
