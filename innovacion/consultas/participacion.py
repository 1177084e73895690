"""What a person has to do with what is built together, and who may be counted twice."""

from typing import Any

from innovacion.estados import EstadoCompromiso
from innovacion.models import Circulo, Compromiso, Participante, participante_de
from sso_portal.nucleo.legible.acentos import sin_acentos

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


def posibles_repetidas(tope: int = 50) -> list[tuple[Participante, Participante]]:
    """Pairs with the same name, profession and institution that nobody has merged, the older first.

    It only suggests: two people may be called the same, and somebody decides.
    """
    vistas: dict[tuple[str, str, str], Participante] = {}
    pares: list[tuple[Participante, Participante]] = []
    filas = Participante.objects.filter(fusionado_en=None).select_related("centro__entidad").order_by("pk")
    for fila in filas:
        clave = (sin_acentos(fila.nombre), fila.profesion, sin_acentos(fila.de_donde))
        if clave in vistas and len(pares) < tope:
            pares.append((vistas[clave], fila))
        vistas.setdefault(clave, fila)
    return pares
