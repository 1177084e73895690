"""One message a day, never two: what waits for each person. And the survey of the day after."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.utils import timezone

from innovacion.direccion_respuesta import DIAS, Permiso, direccion_para
from innovacion.estados import EstadoAporte, EstadoCompromiso, EstadoInnovaton
from innovacion.models import Aporte, Compromiso, Innovaton
from sso_portal.nucleo.avisos.redaccion import RESPONDER_A
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
    ultima: dict[int, tuple[int, str]] = {}
    for usuario, linea in _compromisos(hoy):
        lineas[usuario].append(linea)
    for usuario, linea, reto in _conversaciones():
        lineas[usuario].append(linea)
        ultima[usuario] = reto
    filas = [
        (usuario, f"innovacion-resumen-{usuario}-{hoy}", _mensaje(usuario, suyas, ultima.get(usuario)))
        for usuario, suyas in sorted(lineas.items())
    ]
    avisar_en_lote("innovacion_resumen", filas)
    return len(filas)


def _mensaje(usuario: int, lineas: list[str], reto: tuple[int, str] | None) -> dict[str, Any]:
    """What the message says; whoever answers it comments on ``reto``, the last conversation it tells of."""
    contexto: dict[str, Any] = {"lineas": lineas[:10], "enlace": "/innovacion/mi-espacio/"}
    if reto is None:
        return contexto
    permiso = Permiso("reto", reto[0], usuario, timezone.localdate() + timedelta(days=DIAS))
    return {**contexto, RESPONDER_A: direccion_para(permiso), "conversacion": reto[1]}


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


def _conversaciones() -> list[tuple[int, str, tuple[int, str]]]:
    """What was said since yesterday in the challenges of each member's circles, by another, and where."""
    nuevos = Aporte.objects.filter(estado=EstadoAporte.PUBLICADO, dicho_en__gte=timezone.now() - DIA)
    filas = nuevos.filter(reto__circulos__miembros__participante__usuario__isnull=False).order_by("pk")
    pares = filas.values_list(
        "reto__circulos__miembros__participante__usuario",
        "participante__usuario",
        "nombre",
        "reto",
        "reto__titulo",
    )
    return [
        (a_quien, f"{nombre} comentó en «{titulo}»", (reto, titulo))
        for a_quien, de, nombre, reto, titulo in pares
        if a_quien != de
    ]


def pedir_opiniones() -> int:
    """Write to who came to the innovatones held yesterday or before in the last week."""
    hoy = timezone.localdate()
    hechas = Innovaton.objects.filter(
        estado=EstadoInnovaton.REALIZADA, fecha__lt=hoy, fecha__gte=hoy - timedelta(days=7)
    )
    return sum(pedir_opinion(una) for una in hechas.order_by("pk"))
