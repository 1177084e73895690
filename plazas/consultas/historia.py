"""The history of a plaza in words: who did what, when and why. Public once the plaza was published."""

from dataclasses import dataclass
from datetime import datetime

from plazas.estados import Estado
from plazas.models import Plaza
from sso_portal.nucleo.bitacora.consultas import Acto, historia, ultimos_motivos
from sso_portal.nucleo.cuentas.consultas import oficinas

PALABRAS = {
    "creada": "Propuesta en borrador",
    "cargada": "Propuesta por archivo",
    "editada": "Cambió la propuesta",
    "enviada": "Enviada a la secretaría",
    "validada": "Validada por la secretaría",
    "devuelta": "Devuelta para corregir",
    "aprobada": "Aprobada por el ministerio",
    "publicada": "Publicada",
    "ofrecida": "Ofrecida en una convocatoria",
    "oferta_quitada": "Retirada de una convocatoria en borrador",
    "suspendida": "Suspendida",
    "cerrada": "Cerrada",
}


@dataclass(frozen=True)
class Renglon:
    """One line: what happened, by whom (role and institution, no names), when and why."""

    que: str
    quien: str
    cuando: datetime
    motivo: str


def historia_de(plaza: Plaza) -> list[Renglon]:
    """The history of ``plaza``, newest first. Three queries and one for the reasons."""
    actos = historia(plaza)
    nombres = oficinas({a.actor_rol for a in actos})
    return [Renglon(_que(a), nombres[a.actor_rol], a.ocurrido_en, a.motivo) for a in reversed(actos)]


def motivo_de_devolucion(plaza: Plaza) -> str:
    """Why it was returned, while it waits for its entity; else nothing."""
    if plaza.estado != Estado.DEVUELTA:
        return ""
    return ultimos_motivos([plaza], Estado.DEVUELTA).get(str(plaza.pk), "")


def _que(acto: Acto) -> str:
    palabra = PALABRAS.get(acto.acto, acto.acto.replace("_", " ").capitalize())
    if proceso := acto.datos.get("proceso"):
        return f"{palabra}: {proceso}"
    return (
        "Publicada de nuevo"
        if acto.datos.get("desde") == "suspendida" and acto.acto == "publicada"
        else palabra
    )
