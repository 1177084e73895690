"""Objections of a seal: how many, which wait, and what anybody may know of them."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from asignacion.conteos import MINIMO
from asignacion.estados import EstadoObjecion
from asignacion.models import Objecion, Participante, Sorteo

from .resultado import fila_legible


def objeciones_de(sorteo: Sorteo) -> QuerySet[Objecion]:
    """Those of one seal, the ones that wait first and the oldest of them on top."""
    suyas = Objecion.objects.filter(participante__entrada__sorteo=sorteo)
    return suyas.select_related("participante__inscripcion").order_by("respondida_en", "presentada_en", "pk")


def cuentas_de_objeciones(sorteo: Sorteo) -> dict[str, int]:
    """{presentadas, por_responder, con_razon} of one seal, exact: for the console."""
    return (
        objeciones_de(sorteo)
        .order_by()
        .aggregate(
            presentadas=Count("pk"),
            por_responder=Count("pk", filter=Q(estado=EstadoObjecion.PRESENTADA)),
            con_razon=Count("pk", filter=Q(estado=EstadoObjecion.CON_RAZON)),
        )
    )


def objeciones_publicas(sorteo: Sorteo) -> str:
    """How many objected, as it is published: from one to four it is not told."""
    cuantas = cuentas_de_objeciones(sorteo)["presentadas"]
    return f"menos de {MINIMO}" if 0 < cuantas < MINIMO else str(cuantas or "ninguna")


def objeciones_propias(propia: Participante) -> QuerySet[Objecion]:
    """Those of a person in a process, also to seals that others replaced; the newest first."""
    suyas = Objecion.objects.filter(participante__inscripcion=propia.inscripcion_id)
    return suyas.select_related("participante__entrada__sorteo").order_by("-presentada_en", "-pk")


def ya_objeto(propia: Participante) -> bool:
    """Whether the person already objected this seal: each is objected once."""
    return Objecion.objects.filter(participante=propia).exists()


def hoja_de_objecion(objecion: Objecion) -> dict[str, Any]:
    """What the ministry needs to answer: what the person says, and the row as it was sealed."""
    participante = objecion.participante
    return {
        "objecion": objecion,
        "sorteo": participante.entrada.sorteo,
        "fila": fila_legible(participante),
        "inscripcion": participante.inscripcion,
    }
