"""The weekly board: what is overdue, what is due, what nobody has accepted, what was met since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from innovacion.estados import EstadoCompromiso
from innovacion.models import CONTACTO, Compromiso
from sso_portal.nucleo.reuniones.consultas import reuniones_de
from sso_portal.nucleo.reuniones.models import Reunion

SEMANAL = "innovacion.compromisos:semanal"
SEMANA = timedelta(days=7)
CON_QUIEN = ("participante__centro__entidad", "centro__entidad", "reto", "innovacion")
PARTES = [
    ("vencidos", "Vencidos", "Ninguno está vencido."),
    ("semana", "Vencen en los próximos siete días", "Ninguno vence en estos días."),
    ("propuestos", "Esperan que su responsable los acepte", "Nadie tiene uno por aceptar."),
    ("despues", "Vencen después", "No hay más con fecha."),
    ("cumplidos", "Cumplidos desde la última reunión", "Ninguno desde entonces."),
]


@dataclass(frozen=True)
class Parte:
    """One part of the board. ``vacia``: what it says when there is nothing in it."""

    clave: str
    titulo: str
    vacia: str
    filas: Sequence[Compromiso]


def tablero_semanal(hoy: date, consulta: QuerySet[Compromiso] | None = None) -> list[Parte]:
    """The board as of ``hoy``, overdue first: they stay until somebody says what became of them."""
    todos = Compromiso.objects.all() if consulta is None else consulta
    abierto = Q(estado__in=[EstadoCompromiso.ACEPTADO, EstadoCompromiso.PROPUESTO])
    recien = Q(estado=EstadoCompromiso.CUMPLIDO, cumplido_el__gte=ultima_reunion_antes_de(hoy))
    base = todos.select_related(*CON_QUIEN).defer(*(f"participante__{c}" for c in CONTACTO))
    por_parte: dict[str, list[Compromiso]] = {clave: [] for clave, _, _ in PARTES}
    for compromiso in base.filter(abierto | recien):
        por_parte[_parte_de(compromiso, hoy)].append(compromiso)
    return [Parte(clave, titulo, vacia, por_parte[clave]) for clave, titulo, vacia in PARTES]


def _parte_de(compromiso: Compromiso, hoy: date) -> str:
    """Where the board shows it. Who accepted it said a day: without one nobody accepts."""
    if compromiso.estado == EstadoCompromiso.CUMPLIDO:
        return "cumplidos"
    if compromiso.estado == EstadoCompromiso.PROPUESTO or compromiso.vence_el is None:
        return "propuestos"
    if compromiso.vence_el < hoy:
        return "vencidos"
    return "semana" if compromiso.vence_el <= hoy + SEMANA else "despues"


def ultima_reunion_antes_de(hoy: date) -> date:
    """The day of the last weekly meeting before ``hoy``; a week ago if there was none."""
    ultima = Reunion.objects.filter(sobre=SEMANAL, fecha__lt=hoy).order_by("-fecha").first()
    return ultima.fecha if ultima else hoy - SEMANA


def pagina_semanal(usuario: Any) -> dict[str, Any]:
    """The board of whoever asks, its figures, and the meetings that were."""
    hoy = timezone.localdate()
    partes = tablero_semanal(hoy, Compromiso.objects.visibles_para(usuario))
    return {
        "hoy": hoy,
        "partes": partes,
        "cifras": [
            (p.titulo, len(p.filas), "alerta" if p.clave == "vencidos" and p.filas else "")
            for p in partes[:3]
        ],
        "reuniones": list(reuniones_de(SEMANAL)[:12]),
    }
