"""Inside the case: messages, notes, internal documents, and what the person is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import registrar, transitar
from sso_portal.nucleo.calendario.consultas import festivos, plazo_desde_hoy, un_mes_desde
from sso_portal.nucleo.calendario.plazos import por_que_no_es_habil
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.servicios import guardar_subido, huella_de
from sso_portal.nucleo.una_vez import ya_hecho
from tramites.estados import EstadoSolicitud
from tramites.models import Anexo, Mensaje, Peticion, Puesto, Requisito, Solicitud

from .borrador import USO
from .candado import con_candado
from .mensajes import avisar_persona

USO_INTERNO = "tramite_interno"


class PeticionImposible(Exception):
    """That cannot be asked of the person; the text is for who tried."""


class PorResponder(Exception):
    """Something that was asked has no answer yet; ``peticion`` says what."""

    def __init__(self, peticion: Peticion) -> None:
        self.peticion = peticion
        que = "Adjunte el documento" if peticion.pide_documento else "Escriba la respuesta"
        super().__init__(f"{que}: «{peticion.texto}»")


@dataclass(frozen=True)
class Pedido:
    """One thing to ask: a requirement of the ficha, or another with the reason of the head of the area."""

    requisito: Requisito | None = None
    texto: str = ""
    pide_documento: bool = False
    motivo_jefatura: str = ""


def _de_la_persona(solicitud: Solicitud, actor: Usuario) -> bool:
    """Herself, or whoever carries the case in her name."""
    representacion = solicitud.representacion
    de_quien_la_lleva = bool(representacion and representacion.representante_id == actor.pk)
    return de_quien_la_lleva or actor.persona_id == solicitud.persona_id


@transaction.atomic
def escribir_mensaje(  # noqa: PLR0913 (all by name: what is said, in whose name, to whom)
    solicitud: Solicitud,
    texto: str,
    *,
    actor: Usuario,
    quien: str,
    es_interno: bool = False,
    clave: UUID | None = None,
) -> Mensaje:
    """Say something in a case; a note (``es_interno``) stays among officials. The same ``clave``, once.

    The person is told by mail that there is a message, not what it says.
    """
    con_candado(solicitud)
    if anterior := ya_hecho(Mensaje, clave):
        return anterior
    propio = _de_la_persona(solicitud, actor)
    mensaje = Mensaje.objects.create(
        solicitud=solicitud,
        texto=texto,
        autor=actor,
        quien=quien,
        es_interno=es_interno and not propio,
        es_de_la_persona=propio,
        clave=clave,
    )
    registrar(
        "nota" if mensaje.es_interno else "mensaje", solicitud, actor=actor, datos={"mensaje": mensaje.pk}
    )
    if not propio and not es_interno:
        avisar_persona(solicitud, "solicitud_mensaje", str(mensaje.pk), area=quien)
    return mensaje


@transaction.atomic
def adjuntar_interno(solicitud: Solicitud, subido: Any, *, titulo: str, actor: Usuario) -> Anexo:
    """Keep a document that only officials see; the same one with the same title, once.

    Raises ArchivoRechazado.
    """
    con_candado(solicitud)
    iguales = solicitud.anexos.filter(es_interno=True, archivo__sha256=huella_de(subido))
    if ya := iguales.filter(titulo=titulo or subido.name).first():
        return ya
    archivo = guardar_subido(subido, uso=USO_INTERNO, titular=None, actor=actor)
    anexo = Anexo.objects.create(
        solicitud=solicitud, archivo=archivo, titulo=titulo or archivo.nombre, es_interno=True
    )
    registrar("anexo_interno", solicitud, actor=actor, datos={"anexo": anexo.pk})
    return anexo


# --- Asking the person ---


@transaction.atomic
def pedir_al_ciudadano(solicitud: Solicitud, pedidos: Sequence[Pedido], *, actor: Usuario) -> list[Peticion]:
    """Ask the person for something; meanwhile the term of the area stops and she has a month.

    Only requirements of the published ficha may be asked; anything else needs the head of the area, with
    a reason. Raises PeticionImposible, TransicionInvalida. Source: G5-2; Ley 1755 de 2015, art. 17.
    """
    con_candado(solicitud)
    if not pedidos:
        raise PeticionImposible("Elija qué le falta a la persona")
    for pedido in pedidos:
        _exigir_publicado(solicitud, pedido, actor)
    transitar(
        solicitud,
        EstadoSolicitud.POR_COMPLETAR,
        actor=actor,
        datos={"pedidos": len(pedidos), "fuera_de_ficha": sum(p.requisito is None for p in pedidos)},
        habiles_restantes=_habiles_hasta(solicitud.vence_el),
        vence_el=un_mes_desde(timezone.localdate()),
        prorrogada_en=None,
    )
    peticiones = [
        Peticion.objects.create(
            solicitud=solicitud,
            requisito=p.requisito,
            texto=p.requisito.texto if p.requisito else p.texto,
            pide_documento=p.requisito.exige_documento if p.requisito else p.pide_documento,
            motivo_jefatura=p.motivo_jefatura,
            pedida_por=actor,
        )
        for p in pedidos
    ]
    avisar_persona(solicitud, "solicitud_peticion", str(peticiones[0].pk), cuantas=len(peticiones))
    return peticiones


def _exigir_publicado(solicitud: Solicitud, pedido: Pedido, actor: Usuario) -> None:
    if pedido.requisito:
        if pedido.requisito.ficha.tramite_id != solicitud.tramite_id:
            raise PeticionImposible("Ese requisito es de otro trámite")
        return
    if not pedido.texto.strip() or not pedido.motivo_jefatura.strip():
        raise PeticionImposible("Lo que no está en la ficha necesita el motivo de la jefatura")
    if not Puesto.objects.filter(area=solicitud.area_id, usuario=actor, es_jefe=True).exists():
        raise PeticionImposible("Lo que no está en la ficha solo lo pide quien dirige el área")


def _habiles_hasta(vence_el: Any) -> int:
    """Business days left after today; none, if the term is over."""
    dias, dia, hoy = festivos(), vence_el, timezone.localdate()
    cuantos = 0
    while dia > hoy:
        cuantos += not por_que_no_es_habil(dia, dias)
        dia -= timedelta(days=1)
    return cuantos


@transaction.atomic
def adjuntar_a_peticion(peticion: Peticion, subido: Any, *, actor: Usuario) -> Anexo:
    """Keep a document for something that was asked; it stays kept if something else is still missing.

    Raises PeticionImposible if it was answered already, ArchivoRechazado.
    """
    solicitud = con_candado(peticion.solicitud)
    if not solicitud.espera_a_la_persona or peticion.respondida_en:
        raise PeticionImposible("Esto ya se respondió. Si falta algo, escríbanos un mensaje en la solicitud")
    archivo = guardar_subido(subido, uso=USO, titular=solicitud.persona, actor=actor)
    return Anexo.objects.create(
        solicitud=solicitud,
        archivo=archivo,
        peticion=peticion,
        titulo=peticion.texto[:160],
        es_reutilizable=True,
    )


@transaction.atomic
def responder_peticiones(solicitud: Solicitud, respuestas: Mapping[int, str], *, actor: Usuario) -> None:
    """The person answers everything she was asked: {key of the request: words}; documents came before.

    The case goes back to its area with the days it had left, one at least.
    Raises PorResponder (nothing changes), TransicionInvalida.
    """
    con_candado(solicitud)
    for peticion in solicitud.peticiones.filter(respondida_en=None):
        _responder(peticion, respuestas.get(peticion.pk, ""))
    restantes = max(solicitud.habiles_restantes or 0, 1)
    transitar(
        solicitud,
        EstadoSolicitud.EN_TRAMITE,
        actor=actor,
        habiles_restantes=None,
        vence_el=plazo_desde_hoy(restantes).vence,
    )


def _responder(peticion: Peticion, texto: str) -> None:
    tiene = peticion.anexos.exists()
    if (peticion.pide_documento and not tiene) or not (texto.strip() or tiene):
        raise PorResponder(peticion)
    peticion.respondida_en, peticion.respuesta = timezone.now(), texto.strip()
    peticion.save(update_fields=["respondida_en", "respuesta"])
