"""Write a meeting with its decisions, and say that one was carried out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.una_vez import ya_hecho

from .models import Decision, Reunion


@dataclass(frozen=True)
class Acta:
    """What a meeting leaves written; ``decisiones``: one sentence each, in order."""

    fecha: date
    asunto: str
    asistentes: str
    acta: str
    decisiones: Sequence[str] = field(default_factory=tuple)


@transaction.atomic
def anotar_reunion(sobre: str, acta: Acta, *, actor: Usuario, clave: UUID | None = None) -> Reunion:
    """Keep a meeting about ``sobre`` («app.modelo:id»); the same ``clave`` again gives the one that is.

    Who may write it, the room that owns ``sobre`` decides before calling.
    """
    if anterior := ya_hecho(Reunion, clave):
        return anterior
    reunion = Reunion.objects.create(
        sobre=sobre,
        fecha=acta.fecha,
        asunto=acta.asunto,
        asistentes=acta.asistentes,
        acta=acta.acta,
        anotada_por=actor,
        clave=clave,
    )
    textos = enumerate(acta.decisiones, start=1)
    Decision.objects.bulk_create(Decision(reunion=reunion, orden=n, texto=t) for n, t in textos)
    registrar("reunion_anotada", reunion, actor=actor, datos={"sobre": sobre, "n": len(acta.decisiones)})
    return reunion


@transaction.atomic
def cumplir_decision(decision: Decision, *, actor: Usuario) -> None:
    """It was carried out: once, by whoever says it first."""
    actual = Decision.objects.select_for_update(of=("self",)).select_related("reunion").get(pk=decision.pk)
    if actual.cumplida_en:
        return
    actual.cumplida_en, actual.cumplida_por = timezone.now(), actor
    actual.save(update_fields=["cumplida_en", "cumplida_por"])
    registrar("decision_cumplida", actual.reunion, actor=actor, datos={"decision": actual.orden})
