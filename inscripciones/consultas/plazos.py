"""How long somebody has to correct, and how that date was reached."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from inscripciones.models import Convocatoria, Inscripcion
from sso_portal.nucleo.calendario.consultas import al_cierre, festivos, plazo_desde_hoy
from sso_portal.nucleo.calendario.plazos import Plazo, contar

RECURSO_DIAS_HABILES = 10  # Ley 1437 de 2011, art. 76


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


def apelar_hasta(inscripcion: Inscripcion) -> datetime:
    """The last instant to appeal what was decided: the end of the tenth business day after it.

    Source: Ley 1437 de 2011, art. 76; Ley 4 de 1913, art. 62.
    """
    if inscripcion.decidida_en is None:
        raise ValueError("Nobody decided this registration.")
    plazo = contar(timezone.localdate(inscripcion.decidida_en), RECURSO_DIAS_HABILES, festivos())
    return timezone.make_aware(datetime.combine(plazo.vence, time.max))
