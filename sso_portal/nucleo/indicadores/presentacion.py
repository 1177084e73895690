"""A measurement as a page draws it: cells in words, bars with their length, files with their size."""

from dataclasses import dataclass

from sso_portal.nucleo.legible.cifras import ESPACIO, miles

from .consultas import Medicion
from .exportacion import en_csv
from .metricas import Celda, Columna, Fila

CORTAS = {"%": f"{ESPACIO}%"}  # units written after the figure; the others stand in the heading


@dataclass(frozen=True)
class CeldaVista:
    """A cell: its words and, where the column is drawn, the length of its bar."""

    columna: Columna
    texto: str
    barra: float | None = None


@dataclass(frozen=True)
class Cuadro:
    """Everything the page says of one measurement."""

    medicion: Medicion
    filas: list[list[CeldaVista]]
    titulares: list[tuple[str, str]]
    maximo: float
    faltan: int
    peso_csv: int


def cuadro(medicion: Medicion, *, filas: int | None = None) -> Cuadro:
    """Draw a measurement; with ``filas``, only the first ones."""
    tabla = medicion.tabla
    visibles = tabla.filas[:filas]
    return Cuadro(
        medicion=medicion,
        filas=[[_celda(columna, fila, tabla.barra) for columna in tabla.columnas] for fila in visibles],
        titulares=[(rotulo, _texto(valor)) for rotulo, valor in tabla.titulares],
        maximo=_maximo(medicion),
        faltan=len(tabla.filas) - len(visibles),
        peso_csv=len(en_csv(medicion).encode()),
    )


def _maximo(medicion: Medicion) -> float:
    """The figure that fills a bar: the whole for percentages, the largest of the table for the rest."""
    tabla = medicion.tabla
    unidad = {columna.clave: columna.unidad for columna in tabla.columnas}.get(tabla.barra)
    if unidad == "%":
        return 100
    numeros = [valor for fila in tabla.filas if isinstance(valor := fila.get(tabla.barra), int | float)]
    return max(numeros, default=0)


def _celda(columna: Columna, fila: Fila, dibujada: str) -> CeldaVista:
    valor = fila[columna.clave]
    barra = float(valor) if columna.clave == dibujada and isinstance(valor, int | float) else None
    sufijo = CORTAS.get(columna.unidad, "") if isinstance(valor, int | float) else ""
    return CeldaVista(columna, _texto(valor) + sufijo, barra)


def _texto(valor: Celda) -> str:
    if valor is None:
        return "–"
    return valor if isinstance(valor, str) else miles(valor)
