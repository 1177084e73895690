"""What the person says of herself before her first procedure, and how it went after the last step."""

from typing import Any

from django.db import transaction

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Persona, Usuario
from sso_portal.nucleo.cuentas.servicios import declarar_documento, persona_de
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import pasar_archivos
from sso_portal.nucleo.firmas.models import Certificado
from sso_portal.nucleo.firmas.servicios import pasar_certificados
from tramites.estados import EstadoSolicitud
from tramites.models import RespuestaEncuesta, Solicitud

from .candado import con_candado


class EncuestaCerrada(Exception):
    """It is not over, or she already said; the text is for the person."""

    def __init__(self) -> None:
        super().__init__("Podrá decirnos cómo le fue cuando tenga la respuesta")


class NoEsDeEllaLaSolicitud(Exception):
    """The case does not go to this account; the text is for the person and says nothing of the case."""

    def __init__(self, frase: str = "") -> None:
        super().__init__(
            frase or "Esos códigos y ese documento no son de la misma solicitud. Revíselos en su comprobante"
        )


@transaction.atomic
def identificar_persona(datos: dict[str, Any], *, actor: Usuario) -> Persona:
    """Keep who the person behind ``actor`` is: nombres, apellidos, tipo, numero. Asked once."""
    persona = persona_de(actor)
    persona.nombres, persona.apellidos = datos["nombres"], datos["apellidos"]
    persona.save(update_fields=["nombres", "apellidos"])
    declarar_documento(persona, datos["tipo"], datos["numero"])
    return persona


@transaction.atomic
def traer_solicitud(solicitud: Solicitud, tipo: str, numero: str, *, actor: Usuario) -> Solicitud:
    """What a point of the network began for somebody without account goes over to her account.

    Whoever asks has the two codes of its receipt, and the identity document is the same in the receipt's
    case, in what she writes and, where she declared one, in her account: a document alone gives nobody a
    case. Its documents and certificates go with it. Twice is once. Raises NoEsDeEllaLaSolicitud.
    """
    con_candado(solicitud)
    persona, antes = persona_de(actor), solicitud.persona
    if antes == persona:
        return solicitud
    indice = DocumentoIdentidad.indice_de(tipo, numero)
    suyos = {d.indice for d in (antes.documento, persona.documento) if d}
    if suyos != {indice} or antes.documento is None or Usuario.objects.filter(persona=antes).exists():
        raise NoEsDeEllaLaSolicitud
    _sin_otro_borrador(solicitud, persona)
    _identificar_como(persona, antes, tipo, numero)
    solicitud.persona = persona
    solicitud.save(update_fields=["persona"])
    pasar_archivos(Archivo.objects.filter(titular=antes, anexos_tramites__solicitud=solicitud), persona)
    pasar_certificados(Certificado.objects.filter(emitido_tramites__solicitud=solicitud), persona)
    registrar("solicitud_traida_a_su_cuenta", solicitud, actor=actor)
    return solicitud


def _sin_otro_borrador(solicitud: Solicitud, persona: Persona) -> None:
    suyas = Solicitud.objects.filter(persona=persona, tramite=solicitud.tramite_id)
    if solicitud.es_borrador and suyas.filter(estado=EstadoSolicitud.BORRADOR).exists():
        raise NoEsDeEllaLaSolicitud(
            "Usted ya empezó este mismo trámite por internet. Termínelo o bórrelo, y traiga este después"
        )


def _identificar_como(persona: Persona, antes: Persona, tipo: str, numero: str) -> None:
    """What she said at the counter need not be said again."""
    if not persona.nombres:
        persona.nombres, persona.apellidos = antes.nombres, antes.apellidos
        persona.save(update_fields=["nombres", "apellidos"])
    declarar_documento(persona, tipo, numero)


@transaction.atomic
def responder_encuesta(
    solicitud: Solicitud, *, escala: int, texto: str, actor: Usuario, otras: dict[str, Any] | None = None
) -> RespuestaEncuesta:
    """Keep how it went, from 1 (very hard) to 5 (very easy); the first answer is the one that counts.

    Raises EncuestaCerrada while the case is not resolved.
    """
    if solicitud.estado != EstadoSolicitud.RESUELTA:
        raise EncuestaCerrada
    respuesta, es_nueva = RespuestaEncuesta.objects.get_or_create(
        solicitud=solicitud, defaults={"escala": escala, "texto": texto, "otras": otras or {}}
    )
    if es_nueva:
        registrar("encuesta_respondida", solicitud, actor=actor, datos={"escala": escala})
    return respuesta
