"""Attendance, challenge by venue, each person once wherever she is counted. Pure."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Matriz:
    """``filas``: (challenge, count in each venue, total); ``totales``: of each venue; ``total``: of all.

    A total is of people, not of cells: who sat at two tables counts once in it.
    """

    sedes: Sequence[str]
    filas: Sequence[tuple[str, Sequence[int], int]]
    totales: Sequence[int]
    total: int

    @property
    def cuerpo(self) -> list[tuple[str, list[tuple[str, int]], int]]:
        """The rows, each count with the name of its venue: a telephone shows a row as a card."""
        return [
            (reto, list(zip(self.sedes, celdas, strict=True)), total) for reto, celdas, total in self.filas
        ]

    @property
    def pie(self) -> list[tuple[str, int]]:
        """The total of each venue, with its name."""
        return list(zip(self.sedes, self.totales, strict=True))


def contar(
    presencias: Iterable[tuple[str, str, Hashable]], retos: Sequence[str], sedes: Sequence[str]
) -> Matriz:
    """The matrix of ``presencias`` (challenge, venue, person), with every row and column named."""
    todas = set(presencias)

    def gente(reto: str | None = None, sede: str | None = None) -> int:
        return len({p for r, s, p in todas if reto in {None, r} and sede in {None, s}})

    return Matriz(
        sedes=list(sedes),
        filas=[(reto, [gente(reto, sede) for sede in sedes], gente(reto)) for reto in retos],
        totales=[gente(sede=sede) for sede in sedes],
        total=gente(),
    )
