"""The calendar in force, for whoever counts days."""

from datetime import date, datetime, time

from django.utils import timezone

from .models import Festivo
from .plazos import Plazo, contar, un_mes_despues

CIERRE = time(17, 0)  # offices close at 5:00 p. m., Colombia time


def festivos() -> dict[date, str]:
    """{date: name} of every holiday in the table."""
    return dict(Festivo.objects.values_list("fecha", "nombre"))


def plazo_desde_hoy(dias_habiles: int) -> Plazo:
    """The deadline counted from the present legal day of Colombia."""
    return contar(timezone.localdate(), dias_habiles, festivos())


def un_mes_desde(dia: date) -> date:
    """The last day of a month that begins on ``dia``, by the calendar in force."""
    return un_mes_despues(dia, festivos())


def al_cierre(dia: date) -> datetime:
    """The instant (UTC) in which an office closes on ``dia``."""
    return timezone.make_aware(datetime.combine(dia, CIERRE))
