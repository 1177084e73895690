"""How the procedures of an official go: counted ahead for all of them, told to each area its own."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Avg, Count, F, Q
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.indicadores.consultas import ya_contado
from tramites.estados import EstadoSolicitud
from tramites.models import Paso, Solicitud

from .oficina import areas_de

CLAVE = "tramites:cifras"
Cifra = tuple[dict[str, Any], frozenset[int]]  # of a procedure, and the areas by which its cases passed


def cifras_de(usuario: Usuario) -> tuple[list[dict[str, Any]], datetime]:
    """The figures of the procedures of the areas of ``usuario``, by name, and when they were counted.

    Where no worker counted them, only hers are counted now.
    """
    suyas = {a.pk for a in areas_de(usuario)}
    if contadas := ya_contado(CLAVE):
        return [cifra for cifra, areas in contadas[0] if areas & suyas], contadas[1]
    de_ellas = Solicitud.objects.filter(pasos__area__in=suyas).order_by().values("tramite_id").distinct()
    ids = [fila["tramite_id"] for fila in de_ellas]
    return [_cifra(c) for c in _cuentas(Q(tramite__in=ids))], timezone.now()


def contar_cifras() -> list[Cifra]:
    """Per procedure with cases: received, open, overdue, resolved, days and satisfaction. Two queries.

    ``dias``: mean of whole days from sending to the answer. ``satisfaccion``: mean from 1 to 5, with how
    many answered. Source: SOL-015.
    """
    areas: dict[int, set[int]] = defaultdict(set)
    for tramite, area in Paso.objects.order_by().values_list("solicitud__tramite", "area").distinct():
        areas[tramite].add(area)
    return [(_cifra(c), frozenset(areas[c["tramite_id"]])) for c in _cuentas(Q())]


def _cuentas(cuales: Q) -> Any:
    hoy, dura = timezone.localdate(), F("terminada_en") - F("radicada_en")
    resueltas = Q(estado=EstadoSolicitud.RESUELTA)
    abiertas = Q(estado__in=[EstadoSolicitud.EN_TRAMITE, EstadoSolicitud.POR_COMPLETAR])
    return (
        Solicitud.objects.filter(cuales)
        .exclude(numero="")
        .values("tramite_id", "tramite__nombre")
        .annotate(
            recibidas=Count("pk"),
            abiertas=Count("pk", filter=abiertas),
            vencidas=Count("pk", filter=Q(estado=EstadoSolicitud.EN_TRAMITE, vence_el__lt=hoy)),
            resueltas=Count("pk", filter=resueltas),
            tiempo=Avg(dura, filter=resueltas),
            satisfaccion=Avg("encuesta__escala"),
            respondieron=Count("encuesta"),
        )
        .order_by("tramite__nombre", "tramite_id")
    )


def _cifra(cuenta: dict[str, Any]) -> dict[str, Any]:
    return {**cuenta, "dias": cuenta["tiempo"].days if cuenta["tiempo"] is not None else None}
