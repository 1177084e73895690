"""Dates and instants in the words people use in Colombia (UTC−5)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from .cifras import miles

DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MESES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
ESPACIO = "\u00a0"


def dia_local(cuando: date | datetime) -> date:
    """The legal day of ``cuando``: an instant is first brought to Colombia time."""
    if isinstance(cuando, datetime):
        return timezone.localtime(cuando).date() if timezone.is_aware(cuando) else cuando.date()
    return cuando


def fecha_sin_ano(cuando: date | datetime) -> str:
    """«6 de enero»."""
    dia = dia_local(cuando)
    return f"{dia.day} de {MESES[dia.month - 1]}"


def fecha(cuando: date | datetime) -> str:
    """«6 de enero de 2027»."""
    return f"{fecha_sin_ano(cuando)} de {dia_local(cuando).year}"


def fecha_larga(cuando: date | datetime) -> str:
    """«miércoles 6 de enero de 2027»: the form of every date that binds."""
    return f"{DIAS[dia_local(cuando).weekday()]} {fecha(cuando)}"


def hora(instante: datetime) -> str:
    """«5:00 p. m.» in Colombia time, with spaces that do not break."""
    local = timezone.localtime(instante) if timezone.is_aware(instante) else instante
    mitad = "p." if local.hour >= 12 else "a."
    return f"{(local.hour - 1) % 12 + 1}:{local.minute:02}{ESPACIO}{mitad}{ESPACIO}m."


def instante(cuando: datetime) -> str:
    """«miércoles 6 de enero de 2027, 5:00 p. m.»."""
    return f"{fecha_larga(cuando)}, {hora(cuando)}"


def faltan(vence: date | datetime, hoy: date) -> str:
    """How far a deadline is, in words: «Faltan 2 días», «Vence hoy», «Venció hace 3 días»."""
    dias = (dia_local(vence) - hoy).days
    if dias == 0:
        return "Vence hoy"
    palabra = "día" if abs(dias) == 1 else "días"
    if dias < 0:
        return f"Venció hace {miles(-dias)} {palabra}"
    return f"{'Falta' if dias == 1 else 'Faltan'} {miles(dias)} {palabra}"


@dataclass(frozen=True)
class Hito:
    """One date of a calendar: ``desde`` alone is a moment, with ``hasta`` a stretch of days.

    A ``datetime`` shows its hour; a ``date`` does not.
    """

    texto: str
    desde: date | datetime
    hasta: date | datetime | None = None

    @property
    def cuando(self) -> str:
        """«21 de diciembre a 6 de enero», «20 de enero, 9:00 a. m.»."""
        inicio = fecha_sin_ano(self.desde)
        if self.hasta and dia_local(self.hasta) != dia_local(self.desde):
            return f"{inicio} a {fecha_sin_ano(self.hasta)}"
        if isinstance(self.desde, datetime) and not self.hasta:
            return f"{inicio}, {hora(self.desde)}"
        return inicio

    def fase(self, ahora: datetime) -> str:
        """«Terminó», «Estamos aquí» or «Después», as seen at ``ahora`` (aware)."""
        if _antes(ahora, self.desde, fin=False):
            return "Después"
        return "Estamos aquí" if _antes(ahora, self.hasta or self.desde, fin=True) else "Terminó"


def _antes(ahora: datetime, cuando: date | datetime, *, fin: bool) -> bool:
    """Whether ``ahora`` comes before ``cuando``; a plain day lasts until its midnight."""
    if isinstance(cuando, datetime):
        return ahora <= cuando if fin else ahora < cuando
    hoy = dia_local(ahora)
    return hoy <= cuando if fin else hoy < cuando
