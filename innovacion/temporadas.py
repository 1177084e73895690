"""Times of the year in which people take part otherwise: a campaign of winter, the end of the year. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Protocol


class Epoca(Protocol):
    """Between two days, both within."""

    nombre: str
    desde: date
    hasta: date


def del_dia(dia: date, epocas: Iterable[Epoca]) -> str:
    """The names of those in which a day falls, «Campaña de invierno, Vacaciones»; "" of none."""
    return ", ".join(e.nombre for e in epocas if e.desde <= dia <= e.hasta)


def del_mes(mes: date, epocas: Iterable[Epoca]) -> str:
    """The names of those that touch the month of ``mes``, even for a day; "" of none."""
    primero = mes.replace(day=1)
    ultimo = (primero + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return ", ".join(e.nombre for e in epocas if e.desde <= ultimo and e.hasta >= primero)


def ultimos_meses(hoy: date, cuantos: int) -> Iterator[date]:
    """The first day of each of the last months, the one of ``hoy`` first."""
    mes = hoy.replace(day=1)
    for _ in range(cuantos):
        yield mes
        mes = (mes - timedelta(days=1)).replace(day=1)
