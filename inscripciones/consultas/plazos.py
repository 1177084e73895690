"""How long somebody has to correct, and how that date was reached."""

from dataclasses import dataclass
from datetime import datetime

from inscripciones.models import Convocatoria
from sso_portal.nucleo.calendario.consultas import al_cierre, plazo_desde_hoy
from sso_portal.nucleo.calendario.plazos import Plazo


@dataclass(frozen=True)
class PlazoCorreccion:
    """``hasta``: the last instant to resend; ``recortado``: the process ends its corrections before."""

    hasta: datetime
    plazo: Plazo
    recortado: bool


def plazo_de_correccion(convocatoria: Convocatoria) -> PlazoCorreccion:
    """The deadline of a correction asked now: business days of the process, never after its own end.

    Source: Ley 4 de 1913, art. 62; calendar of the convocatoria.
    """
    plazo = plazo_desde_hoy(convocatoria.plazo_correccion_dias_habiles)
    completo = al_cierre(plazo.vence)
    hasta = min(completo, convocatoria.correccion_hasta)
    return PlazoCorreccion(hasta, plazo, recortado=hasta < completo)
