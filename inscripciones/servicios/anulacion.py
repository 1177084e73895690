"""Annulling takes two: one officer proposes, another confirms or refuses. Source: Ley 599 de 2000."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from inscripciones.consultas.cola import puede_deshacer, quien_lo_tiene
from inscripciones.estados import CausaAnulacion, Estado
from inscripciones.models import Inscripcion
from sso_portal.nucleo.avisos.servicios import recoger_aviso
from sso_portal.nucleo.bitacora.servicios import transitar
from sso_portal.nucleo.cuentas.models import Usuario

from .decision import avisar_decision, clave_del_aviso, decidir, una_por_documento, ya_decidio
from .mesa import ActoNegado, CasoTomado, abrir_caso, exigir_estado, exigir_segunda_persona, suficiente

SE_ANULAN = (Estado.RADICADA, Estado.EN_CORRECCION, Estado.VALIDADA)


@transaction.atomic
def proponer_anulacion(
    inscripcion: Inscripcion, *, actor: Usuario, causa: str, motivo: str, version: str = ""
) -> None:
    """Propose to end a registration that is duplicated or rests on false data, also one validated.

    ``causa``: code of CausaAnulacion; ``motivo`` of 20 characters, kept under the person's key. What was
    decided before stays signed as it was: if the second officer refuses, it goes on where it stood.
    Raises MotivoBreve, CasoTomado, CasoDecidido, MesaCerrada, CasoAjeno. Source: Ley 599 de 2000, art. 286.
    """
    motivo = suficiente(motivo)
    if causa not in CausaAnulacion.values:
        raise ActoNegado("Elija la causa de la anulación.")
    abrir_caso(inscripcion, actor=actor)
    if inscripcion.estado == Estado.ANULACION_PROPUESTA and inscripcion.propuesta_por_id == actor.pk:
        return
    exigir_estado(inscripcion, *SE_ANULAN, version=version)
    if inscripcion.tomada_por_id not in (None, actor.pk):
        raise CasoTomado(quien_lo_tiene(inscripcion))
    if inscripcion.decidida_en:
        recoger_aviso(clave_del_aviso(inscripcion))
    propuesta = {"propuesta_por": actor, "propuesta_en": timezone.now(), "causa_anulacion": causa}
    _mover(inscripcion, Estado.ANULACION_PROPUESTA, actor, motivo, {"causa": causa}, **propuesta)


@transaction.atomic
def confirmar_anulacion(inscripcion: Inscripcion, *, actor: Usuario, version: str = "") -> None:
    """A second officer confirms it: the registration ends, the person is told at once. It is not undone.

    Raises FaltaSegundaPersona, CasoDecidido, MesaCerrada, CasoAjeno.
    """
    abrir_caso(inscripcion, actor=actor)
    if ya_decidio(inscripcion, Estado.ANULADA, actor):
        return
    exigir_segunda_persona(inscripcion, Estado.ANULACION_PROPUESTA, actor=actor, version=version)
    decidir(inscripcion, Estado.ANULADA, actor=actor)
    causa = CausaAnulacion(inscripcion.causa_anulacion).label.lower()
    avisar_decision(inscripcion, en_el_acto=True, causa=causa)


@transaction.atomic
def negar_anulacion(inscripcion: Inscripcion, *, actor: Usuario, motivo: str, version: str = "") -> None:
    """A second officer does not agree: the registration goes on where it stood, and the reason stays.

    The time of a correction does not run meanwhile. Raises MotivoBreve, and as confirmar_anulacion.
    """
    motivo = suficiente(motivo)
    abrir_caso(inscripcion, actor=actor)
    exigir_segunda_persona(inscripcion, Estado.ANULACION_PROPUESTA, actor=actor, version=version)
    _dejar_como_estaba(inscripcion, actor, motivo, "anulacion_negada")


@transaction.atomic
def deshacer_propuesta(inscripcion: Inscripcion, *, actor: Usuario) -> None:
    """Take back one's own proposal within ten minutes. Raises ActoNegado, MesaCerrada, CasoAjeno."""
    abrir_caso(inscripcion, actor=actor)
    if not puede_deshacer(inscripcion, actor):
        raise ActoNegado("Ya no se puede deshacer: pasaron los 10 minutos o el caso cambió.")
    _dejar_como_estaba(inscripcion, actor, "", "deshecha")


def _dejar_como_estaba(inscripcion: Inscripcion, actor: Usuario, motivo: str, por: str) -> None:
    destino, cambios = inscripcion.estado_sin_anular, {}
    if destino == Estado.EN_CORRECCION and inscripcion.propuesta_en and inscripcion.corregir_hasta:
        repuesto = inscripcion.corregir_hasta + (timezone.now() - inscripcion.propuesta_en)
        cambios["corregir_hasta"] = min(repuesto, inscripcion.convocatoria.correccion_hasta)
    sin_propuesta = {"propuesta_por": None, "propuesta_en": None, "causa_anulacion": ""}
    with una_por_documento(inscripcion):
        _mover(inscripcion, destino, actor, motivo, {"por": por}, **sin_propuesta, **cambios)
    if destino == Estado.VALIDADA:
        avisar_decision(inscripcion)  # it was taken back when the annulment was proposed, if it had not left


def _mover(
    inscripcion: Inscripcion, destino: str, actor: Usuario, motivo: str, datos: dict[str, Any], **cambios: Any
) -> None:
    suelta = {"tomada_por": None, "tomada_en": None}
    datos = {"ronda": inscripcion.ronda, **datos}
    transitar(inscripcion, destino, actor=actor, motivo=motivo, datos=datos, **suelta, **cambios)
