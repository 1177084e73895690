"""The weekly board: what is overdue, what is due, what nobody has accepted, what was met since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from innovacion.estados import EstadoCompromiso
from innovacion.models import Compromiso
from sso_portal.nucleo.reuniones.consultas import reuniones_de
from sso_portal.nucleo.reuniones.models import Reunion

SEMANAL = "innovacion.compromisos:semanal"
SEMANA = timedelta(days=7)
CON_QUIEN = ("participante__centro__entidad", "centro__entidad", "reto", "innovacion")


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
    base = todos.select_related(*CON_QUIEN)
    aceptados = base.filter(estado=EstadoCompromiso.ACEPTADO)
    propuestos = base.filter(estado=EstadoCompromiso.PROPUESTO)
    desde = ultima_reunion_antes_de(hoy)
    resueltos = base.filter(estado=EstadoCompromiso.CUMPLIDO, cumplido_el__gte=desde)
    return [
        Parte("vencidos", "Vencidos", "Ninguno está vencido.", list(aceptados.filter(vence_el__lt=hoy))),
        Parte("semana", "Vencen en los próximos siete días", "Ninguno vence en estos días.",
              list(aceptados.filter(vence_el__gte=hoy, vence_el__lte=hoy + SEMANA))),
        Parte("propuestos", "Esperan que su responsable los acepte", "Nadie tiene uno por aceptar.",
              list(propuestos)),
        Parte("despues", "Vencen después", "No hay más con fecha.",
              list(aceptados.filter(vence_el__gt=hoy + SEMANA))),
        Parte("cumplidos", "Cumplidos desde la última reunión", "Ninguno desde entonces.", list(resueltos)),
    ]  # fmt: skip


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
