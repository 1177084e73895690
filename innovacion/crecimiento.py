"""How much a count grew. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


def crecimiento(antes: int, despues: int) -> float | None:
    """(after − before) of each hundred of before, with one decimal; None when there was nothing before."""
    return round(100 * (despues - antes) / antes, 1) if antes else None


def meses_entre(desde: date, hasta: date) -> int:
    """Calendar months from one day to another: from 31 January to 1 February there is one."""
    return (hasta.year - desde.year) * 12 + hasta.month - desde.month


@dataclass(frozen=True)
class Tramo:
    """A count at its first and at its last day."""

    desde: date
    antes: int
    hasta: date
    ahora: int

    @property
    def meses(self) -> int:
        return meses_entre(self.desde, self.hasta)

    @property
    def crece(self) -> float | None:
        """In percent; None with one count only or from nothing."""
        return crecimiento(self.antes, self.ahora) if self.hasta > self.desde else None

    @property
    def por_mes(self) -> float | None:
        """How many more each month, with one decimal; None inside one month."""
        return round((self.ahora - self.antes) / self.meses, 1) if self.meses else None


def tramo(cuentas: Sequence[tuple[date, int]]) -> Tramo:
    """From the first to the last of ``cuentas`` (day, how many), in any order. Raises ValueError if empty."""
    (desde, antes), (hasta, ahora) = min(cuentas), max(cuentas)
    return Tramo(desde, antes, hasta, ahora)
