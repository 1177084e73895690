"""Objections to a sealed row, before the event: a person says what is wrong, the ministry answers.

An objection that is right changes nothing by itself: a seal is not edited, it is corrected by another one.
Source: rule «sorteo-v1», step 1.
"""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from asignacion import plazos
from asignacion.estados import EstadoObjecion, EstadoSorteo
from asignacion.models import Objecion, Participante, Sorteo
from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.bitacora.servicios import registrar, registrar_lectura, transitar
from sso_portal.nucleo.cuentas.models import Usuario

from .veedores import SorteoNoAdmite


@transaction.atomic
def presentar_objecion(propia: Participante, *, actor: Usuario, dato: str, detalle: str) -> Objecion:
    """Say which datum of the own row is not as it was sent. One per seal: the second press answers the first.

    Raises SorteoNoAdmite after the deadline to object, or when the reveals closed.
    """
    sorteo = Sorteo.objects.select_for_update(of=("self",)).get(entradas__participantes=propia)
    if previa := Objecion.objects.filter(participante=propia).first():
        return previa
    if not se_puede_objetar(sorteo):
        raise SorteoNoAdmite("El plazo para objetar este sello terminó.")
    objecion = Objecion.objects.create(participante=propia, dato=dato, detalle=detalle)
    registrar("objecion_presentada", objecion, actor=actor, datos={"sello": sorteo.numero})
    return objecion


def se_puede_objetar(sorteo: Sorteo) -> bool:
    """Whether a seal still admits objections: until a day before its event; a rehearsal, until it closes."""
    if sorteo.estado != EstadoSorteo.SELLADO or sorteo.cerrado_en:
        return False
    return sorteo.es_ensayo or timezone.now() <= plazos.leido(sorteo.congelado["plazos"]["objeciones"])


def leer_objecion(objecion: Objecion, *, actor: Usuario) -> None:
    """Leave word that an official opened it."""
    persona = objecion.participante.inscripcion.persona_id
    registrar_lectura(objecion, persona_id=persona, actor=actor, proposito="Responder su objeción al sello")


@transaction.atomic
def responder_objecion(objecion: Objecion, *, actor: Usuario, tiene_razon: bool, respuesta: str) -> None:
    """Answer a person; they get a message with the link. Raises TransicionInvalida if it was answered."""
    transitar(
        objecion,
        EstadoObjecion.CON_RAZON if tiene_razon else EstadoObjecion.SIN_RAZON,
        actor=actor,
        respuesta=respuesta,
        respondida_en=timezone.now(),
        respondida_por=actor,
    )
    participante = objecion.participante
    convocatoria = participante.entrada.sorteo.convocatoria
    usuario = getattr(participante.inscripcion.persona, "usuario", None)
    if usuario:
        enlace = reverse("asignacion:mi_resultado", args=[convocatoria.codigo])
        avisar(
            usuario,
            "objecion_respondida",
            clave=f"objecion-{objecion.pk}",
            proceso=convocatoria.nombre,
            tiene_razon=tiene_razon,
            enlace=enlace,
        )
