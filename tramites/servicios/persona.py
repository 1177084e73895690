"""What the person says of herself before her first procedure, and how it went after the last step."""

from typing import Any

from django.db import transaction

from sso_portal.nucleo.bitacora.servicios import registrar
from sso_portal.nucleo.cuentas.models import Persona, Usuario
from sso_portal.nucleo.cuentas.servicios import declarar_documento, persona_de
from tramites.estados import EstadoSolicitud
from tramites.models import RespuestaEncuesta, Solicitud


class EncuestaCerrada(Exception):
    """It is not over, or she already said; the text is for the person."""

    def __init__(self) -> None:
        super().__init__("Podrá decirnos cómo le fue cuando tenga la respuesta")


@transaction.atomic
def identificar_persona(datos: dict[str, Any], *, actor: Usuario) -> Persona:
    """Keep who the person behind ``actor`` is: nombres, apellidos, tipo, numero. Asked once."""
    persona = persona_de(actor)
    persona.nombres, persona.apellidos = datos["nombres"], datos["apellidos"]
    persona.save(update_fields=["nombres", "apellidos"])
    declarar_documento(persona, datos["tipo"], datos["numero"])
    return persona


@transaction.atomic
def responder_encuesta(solicitud: Solicitud, *, escala: int, texto: str, actor: Usuario) -> RespuestaEncuesta:
    """Keep how it went, from 1 (very hard) to 5 (very easy); the first answer is the one that counts.

    Raises EncuestaCerrada while the case is not resolved.
    """
    if solicitud.estado != EstadoSolicitud.RESUELTA:
        raise EncuestaCerrada
    respuesta, es_nueva = RespuestaEncuesta.objects.get_or_create(
        solicitud=solicitud, defaults={"escala": escala, "texto": texto}
    )
    if es_nueva:
        registrar("encuesta_respondida", solicitud, actor=actor, datos={"escala": escala})
    return respuesta
