"""Opening hours in the words people use. Pure: rows in, sentences out."""

from collections.abc import Iterable
from datetime import time
from typing import NamedTuple

DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
ESPACIO = "\u00a0"


class Tramo(NamedTuple):
    """One stretch of a day; ``dia`` is ISO, Monday is 1."""

    dia: int
    abre: time
    cierra: time


def en_palabras(tramos: Iterable[Tramo]) -> list[str]:
    """«Lunes a viernes, 8:00 a. m. a 12:00 m.»: days together that open alike, in the order of the week."""
    por_dia: dict[int, list[str]] = {}
    for tramo in sorted(tramos):
        por_dia.setdefault(tramo.dia, []).append(f"{hora(tramo.abre)} a {hora(tramo.cierra)}")
    frases: list[tuple[list[int], str]] = []
    for dia, horas in sorted(por_dia.items()):
        dichas = " y ".join(horas)
        if frases and frases[-1][1] == dichas and frases[-1][0][-1] == dia - 1:
            frases[-1][0].append(dia)
        else:
            frases.append(([dia], dichas))
    return [f"{_dias(dias)}, {horas}" for dias, horas in frases]


def hora(cuando: time) -> str:
    """«8:00 a. m.», «12:00 m.» at noon, with spaces that do not break."""
    if (cuando.hour, cuando.minute) == (12, 0):
        return f"12:00{ESPACIO}m."
    mitad = "p." if cuando.hour >= 12 else "a."
    return f"{(cuando.hour - 1) % 12 + 1}:{cuando.minute:02}{ESPACIO}{mitad}{ESPACIO}m."


def _dias(dias: list[int]) -> str:
    primero, ultimo = DIAS[dias[0] - 1].capitalize(), DIAS[dias[-1] - 1]
    if len(dias) == 1:
        return primero
    return f"{primero} {'y' if len(dias) == 2 else 'a'} {ultimo}"
