"""The line of a point today: what its screen, its counter and whoever waits see. Nobody is named."""

from typing import Any

from django.db.models import Q

from sso_portal.nucleo.cuentas.models import Usuario
from tramites.estados import EstadoTurno
from tramites.models import Sucursal, Turno

from .citas import citas_de_hoy

EN_PANTALLA = 5  # calls that a television shows


def pantalla_de(sucursal: Sucursal) -> dict[str, Any]:
    """The last calls, the newest first, and who waits in the order of the line."""
    llamados = Turno.objects.de_hoy(sucursal).exclude(llamado_en=None).exclude(estado=EstadoTurno.AUSENTE)
    esperan = list(Turno.objects.de_hoy(sucursal).en_orden())
    return {
        "sucursal": sucursal,
        "llamados": list(llamados.order_by("-llamado_en", "-pk")[:EN_PANTALLA]),
        "siguientes": esperan[:8],
        "esperan": len(esperan),
    }


def en_la_fila(turno: Turno) -> int:
    """How many go before ``turno``; 0 for the next one and for whoever was called."""
    delante = list(Turno.objects.de_hoy(turno.sucursal).en_orden().values_list("pk", flat=True))
    return delante.index(turno.pk) if turno.pk in delante else 0


def turno_de(agente: Usuario) -> Turno | None:
    """Whom this agent called and still attends."""
    return Turno.objects.filter(llamado_por=agente, estado=EstadoTurno.LLAMADO).order_by("pk").first()


def fila_del_mostrador(sucursal: Sucursal, agente: Usuario) -> dict[str, Any]:
    """What an agent needs to call: appointments of the day first, whom she has, how many wait."""
    de_hoy = Turno.objects.de_hoy(sucursal)
    return {
        "turno": turno_de(agente),
        "citas": citas_de_hoy(sucursal),
        "esperan": de_hoy.filter(estado=EstadoTurno.ESPERANDO).count(),
        "ausentes": list(de_hoy.filter(_se_fue(agente)).order_by("-llamado_en", "-pk")[:3]),
    }


def _se_fue(agente: Usuario) -> Q:
    return Q(estado=EstadoTurno.AUSENTE, llamado_por=agente)
