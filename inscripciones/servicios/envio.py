"""Sending a registration, sending it again corrected, withdrawing it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from inscripciones.consultas.apertura import admite, por_que_no, por_que_no_admite, puede_corregir
from inscripciones.consultas.avance import partes, sin_atender
from inscripciones.consultas.identidad import en_pie_con_mismo_documento
from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import Convocatoria, Inscripcion
from sso_portal.nucleo.avisos.servicios import avisar, recoger_aviso
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida, transitar
from sso_portal.nucleo.cuentas.models import Usuario

from .candado import ConvocatoriaCongelada, con_convocatoria_abierta, con_convocatoria_numerando
from .copia import copia_de, huella_de
from .decision import clave_del_aviso
from .guardado import PasoCerrado, releer


class InscripcionIncompleta(Exception):
    """Something is missing before sending; ``faltas``: {step: what it lacks}."""

    def __init__(self, faltas: Mapping[Any, tuple[str, ...]]) -> None:
        self.faltas = faltas
        super().__init__("Todavía falta algo antes de enviar. Revise las partes que no están completas.")


@transaction.atomic
def radicar_inscripcion(inscripcion: Inscripcion, *, actor: Usuario, clave: UUID) -> Inscripcion:
    """Send the registration: from here it binds, has its number, and its secretaría reviews it.

    The instant that counts is the one in which the act begins, not the one in which its turn comes. The
    number is taken under the lock of the convocatoria; the secretaría is that of the declared domicile.
    A second press answers the same registration and changes nothing. Writes one Evento and one message.
    Raises PasoCerrado outside the window, InscripcionIncompleta, TransicionInvalida if it was withdrawn.
    Source: Res. 2358 de 2014; Ley 527 de 1999, art. 23 (time of sending).
    """
    instante = timezone.now()
    inscripcion.refresh_from_db(fields=["estado"])
    if _ya_enviada(inscripcion):
        return inscripcion
    convocatoria = _convocatoria_que_numera(inscripcion, instante)
    releer(inscripcion)  # now under the lock, which another tab may have had
    if _ya_enviada(inscripcion):
        return inscripcion
    _exigir_completa(inscripcion)
    numero = _siguiente_numero(convocatoria)
    _enviar(inscripcion, actor, numero=numero, ronda=1, radicada_en=instante, clave_envio=clave)
    _avisar(inscripcion, "inscripcion_radicada", actor)
    return inscripcion


def _ya_enviada(inscripcion: Inscripcion) -> bool:
    """True if it was sent; raises TransicionInvalida if what was sent no longer stands."""
    if inscripcion.estado in (Estado.RETIRADA, Estado.ANULADA):
        raise TransicionInvalida(inscripcion, Estado.RADICADA)
    return inscripcion.estado != Estado.BORRADOR


def _convocatoria_que_numera(inscripcion: Inscripcion, instante: datetime) -> Convocatoria:
    try:
        convocatoria = con_convocatoria_numerando(inscripcion.convocatoria_id)
    except ConvocatoriaCongelada as error:
        raise PasoCerrado(str(error)) from error
    if not admite(convocatoria, instante):
        raise PasoCerrado(por_que_no_admite(convocatoria, instante))
    return convocatoria


def _exigir_completa(inscripcion: Inscripcion) -> None:
    faltas = {parte.paso: parte.faltas for parte in partes(inscripcion) if not parte.esta_completa}
    if faltas:
        raise InscripcionIncompleta(faltas)


def _siguiente_numero(convocatoria: Convocatoria) -> str:
    numero = convocatoria.siguiente_numero
    convocatoria.siguiente_numero = numero + 1
    convocatoria.save(update_fields=["siguiente_numero"])
    return f"SSO-{convocatoria.codigo}-{numero:06d}"


def _enviar(inscripcion: Inscripcion, actor: Usuario, *, numero: str, ronda: int, **cambios: Any) -> None:
    copia = copia_de(inscripcion, numero=numero, ronda=ronda)
    huella = huella_de(copia)
    transitar(
        inscripcion,
        Estado.RADICADA,
        actor=actor,
        datos={"numero": numero, "ronda": ronda, "huella": huella},
        copia=copia,
        huella=huella,
        numero=numero,
        ronda=ronda,
        autoridad=inscripcion.municipio and inscripcion.municipio.autoridad,
        indice_identidad=inscripcion.persona.documento.indice if inscripcion.persona.documento else "",
        **cambios,
    )
    _alertar_mismo_documento(inscripcion)


def _alertar_mismo_documento(inscripcion: Inscripcion) -> None:
    """Tell whoever sent before under the same document that somebody else did: it may be a theft."""
    for otra in en_pie_con_mismo_documento(inscripcion):
        usuario = getattr(otra.persona, "usuario", None)
        if usuario:
            avisar(
                usuario,
                "inscripcion_mismo_documento",
                clave=f"mismo_documento-{otra.pk}-{inscripcion.pk}",
                numero=otra.numero,
                autoridad=str(otra.autoridad),
                enlace=reverse("inscripciones:detalle", args=[otra.pk]),
            )


@transaction.atomic
def reenviar_correccion(inscripcion: Inscripcion, *, actor: Usuario) -> Inscripcion:
    """Send back what the secretaría asked to correct; the review starts again where it was returned.

    If the domicile changed, the secretaría of the new one receives it. A second press changes nothing.
    Raises PasoCerrado after the deadline, InscripcionIncompleta while something asked was not attended.
    """
    instante = timezone.now()
    _con_convocatoria(inscripcion)
    releer(inscripcion)
    if inscripcion.estado != Estado.EN_CORRECCION:
        return inscripcion
    if not puede_corregir(inscripcion, instante):
        raise PasoCerrado(por_que_no(inscripcion, instante))
    _exigir_atendida(inscripcion)
    _enviar(
        inscripcion,
        actor,
        numero=str(inscripcion.numero),
        ronda=inscripcion.ronda + 1,
        corregir_hasta=None,
        tomada_por=None,
        tomada_en=None,
        decidida_por=None,
        decidida_en=None,
    )
    _avisar(inscripcion, "inscripcion_reenviada", actor)
    return inscripcion


def _exigir_atendida(inscripcion: Inscripcion) -> None:
    _exigir_completa(inscripcion)
    if faltan := sin_atender(inscripcion):
        raise InscripcionIncompleta({h.punto.paso: (h.punto.texto,) for h in faltan})


@transaction.atomic
def retirar_inscripcion(inscripcion: Inscripcion, *, actor: Usuario) -> Inscripcion:
    """Withdraw a sent registration, until the inputs are sealed. It cannot be sent again in this process.

    A decision whose message has not left yet is never told; one already told, the message of the
    withdrawal replaces. A second press changes nothing. Raises PasoCerrado once sealed, TransicionInvalida
    if it was decided against.
    """
    _con_convocatoria(inscripcion)
    releer(inscripcion)
    if inscripcion.estado == Estado.RETIRADA:
        return inscripcion
    if inscripcion.decidida_en:
        recoger_aviso(clave_del_aviso(inscripcion))
    transitar(inscripcion, Estado.RETIRADA, actor=actor, tomada_por=None, tomada_en=None)
    _avisar(inscripcion, "inscripcion_retirada", actor)
    return inscripcion


def _con_convocatoria(inscripcion: Inscripcion) -> None:
    try:
        con_convocatoria_abierta(inscripcion.convocatoria_id, estados=(EstadoConvocatoria.PUBLICADA,))
    except ConvocatoriaCongelada as error:
        raise PasoCerrado(str(error)) from error


def _avisar(inscripcion: Inscripcion, plantilla: str, actor: Usuario) -> None:
    """Tell the person, with the number and the link; the round makes each sending a message of its own."""
    avisar(
        actor,
        plantilla,
        clave=f"{plantilla}-{inscripcion.pk}-{inscripcion.ronda}",
        numero=inscripcion.numero,
        convocatoria=inscripcion.convocatoria.nombre,
        autoridad=str(inscripcion.autoridad),
        enlace=reverse("inscripciones:detalle", args=[inscripcion.pk]),
    )
