"""Read an XLSX without trusting it: its extent and its formulas are known before it is opened."""

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum, load_workbook

from .hojas import CELDAS_MAXIMAS, COLUMNAS_MAXIMAS, Hoja, HojaIlegible

CELDA = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:\s*<(?:\w+:)?(f)\b)?')
FILA = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,7})"')
HOJA_XML = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
RELACION = re.compile(rb"<Relationship\s[^>]*>")
ATRIBUTO = r'\b{}="([^"]*)"'
TROZO = 1024 * 1024
NO_SE_LEE = "El archivo no se puede leer. Ábralo en su hoja de cálculo, guárdelo de nuevo como XLSX y súbalo"


def leer_xlsx(datos: bytes, elegir: Callable[[list[str]], int]) -> Hoja:
    """The visible sheet whose titles ``elegir`` scores highest (the first one, if they tie).

    Raises HojaIlegible when there is no table to read, or it is too wide or too long.
    """
    formulas = dict(_formulas_por_hoja(datos))
    try:
        libro = load_workbook(BytesIO(datos))
        hojas = [h.name for h in libro.sheets_metadata if h.visible == SheetVisibleEnum.Visible]
        leidas = [_leer_hoja(libro, nombre, formulas.get(nombre, frozenset())) for nombre in hojas]
    except CalamineError as error:
        raise HojaIlegible(NO_SE_LEE) from error
    if not leidas:
        raise HojaIlegible("El archivo no tiene hojas visibles. Use la plantilla")
    return max(leidas, key=lambda hoja: elegir(hoja.titulos))


def _leer_hoja(libro: CalamineWorkbook, nombre: str, formulas: frozenset[tuple[int, int]]) -> Hoja:
    hoja = libro.get_sheet_by_name(nombre)
    combinadas = any(inicio[0] == 0 for inicio, _ in hoja.merged_cell_ranges or [])
    celdas = [[_texto(v) for v in fila] for fila in hoja.to_python(skip_empty_area=False)]
    return Hoja(celdas, nombre=nombre, formulas=formulas, titulos_combinados=combinadas)


def _texto(valor: Any) -> str:
    """A cell as the person would write it; whole numbers without decimals, dates as year-month-day."""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, float):
        if abs(valor) >= 1e15:  # the sheet no longer keeps every digit
            return f"{valor:.5E}"
        return str(int(valor)) if valor == int(valor) else repr(valor).replace(".", ",")
    if isinstance(valor, datetime):
        return valor.date().isoformat() if valor.time() == time() else valor.isoformat(sep=" ")
    if isinstance(valor, date | time | timedelta):
        return str(valor)
    return str(valor)


def _formulas_por_hoja(datos: bytes) -> Iterator[tuple[str, frozenset[tuple[int, int]]]]:
    """(sheet name, places of its formulas); raises HojaIlegible if a sheet is too large to be opened."""
    try:
        with zipfile.ZipFile(BytesIO(datos)) as comprimido:
            for nombre, ruta in _rutas_de_hojas(comprimido):
                with comprimido.open(ruta) as contenido:
                    yield nombre, frozenset(_formulas(contenido))
    except (zipfile.BadZipFile, KeyError, OSError, EOFError) as error:
        raise HojaIlegible(NO_SE_LEE) from error


def _rutas_de_hojas(comprimido: zipfile.ZipFile) -> list[tuple[str, str]]:
    relaciones = {
        _atributo(r, "Id"): _atributo(r, "Target").lstrip("/").removeprefix("xl/")
        for r in RELACION.findall(comprimido.read("xl/_rels/workbook.xml.rels"))
    }
    hojas = HOJA_XML.findall(comprimido.read("xl/workbook.xml"))
    pares = [(_atributo(h, "name"), relaciones.get(_atributo(h, r"\w+:id"), "")) for h in hojas]
    return [(_sin_entidades(nombre), f"xl/{ruta}") for nombre, ruta in pares if "worksheets/" in ruta]


def _atributo(etiqueta: bytes, nombre: str) -> str:
    hallado = re.search(ATRIBUTO.format(nombre), etiqueta.decode(errors="replace"))
    return hallado[1] if hallado else ""


def _sin_entidades(texto: str) -> str:
    for entidad, signo in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        texto = texto.replace(entidad, signo)
    return texto


def _formulas(contenido: Any) -> Iterator[tuple[int, int]]:
    """(row, column) of each formula. Raises HojaIlegible if the last cell is too far from the corner."""
    resto, ancho, alto = b"", 1, 1
    while trozo := contenido.read(TROZO):
        bloque = resto + trozo
        for letras, fila, formula in CELDA.findall(bloque):
            columna = _indice(letras)
            ancho, alto = max(ancho, columna + 1), max(alto, int(fila))
            if formula:
                yield int(fila), columna
        alto = max([alto, *map(int, FILA.findall(bloque))])
        _exigir_extension(ancho, alto)
        resto = bloque[max(0, bloque.rfind(b"<c ")) :][-4096:]


def _exigir_extension(ancho: int, alto: int) -> None:
    if ancho > COLUMNAS_MAXIMAS:
        raise HojaIlegible(f"La hoja tiene más de {COLUMNAS_MAXIMAS} columnas. Use la plantilla")
    if ancho * alto > CELDAS_MAXIMAS:
        raise HojaIlegible("La hoja tiene datos muy abajo. Copie las filas en la plantilla")


def _indice(letras: bytes) -> int:
    numero = 0
    for letra in letras:
        numero = numero * 26 + letra - 64
    return numero - 1
