"""The arithmetic of what the network gains: plain numbers in, plain numbers out. Pure.

Times are in business days, travel in minutes. What no source gives is a supposition and says so where it
is defined.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sso_portal.nucleo.calendario.plazos import por_que_no_es_habil
from tramites.canales import Canal

FILA_MINUTOS = 40  # of queue that nobody waits by internet, telephone or kiosk: a supposition
VIAJE_LARGO_MINUTOS = 300  # a round trip that takes the day: 5 hours or more. Source: ATD-025
SIN_FILA = frozenset({Canal.WEB, Canal.TELEFONO, Canal.MODULO})
CERCA = frozenset({Canal.SUCURSAL, Canal.MOVIL, Canal.MODULO})  # attended in their own municipio
RURAL = 50.0  # % of people outside the towns from which a municipio counts as rural: a supposition


def recorte(base: float, ahora: float) -> float | None:
    """How much shorter than ``base`` it is now, in %, one decimal; below zero, longer. Source: SOL-029.

    10 days that are 2.5 now: 75.0. 20 that are 11: 45.0. None without a base to compare with.
    """
    return round(100 * (base - ahora) / base, 1) if base > 0 else None


def habiles_entre(desde: date, hasta: date, festivos: Mapping[date, str]) -> int:
    """Business days after ``desde`` up to ``hasta``, this one included: the same day, none."""
    dias = (desde + timedelta(days=n) for n in range(1, (hasta - desde).days + 1))
    return sum(not por_que_no_es_habil(dia, festivos) for dia in dias)


def promedio_habil(
    tramos: Iterable[tuple[date, date, int]], festivos: Mapping[date, str]
) -> tuple[float, int] | None:
    """(mean business days, how many) of (sent, ended, how many); None of nothing."""
    dias = total = 0
    for desde, hasta, cuantos in tramos:
        dias += cuantos * habiles_entre(desde, hasta, festivos)
        total += cuantos
    return (dias / total, total) if total else None


@dataclass(frozen=True)
class Ahorro:
    """Time that people did not spend: ``viaje`` and ``fila`` in minutes; ``dias`` of long journeys."""

    viaje: int
    fila: int
    dias: int

    def __add__(self, otro: "Ahorro") -> "Ahorro":
        return Ahorro(self.viaje + otro.viaje, self.fila + otro.fila, self.dias + otro.dias)

    @property
    def horas(self) -> int:
        """Whole hours, rounded down: the figure is never more than what was saved."""
        return (self.viaje + self.fila) // 60


NADA = Ahorro(0, 0, 0)


def ahorro(canal: str, cuantas: int, minutos_a_capital: int) -> Ahorro:
    """What ``cuantas`` attentions of a channel saved, ``minutos_a_capital`` being one way from there.

    Attended in her own municipio, a person does not go to the capital and back; by internet, telephone or
    kiosk she does not queue. Nothing else counts: by internet or telephone nobody knows where she is, so
    no journey is supposed. Source: ATD-022, ATD-025.
    """
    ida_y_vuelta = 2 * minutos_a_capital if canal in CERCA else 0
    fila = FILA_MINUTOS if canal in SIN_FILA else 0
    return Ahorro(
        cuantas * ida_y_vuelta, cuantas * fila, cuantas if ida_y_vuelta >= VIAJE_LARGO_MINUTOS else 0
    )


def hojas_ahorradas(enviadas: int, anexos: int, emitidos: int, en_mostrador: int) -> int:
    """Sheets of paper that nobody printed. Source: SOL-024.

    Form and receipt of each request (2), one of each attached document and one of each answer; the receipt
    that a counter does print is taken away.
    """
    return 2 * enviadas + anexos + emitidos - en_mostrador


def entrega_mas_de_otras(propias: int, ajenas: int) -> bool:
    """Whether a branch gives more products of other institutions than of its own. Source: ATD-014."""
    return ajenas > propias


def es_rural(ruralidad: float) -> bool:
    return ruralidad >= RURAL
