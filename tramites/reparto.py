"""To whom a case goes: never to somebody absent. Pure: who works there, who is away, who has how much."""

from collections.abc import Collection, Mapping, Sequence


def a_quien(cargas: Mapping[int, int], ausentes: Collection[int]) -> int | None:
    """The one who is present and has the fewest open cases; of several, the first by key. None: all are away.

    ``cargas``: {account of the area: open cases}.
    """
    presentes = {quien: n for quien, n in cargas.items() if quien not in ausentes}
    return min(presentes, key=lambda quien: (presentes[quien], quien), default=None)


def suplente_de(
    quien: int, suplentes: Sequence[int], del_area: Collection[int], ausentes: Collection[int]
) -> int | None:
    """Who stands in for ``quien``: the first of ``suplentes`` who works in the area and is present."""
    return next((s for s in suplentes if s != quien and s in del_area and s not in ausentes), None)
