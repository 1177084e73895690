"""Read an XLSX without trusting it: its extent and its formulas are known before it is opened."""

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from html import unescape
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from .hojas import CELDAS_MAXIMAS, COLUMNAS_MAXIMAS, Hoja, HojaIlegible, exigir_pocas_formulas

# None of them goes back over what it read: a part made to be slow to search is read once, too.
CELDA = re.compile(
    rb'<(?:\w+:)?c(?=[\s/>])(?:[^<>]*?\sr="([A-Z]{1,3})(\d{1,7})")?+[^<>]*+>(?:\s*+<(?:\w+:)?(f)\b)?'
)
FILA = re.compile(rb'<(?:\w+:)?row\s[^<>]*?\br="(\d{1,7})"')
HOJA_XML = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*+>")
RELACION = re.compile(rb"<Relationship\s[^<>]*+>")
ATRIBUTO = r'\b{}="([^"]*)"'
IDENTIDAD = r"\w+:id"
TROZO = 1024 * 1024
SIN_CORTE = 4 * TROZO  # no cell nor tag of a spreadsheet is so long
TEXTO_MAXIMO_BYTES = 64 * TROZO  # of what the cells of every sheet say, which is kept apart
NO_SE_LEE = "El archivo no se puede leer. Ábralo en su hoja de cálculo, guárdelo de nuevo como XLSX y súbalo"


def leer_xlsx(datos: bytes, elegir: Callable[[list[str]], int]) -> Hoja:
    """The visible sheet whose titles ``elegir`` scores highest (the first one, if they tie).

    Raises HojaIlegible when there is no table to read, or it is too wide or too long.
    """
    formulas = _formulas_por_hoja(datos)
    try:
        libro = load_workbook(BytesIO(datos))
        hojas = [h.name for h in libro.sheets_metadata if _es_legible(h)]
        leidas = [_leer_hoja(libro, nombre, formulas[nombre]) for nombre in hojas]
    except (CalamineError, KeyError) as error:  # or a sheet that nobody looked at before
        raise HojaIlegible(NO_SE_LEE) from error
    if not leidas:
        raise HojaIlegible("El archivo no tiene hojas visibles. Use la plantilla")
    return max(leidas, key=lambda hoja: elegir(hoja.titulos))


def _es_legible(hoja: Any) -> bool:
    return hoja.visible == SheetVisibleEnum.Visible and hoja.typ == SheetTypeEnum.WorkSheet


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


def _formulas_por_hoja(datos: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """{sheet: places of its formulas}. Raises HojaIlegible if the sheets are too large to be opened.

    Every part is looked at, not only those that the index names: a reader may find another by that name.
    """
    partes, libres = {}, CELDAS_MAXIMAS
    try:
        with zipfile.ZipFile(BytesIO(datos)) as comprimido:
            rutas = dict(_rutas_de_hojas(comprimido))
            for parte in filter(_es_del_libro, comprimido.infolist()):
                if parte.file_size > TEXTO_MAXIMO_BYTES and parte.filename not in rutas.values():
                    raise HojaIlegible("El archivo tiene demasiado texto. Divídalo en dos")
                with comprimido.open(parte) as contenido:
                    partes[parte.filename], usadas = _examinar(contenido, libres)
                libres -= usadas
            return {nombre: partes[ruta] for nombre, ruta in rutas.items() if ruta in partes}
    except (zipfile.BadZipFile, KeyError, OSError, EOFError) as error:
        raise HojaIlegible(NO_SE_LEE) from error


def _es_del_libro(parte: zipfile.ZipInfo) -> bool:
    nombre = parte.filename.lower()
    return nombre.startswith("xl/") and nombre.endswith(".xml")


def _rutas_de_hojas(comprimido: zipfile.ZipFile) -> list[tuple[str, str]]:
    relaciones = {
        _atributo(r, "Id"): _atributo(r, "Target").lstrip("/").removeprefix("xl/")
        for r in RELACION.findall(_indice(comprimido, "xl/_rels/workbook.xml.rels"))
    }
    hojas = HOJA_XML.findall(_indice(comprimido, "xl/workbook.xml"))
    return [
        (unescape(_atributo(h, "name")), f"xl/{relaciones.get(_atributo(h, IDENTIDAD), '')}") for h in hojas
    ]


def _indice(comprimido: zipfile.ZipFile, nombre: str) -> bytes:
    """A part that names others: never a large one."""
    with comprimido.open(nombre) as contenido:
        if len(leido := contenido.read(TROZO + 1)) > TROZO:
            raise HojaIlegible(NO_SE_LEE)
    return leido


def _atributo(etiqueta: bytes, nombre: str) -> str:
    hallado = re.search(ATRIBUTO.format(nombre), etiqueta.decode(errors="replace"))
    return hallado[1] if hallado else ""


def _examinar(contenido: Any, libres: int) -> tuple[frozenset[tuple[int, int]], int]:
    """({(row, column) of each formula}, cells from the corner to the last one) of a part.

    Raises HojaIlegible past ``libres`` cells, with too many columns or formulas, or where it cannot be told.
    """
    formulas: set[tuple[int, int]] = set()
    ancho, alto, cuantas = 0, 1, 0
    for bloque in _bloques(contenido):
        celdas = CELDA.findall(bloque)
        cuantas += len(celdas)
        columnas = {letras for letras, _, _ in celdas}
        if b"" in columnas:  # a cell without its place: nobody knows how far it is
            raise HojaIlegible(NO_SE_LEE)
        ancho = max([ancho, *(_columna(letras) + 1 for letras in columnas)])
        alto = max([alto, *map(int, {*FILA.findall(bloque), *(fila for _, fila, _ in celdas)})])
        formulas |= {(int(fila), _columna(letras)) for letras, fila, formula in celdas if formula}
        _exigir_extension(ancho, max(ancho * alto, cuantas), libres)
        exigir_pocas_formulas(len(formulas))
    return frozenset(formulas), max(ancho * alto, cuantas)


def _bloques(contenido: Any) -> Iterator[bytes]:
    """The bytes of a part by pieces, cut where a cell begins, or where a tag does if none is near."""
    resto = b""
    while trozo := contenido.read(TROZO):
        bloque = resto + trozo
        corte = bloque.rfind(b"<", 0, max(bloque.rfind(b"<c ") + 1, bloque.rfind(b":c "), 0))
        if len(bloque) - corte > SIN_CORTE:
            corte = bloque.rfind(b"<")
        if len(bloque) - corte > SIN_CORTE:
            raise HojaIlegible(NO_SE_LEE)
        yield bloque[: max(corte, 0)]
        resto = bloque[max(corte, 0) :]
    yield resto


def _exigir_extension(ancho: int, celdas: int, libres: int) -> None:
    if ancho > COLUMNAS_MAXIMAS:
        raise HojaIlegible(f"La hoja tiene más de {COLUMNAS_MAXIMAS} columnas. Use la plantilla")
    if celdas > libres:
        raise HojaIlegible("La hoja tiene datos muy abajo. Copie las filas en la plantilla")


def _columna(letras: bytes) -> int:
    numero = 0
    for letra in letras:
        numero = numero * 26 + letra - 64
    return numero - 1
