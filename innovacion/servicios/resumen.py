"""One message a day, never two: what waits for each person. And the survey of the day after."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.utils import timezone

from innovacion.estados import EstadoAporte, EstadoCompromiso, EstadoInnovaton
from innovacion.models import Aporte, Compromiso, Innovaton
from sso_portal.nucleo.avisos.servicios import avisar_en_lote
from sso_portal.nucleo.legible.fechas import fecha

from .innovaton import pedir_opinion

ANTES = timedelta(days=3)
DIA = timedelta(days=1)


def enviar_resumenes() -> int:
    """Leave today's message of each account that has something to read; the day is in its key, so that a
    second run leaves none. Says how many have one.
    """
    hoy = timezone.localdate()
    lineas: dict[int, list[str]] = defaultdict(list)
    for usuario, linea in [*_compromisos(hoy), *_conversaciones()]:
        lineas[usuario].append(linea)
    filas = [
        (
            usuario,
            f"innovacion-resumen-{usuario}-{hoy}",
            {"lineas": suyas[:10], "enlace": "/innovacion/mi-espacio/"},
        )
        for usuario, suyas in sorted(lineas.items())
    ]
    avisar_en_lote("innovacion_resumen", filas)
    return len(filas)


def _compromisos(hoy: Any) -> list[tuple[int, str]]:
    """Those that are due in three days or were due, of owners with an account."""
    por_vencer = Compromiso.objects.filter(
        estado=EstadoCompromiso.ACEPTADO, vence_el__lte=hoy + ANTES, participante__usuario__isnull=False
    )
    campos = ("participante__usuario", "pk", "vence_el", "accion")
    filas: Any = por_vencer.order_by("vence_el", "pk").values_list(*campos)
    return [
        (usuario, f"Su compromiso CO-{pk} {'venció' if vence < hoy else 'vence'} el {fecha(vence)}: {accion}")
        for usuario, pk, vence, accion in filas
    ]


def _conversaciones() -> list[tuple[int, str]]:
    """What was said since yesterday in the challenges of each member's circles, by somebody else."""
    nuevos = Aporte.objects.filter(estado=EstadoAporte.PUBLICADO, dicho_en__gte=timezone.now() - DIA)
    filas = nuevos.filter(reto__circulos__miembros__participante__usuario__isnull=False).order_by("pk")
    pares = filas.values_list(
        "reto__circulos__miembros__participante__usuario", "participante__usuario", "nombre", "reto__titulo"
    )
    return [
        (a_quien, f"{nombre} comentó en «{reto}»") for a_quien, de, nombre, reto in pares if a_quien != de
    ]


def pedir_opiniones() -> int:
    """Write to who came to the innovatones held yesterday or before in the last week."""
    hoy = timezone.localdate()
    hechas = Innovaton.objects.filter(
        estado=EstadoInnovaton.REALIZADA, fecha__lt=hoy, fecha__gte=hoy - timedelta(days=7)
    )
    return sum(pedir_opinion(una) for una in hechas.order_by("pk"))
