"""What a person has to do with what is built together."""

from typing import Any

from innovacion.estados import EstadoCompromiso
from innovacion.models import Circulo, Compromiso, participante_de

from .compromisos import CON_QUIEN


def mi_espacio(usuario: Any) -> dict[str, Any]:
    """What a person finds in her own page."""
    yo = participante_de(usuario)
    if yo is None:
        return {"yo": None}
    compromisos = Compromiso.objects.filter(participante=yo).select_related(*CON_QUIEN)
    return {
        "yo": yo,
        "por_aceptar": [c for c in compromisos if c.estado == EstadoCompromiso.PROPUESTO],
        "aceptados": [c for c in compromisos if c.estado == EstadoCompromiso.ACEPTADO],
        "cerrados": [
            c for c in compromisos if c.estado in {EstadoCompromiso.CUMPLIDO, EstadoCompromiso.INCUMPLIDO}
        ],
        "cupos": list(yo.cupos.select_related("innovaton").order_by("-innovaton__fecha")[:10]),
        "circulos": list(Circulo.objects.filter(miembros__participante=yo).order_by("nombre", "pk")),
        "creditos": list(yo.creditos.select_related("innovacion").order_by("-pk")),
    }
