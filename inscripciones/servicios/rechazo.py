"""Rejecting takes two: one officer proposes, another confirms or refuses. Source: SSO-029; G2-11."""

from django.db import transaction
from django.utils import timezone

from inscripciones.consultas.lista import revision_de
from inscripciones.estados import Estado
from inscripciones.models import Inscripcion
from sso_portal.nucleo.bitacora.servicios import transitar
from sso_portal.nucleo.cuentas.models import Usuario

from .decision import RevisionIncompleta, avisar_decision, decidir, empezar_decision, ya_decidio
from .mesa import abrir_caso, exigir_segunda_persona, suficiente


@transaction.atomic
def proponer_rechazo(inscripcion: Inscripcion, *, actor: Usuario, motivo: str, version: str = "") -> None:
    """Propose that the registration be left out; nothing is decided until another officer confirms it.

    ``motivo``: 20 characters or more. It needs an exact item that does not hold: a priority condition that
    is not proved never excludes anybody. Raises RevisionIncompleta, MotivoBreve, and as validar_inscripcion.
    """
    motivo = suficiente(motivo)
    if not empezar_decision(inscripcion, Estado.RECHAZO_PROPUESTO, actor=actor, version=version):
        return
    revision = revision_de(inscripcion)
    if not revision.no_cumplen:
        raise RevisionIncompleta("Marque el punto exacto que no cumple antes de proponer el rechazo.")
    if not revision.excluye:
        raise RevisionIncompleta(
            "Una condición de prioridad sin demostrar no es causa de rechazo: déjela «No acreditada» y siga."
        )
    propuesta = {"propuesta_por": actor, "propuesta_en": timezone.now()}
    decidir(inscripcion, Estado.RECHAZO_PROPUESTO, actor=actor, motivo=motivo, **propuesta)


@transaction.atomic
def confirmar_rechazo(inscripcion: Inscripcion, *, actor: Usuario, version: str = "") -> None:
    """A second officer confirms the rejection; the person is told when it can no longer be undone.

    Raises FaltaSegundaPersona, CasoDecidido, MesaCerrada, CasoAjeno.
    """
    abrir_caso(inscripcion, actor=actor)
    if ya_decidio(inscripcion, Estado.RECHAZADA, actor):
        return
    exigir_segunda_persona(inscripcion, Estado.RECHAZO_PROPUESTO, actor=actor, version=version)
    decidir(inscripcion, Estado.RECHAZADA, actor=actor)
    avisar_decision(inscripcion)


@transaction.atomic
def negar_rechazo(inscripcion: Inscripcion, *, actor: Usuario, motivo: str, version: str = "") -> None:
    """A second officer does not agree: the case goes back to the desk with the reason, as it was found.

    Raises MotivoBreve, and as confirmar_rechazo.
    """
    motivo = suficiente(motivo)
    abrir_caso(inscripcion, actor=actor)
    exigir_segunda_persona(inscripcion, Estado.RECHAZO_PROPUESTO, actor=actor, version=version)
    transitar(
        inscripcion,
        Estado.RADICADA,
        actor=actor,
        motivo=motivo,
        datos={"por": "rechazo_negado", "ronda": inscripcion.ronda},
        decidida_por=None,
        decidida_en=None,
        propuesta_por=None,
        propuesta_en=None,
    )
