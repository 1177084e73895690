"""What the ministry needs to see to move an event, and what its form obeys."""

from typing import Any

from django.utils import timezone

from asignacion.models import Sorteo
from inscripciones.consultas.recursos import cuentas_de_apelaciones, revision_abierta
from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria

from .requisitos import antelacion_de


def reglas_de_fecha(convocatoria: Convocatoria) -> dict[str, Any]:
    """What the form of a new date takes: the rule, and the dates as they are now to begin with."""
    inicial: dict[str, Any] = {"inicio_servicio": convocatoria.inicio_servicio}
    for campo in ("revision_hasta", "sello_en", "evento_en"):
        local = timezone.localtime(getattr(convocatoria, campo))
        inicial |= {f"{campo}_dia": local.date(), f"{campo}_hora": local.time()}
    return {
        "revision_hasta": convocatoria.revision_hasta,
        "antelacion": antelacion_de(convocatoria),
        "initial": inicial,
    }


def hoja_de_fecha(convocatoria: Convocatoria) -> dict[str, Any]:
    """The page that moves an event."""
    return {
        "convocatoria": convocatoria,
        "esta_sellada": convocatoria.estado != EstadoConvocatoria.PUBLICADA,
        "revision_abierta": revision_abierta(convocatoria),
        "apelaciones": cuentas_de_apelaciones(convocatoria),
        "horas": int(antelacion_de(convocatoria).total_seconds() // 3600),
        "es_otro_sello": Sorteo.objects.filter(convocatoria=convocatoria).exists(),
    }
