"""What the report of a month adds to the figures: difficulties and improvements."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from sso_portal.nucleo.legible.fechas import fecha
from sso_portal.nucleo.reuniones.consultas import por_cumplir
from tramites.estados import ABIERTAS, EstadoLlamada, EstadoSolicitud
from tramites.models import (
    Llamada,
    Paso,
    Peticion,
    Puesta,
    RespuestaEncuesta,
    Simplificacion,
    Solicitud,
    VersionTramite,
)
from tramites.models.solicitud import DESISTIMIENTO_TACITO

MAL = 2  # an answer to the survey from 1 to 5 that says it was hard


def dificultades(mes: date) -> dict[str, Any]:
    """{columnas, filas} of what asks for attention: today's, and of the month that begins on ``mes``."""
    hoy, del_mes = timezone.localdate(), _en(mes)
    abiertas = Solicitud.objects.filter(estado__in=ABIERTAS)
    filas = [
        ("Solicitudes vencidas hoy", abiertas.filter(estado=EstadoSolicitud.EN_TRAMITE, vence_el__lt=hoy)),
        ("Solicitudes sin responsable hoy", abiertas.filter(responsable=None)),
        ("Solicitudes cerradas porque la persona no completó, en el mes",
         Paso.objects.filter(accion=DESISTIMIENTO_TACITO, **del_mes("salio_en"))),
        ("Cosas pedidas que la ficha no dice, en el mes",
         Peticion.objects.filter(requisito=None, **del_mes("pedida_en"))),
        ("Personas a quienes les pareció difícil, en el mes",
         RespuestaEncuesta.objects.filter(escala__lte=MAL, **del_mes("respondida_en"))),
        ("Avisos a otros sistemas que no se pudieron entregar, en el mes",
         Llamada.objects.filter(estado=EstadoLlamada.FALLIDA, **del_mes("creada_en"))),
        ("Decisiones de reuniones sin cumplir", por_cumplir("tramites.")),
    ]  # fmt: skip
    return {"columnas": ["Qué", "Cuántas"], "filas": [[que, cuales.count()] for que, cuales in filas]}


def mejoras(mes: date) -> dict[str, Any]:
    """{columnas, filas} of what changed in the month: simplifications, new versions, steps of onboarding."""
    fin = _fin(mes)
    simples = Simplificacion.objects.filter(desde__gte=mes, desde__lte=fin).select_related("tramite")
    versiones = VersionTramite.objects.filter(**_en(mes)("publicada_en")).select_related("tramite")
    pasos = Puesta.objects.filter(hecho_el__gte=mes, hecho_el__lte=fin).select_related("tramite")
    filas = [
        *([fecha(s.desde), str(s.tramite), f"Se quitó: {s.se_quito}"]
          for s in simples.order_by("desde", "pk")),
        *([fecha(v.publicada_en or v.creada_en), str(v.tramite), f"Versión {v.numero} de cómo se hace"]
          for v in versiones.order_by("publicada_en", "pk")),
        *([fecha(p.hecho_el), str(p.tramite), f"Paso {p.paso}: {p.get_paso_display()}"]
          for p in pasos.order_by("hecho_el", "pk")),
    ]  # fmt: skip
    return {"columnas": ["Cuándo", "Trámite", "Qué cambió"], "filas": filas}


def _fin(mes: date) -> date:
    return (mes + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _en(mes: date) -> Any:
    """The filter of what happened in the month, by the local day of ``campo``."""
    return lambda campo: {f"{campo}__date__gte": mes, f"{campo}__date__lte": _fin(mes)}
