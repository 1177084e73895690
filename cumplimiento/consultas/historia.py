"""The history of a case in words: who did what, when and why. Names of officials are not told."""

from dataclasses import dataclass
from datetime import date, datetime

from cumplimiento.estados import Canal, Estado
from cumplimiento.models import Obligacion
from sso_portal.nucleo.bitacora.consultas import Acto, historia
from sso_portal.nucleo.cuentas.consultas import oficinas
from sso_portal.nucleo.legible.fechas import fecha

PALABRAS = {
    "abierta": "Se abrió la obligación",
    "pendiente": "Informó «pendiente»",
    "cumplido": "Informó que cumplió",
    "incumplido": "Informó que no cumplió",
    "sin_efecto": "Quedó sin efecto",
    "prorroga": "Se prorrogó el plazo",
    "suspension": "Se suspendió el plazo",
    "reanudacion": "Se reanudó el plazo",
    "plazo_recalculado": "Cambió el plazo por un festivo nuevo",
    "prueba_aceptada": "Aceptó la prueba",
    "prueba_rechazada": "No aceptó la prueba",
    "mensaje_observacion": "Hizo una observación",
    "mensaje_pregunta": "Preguntó a la entidad",
    "mensaje_respuesta": "Respondió en el diálogo",
    "respondida": "Respondió si le cumplieron",
}
CALLADOS = {"mensaje_nota", "mensaje_aceptacion", "mensaje_rechazo"}
QUIENES = {"ciudadania": "La persona", "fiscalizacion": "Supervisión", "oirs": "OIRS"}


@dataclass(frozen=True)
class Renglon:
    """One line: what happened, by whom (institution), when, why, and what it changed."""

    que: str
    quien: str
    cuando: datetime
    motivo: str
    detalle: str


def historia_de(obligacion: Obligacion) -> list[Renglon]:
    """The history of a case, newest first; notes of the supervisor are not in it."""
    actos = [a for a in historia(obligacion) if a.acto not in CALLADOS]
    nombres = oficinas({a.actor_rol for a in actos}, QUIENES)
    return [
        Renglon(_que(a), _quien(a, nombres), a.ocurrido_en, a.motivo, _detalle(a)) for a in reversed(actos)
    ]


def _quien(acto: Acto, nombres: dict[str, str]) -> str:
    return "La persona afectada" if acto.acto == "respondida" else nombres[acto.actor_rol]


def _que(acto: Acto) -> str:
    if acto.acto == Estado.PENDIENTE and "canal" not in acto.datos:
        return "El caso volvió a pendiente"
    return PALABRAS.get(acto.acto, acto.acto.replace("_", " ").capitalize())


def _detalle(acto: Acto) -> str:
    if canal := acto.datos.get("canal"):
        return f"Por {Canal(canal).label.lower()}."
    if "vence" in acto.datos:
        vence = acto.datos["vence"]
        return f"Ahora vence el {fecha(date.fromisoformat(vence))}." if vence else "Sin fecha por ahora."
    return ""
