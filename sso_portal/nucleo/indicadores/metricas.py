"""What a metric is: one function, one definition, one unit. Boards, files and the API call the same one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

Celda = int | float | str | None  # words stand where a figure is withheld; nothing where there is none
Fila = dict[str, Celda]
MEDIDAS = ("minutos", "días")


@dataclass(frozen=True)
class Columna:
    """One column of a table: its name in files, its label on pages, its unit («minutos», «%»)."""

    clave: str
    rotulo: str
    unidad: str = ""

    @property
    def es_texto(self) -> bool:
        """Names and codes, which carry no unit."""
        return not self.unidad

    @property
    def encabezado(self) -> str:
        """The label, with the unit of what is not counted but measured: «Mediana (minutos)»."""
        return f"{self.rotulo} ({self.unidad})" if self.unidad in MEDIDAS else self.rotulo


@dataclass(frozen=True)
class Tabla:
    """What a metric answers. ``barra``: the column its drawing shows; ``meta``: the goal on that drawing.

    ``mapa``: DIVIPOLA code → count of people, None where it is withheld. ``titulares``: (label, figure).
    """

    columnas: Sequence[Columna]
    filas: Sequence[Fila]
    barra: str = ""
    meta: float | None = None
    mapa: Mapping[str, int | None] = field(default_factory=dict)
    titulares: Sequence[tuple[str, Celda]] = ()


@dataclass(frozen=True, kw_only=True)
class Metrica:
    """A figure the portal answers for; ``calcular(proceso)`` with a code, or «» for every process."""

    codigo: str
    titulo: str
    definicion: str
    unidad: str
    fuente: str
    calcular: Callable[[str], Tabla]
    publica: bool = True
    por_proceso: bool = True  # whether it can be told of one process


_METRICAS: dict[str, Metrica] = {}


def metrica(codigo: str, **ficha: Any) -> Callable[[Callable[[str], Tabla]], Callable[[str], Tabla]]:
    """Register a function as the only one that computes a metric; ``ficha``: the other fields of Metrica.

    Raises ValueError on a repeated code.
    """

    def registrar(funcion: Callable[[str], Tabla]) -> Callable[[str], Tabla]:
        if codigo in _METRICAS:
            raise ValueError(f"El indicador {codigo} ya existe.")
        _METRICAS[codigo] = Metrica(codigo=codigo, calcular=funcion, **ficha)
        return funcion

    return registrar


def todas() -> list[Metrica]:
    """Every metric registered, by code."""
    return [_METRICAS[codigo] for codigo in sorted(_METRICAS)]


# --- What a worker counts ahead, besides the metrics ---

_CUENTAS: dict[str, Callable[[], Any]] = {}


def por_adelantado(clave: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Register a count that a page reads by ``clave`` (`consultas.al_dia`) and nobody should wait for.

    Raises ValueError on a repeated key.
    """

    def registrar(funcion: Callable[[], Any]) -> Callable[[], Any]:
        if clave in _CUENTAS:
            raise ValueError(f"La cuenta {clave} ya existe.")
        _CUENTAS[clave] = funcion
        return funcion

    return registrar


def cuentas() -> dict[str, Callable[[], Any]]:
    """{key: how it is counted}: the registered ones, and each metric for every process together."""
    de_metricas = {f"indicadores:{m.codigo}:": partial(m.calcular, "") for m in todas()}
    return {**_CUENTAS, **de_metricas}
