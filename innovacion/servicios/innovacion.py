"""Carry an innovation: open it, move it between stages, share its credit, plan it, judge it."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from innovacion.consultas.portal import cifra_del_portal
from innovacion.models import AccionPlan, Credito, Etapa, Evaluacion, Innovacion, PasoEtapa
from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.una_vez import ya_hecho


@transaction.atomic
def crear_innovacion(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> Innovacion:
    """Open an innovation of a centre (titulo, resumen, reto, centro, metrica), in its first stage.

    If it should move a figure of the portal, what the figure says today is kept beside it.
    """
    if anterior := ya_hecho(Innovacion, clave):
        return anterior
    dice = cifra_del_portal(datos.get("metrica", ""))
    innovacion = Innovacion.objects.create(creada_por=actor, clave=clave, metrica_antes=dice[:120], **datos)
    registrar("innovacion_creada", innovacion, actor=actor, datos={"reto": innovacion.reto_id})
    Credito.objects.create(innovacion=innovacion, centro=innovacion.centro, papel="Institución que la lleva")
    primer_dia = timezone.localdate(innovacion.creada_en)
    entrar_en_etapa(innovacion, Etapa.CONVOCATORIA, actor=actor, fecha=primer_dia)
    return innovacion


@transaction.atomic
def entrar_en_etapa(
    innovacion: Innovacion, etapa: str, *, actor: Usuario, clave: UUID | None = None, **datos: Any
) -> PasoEtapa:
    """It enters a stage, the first time or again (fecha, nota); what was before stays in its history."""
    if anterior := ya_hecho(PasoEtapa, clave):
        return anterior
    paso = PasoEtapa.objects.create(
        innovacion=innovacion, etapa=etapa, anotado_por=actor, clave=clave, **datos
    )
    registrar("etapa", innovacion, actor=actor, datos={"etapa": str(etapa)})
    return paso


@transaction.atomic
def dar_credito(innovacion: Innovacion, *, actor: Usuario, papel: str, **quien: Any) -> Credito:
    """Share the credit with a person or an institution (participante, centro); said twice, it is one."""
    completo = {"participante": None, "centro": None, **quien}
    credito, es_nuevo = Credito.objects.get_or_create(
        innovacion=innovacion, **completo, defaults={"papel": papel}
    )
    if es_nuevo:
        registrar("credito", innovacion, actor=actor, datos={"credito": credito.pk})
    return credito


@transaction.atomic
def agregar_accion(innovacion: Innovacion, *, actor: Usuario, **datos: Any) -> AccionPlan:
    """Add an action to the plan (accion, responsable, vence_el); the same words twice are one."""
    accion, es_nueva = AccionPlan.objects.get_or_create(innovacion=innovacion, **datos)
    if es_nueva:
        registrar("accion_planeada", innovacion, actor=actor, datos={"accion": accion.pk})
    return accion


@transaction.atomic
def hacer_accion(accion: AccionPlan, *, actor: Usuario) -> None:
    """It was done: the first one who says it signs."""
    actual = AccionPlan.objects.select_for_update(of=("self",)).get(pk=accion.pk)
    if actual.hecha_en:
        return
    actual.hecha_en, actual.hecha_por = timezone.now(), actor
    actual.save(update_fields=["hecha_en", "hecha_por"])
    registrar("accion_hecha", actual.innovacion, actor=actor, datos={"accion": actual.pk})


@transaction.atomic
def evaluar(innovacion: Innovacion, puntajes: dict[str, int], *, actor: Usuario, nota: str = "") -> None:
    """An expert judges each criterion {code: 1 to 5}; judged again, the last one counts."""
    for criterio, puntaje in puntajes.items():
        Evaluacion.objects.update_or_create(
            innovacion=innovacion, experto=actor, criterio=criterio,
            defaults={"puntaje": puntaje, "nota": nota, "dicha_en": timezone.now()},
        )  # fmt: skip
    registrar("evaluada", innovacion, actor=actor, datos={"total": sum(puntajes.values())})
