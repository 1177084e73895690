"""At which hours of a day appointments begin. Pure: stretches of opening in, hours out."""

from collections.abc import Iterable
from datetime import time

from tramites.horarios import Tramo


def franjas(tramos: Iterable[Tramo], minutos: int) -> list[time]:
    """The hours at which an appointment of ``minutos`` begins, so that each ends before the closing."""
    horas = set()
    for tramo in tramos:
        abre, cierra = _minutos(tramo.abre), _minutos(tramo.cierra)
        horas |= set(range(abre, cierra - minutos + 1, minutos))
    return [time(*divmod(hora, 60)) for hora in sorted(horas)]


def _minutos(cuando: time) -> int:
    return cuando.hour * 60 + cuando.minute
