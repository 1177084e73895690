"""A case that is not sent yet: begun, answered, with its documents; it waits on any device."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import Actor, registrar
from sso_portal.nucleo.cuentas.models import Persona, Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import guardar_subido, quitar_archivo
from tramites.canales import Canal
from tramites.estados import EstadoSolicitud
from tramites.models import Anexo, Solicitud, Sucursal, Tramite

from .candado import con_candado

USO = "tramite"


class TramiteSinVersion(Exception):
    """Nobody defined how the portal runs it; the text is for the person."""

    def __init__(self) -> None:
        super().__init__("Este trámite todavía no se hace por el portal. Mire en su página dónde se hace")


class SolicitudEnviada(Exception):
    """It is not a draft any more; the text is for the person."""

    def __init__(self) -> None:
        super().__init__("Esta solicitud ya se envió. Escríbanos dentro de ella si quiere agregar algo")


@transaction.atomic
def empezar_solicitud(  # noqa: PLR0913 (all by name: whose, by whom, through which door)
    tramite: Tramite,
    *,
    persona: Persona,
    actor: Actor,
    canal: str = Canal.WEB,
    sucursal: Sucursal | None = None,
    clave: UUID | None = None,
) -> Solicitud:
    """Begin a case of ``persona`` by the published version, or go on with the draft she already has.

    ``actor``: she herself, or who attends her. The same ``clave`` gives the same case back, also once sent.
    Raises TramiteSinVersion.
    """
    if clave and (anterior := Solicitud.objects.filter(clave=clave, persona=persona).first()):
        return anterior
    version = tramite.versiones.publicadas().first()
    if version is None:
        raise TramiteSinVersion
    solicitud, es_nueva = Solicitud.objects.get_or_create(
        tramite=tramite,
        persona=persona,
        estado=EstadoSolicitud.BORRADOR,
        defaults={"version": version, "canal_inicio": canal, "sucursal": sucursal, "clave": clave},
    )
    if es_nueva:
        registrar("solicitud_empezada", solicitud, actor=actor, datos={"canal": str(canal)})
    return solicitud


def _borrador(solicitud: Solicitud) -> Solicitud:
    con_candado(solicitud)
    if not solicitud.es_borrador:
        raise SolicitudEnviada
    return solicitud


def _guardar(solicitud: Solicitud, respuestas: Mapping[str, Any]) -> None:
    solicitud.respuestas_json = json.dumps(respuestas, ensure_ascii=False)
    solicitud.guardada_en = timezone.now()
    solicitud.save(update_fields=["respuestas_json", "guardada_en"])


@transaction.atomic
def guardar_respuestas(solicitud: Solicitud, respuestas: Mapping[str, Any], *, actor: Actor) -> None:
    """Keep what was answered, complete or not; questions that are not named stay as they were.

    Raises SolicitudEnviada.
    """
    _borrador(solicitud)
    claves = {c.clave for c in solicitud.definicion.campos}
    nuevas = {k: v for k, v in respuestas.items() if k in claves}
    _guardar(solicitud, {**solicitud.respuestas, **nuevas})


@transaction.atomic
def adjuntar_documento(solicitud: Solicitud, campo: str, subido: Any, *, actor: Usuario) -> Anexo:
    """Keep what was uploaded for a question of the form, in the place of what was there.

    The person may hand it in again in another case. Raises ArchivoRechazado, SolicitudEnviada.
    """
    _borrador(solicitud)
    archivo = guardar_subido(
        subido, uso=USO, titular=solicitud.persona, actor=actor, junto_a=_junto_a(solicitud, campo)
    )
    return _poner(solicitud, campo, archivo, actor=actor)


@transaction.atomic
def reutilizar_documento(solicitud: Solicitud, campo: str, anexo: Anexo, *, actor: Actor) -> Anexo:
    """Hand in again a document that the person gave in another case. Raises SolicitudEnviada."""
    _borrador(solicitud)
    if anexo.solicitud.persona_id != solicitud.persona_id:
        raise Anexo.DoesNotExist
    return _poner(solicitud, campo, anexo.archivo, actor=actor)


@transaction.atomic
def quitar_documento(solicitud: Solicitud, campo: str, *, actor: Actor) -> None:
    """Take a document off a draft; what another case uses stays kept. Raises SolicitudEnviada."""
    _borrador(solicitud)
    _quitar(solicitud, campo, actor=actor)
    _guardar(solicitud, {k: v for k, v in solicitud.respuestas.items() if k != campo})


def _junto_a(solicitud: Solicitud, campo: str) -> Any:
    otros = solicitud.anexos.exclude(campo=campo).order_by().values("archivo")
    return Archivo.objects.filter(pk__in=otros)


def _poner(solicitud: Solicitud, campo: str, archivo: Archivo, *, actor: Actor) -> Anexo:
    pregunta = solicitud.definicion.campo(campo)
    _quitar(solicitud, campo, actor=actor)
    anexo = Anexo.objects.create(
        solicitud=solicitud,
        archivo=archivo,
        campo=campo,
        titulo=pregunta.rotulo[:160] if pregunta else archivo.nombre,
        es_reutilizable=True,
    )
    _guardar(solicitud, {**solicitud.respuestas, campo: archivo.nombre})
    return anexo


def _quitar(solicitud: Solicitud, campo: str, *, actor: Actor) -> None:
    for anexo in solicitud.anexos.filter(campo=campo).select_related("archivo").order_by("pk"):
        archivo = anexo.archivo
        anexo.delete()
        if not Anexo.objects.filter(archivo=archivo).exists():
            quitar_archivo(archivo, actor=actor)
