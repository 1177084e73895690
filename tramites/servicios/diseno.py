"""A procedure is designed: drafts that change, versions that are published and never change again."""

import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import Actor, registrar, transitar
from tramites.consultas.diseno import defectos_de
from tramites.diseno.cambios import Cambio
from tramites.diseno.estructura import Estructura
from tramites.diseno.intercambio import EstructuraIlegible, a_json, de_json
from tramites.diseno.juicio import Defecto
from tramites.estados import EstadoVersion
from tramites.models import Tramite, VersionTramite

MAXIMO_BYTES = 300_000


class VersionCerrada(Exception):
    """It was published: it does not change; the text is for whoever tried."""

    def __init__(self) -> None:
        super().__init__("Esta versión ya se publicó y no cambia. Cree una versión nueva")


class VersionConDefectos(Exception):
    """It cannot be published yet; ``defectos`` say why."""

    def __init__(self, defectos: list[Defecto]) -> None:
        self.defectos = defectos
        super().__init__("Todavía no se puede publicar: hay algo por corregir")


@transaction.atomic
def abrir_version(tramite: Tramite, *, actor: Actor) -> VersionTramite:
    """The draft of ``tramite``: the one there is, or a new one that begins as the published one stands."""
    Tramite.objects.select_for_update(of=("self",)).get(pk=tramite.pk)
    borrador = tramite.versiones.filter(estado=EstadoVersion.BORRADOR).first()
    if borrador:
        return borrador
    ultima = tramite.versiones.order_by("-numero").first()
    vigente = tramite.versiones.publicadas().first()
    nueva = VersionTramite.objects.create(
        tramite=tramite,
        numero=ultima.numero + 1 if ultima else 1,
        estructura=vigente.estructura if vigente else a_json(Estructura()),
    )
    registrar("version_abierta", nueva, actor=actor, datos={"numero": nueva.numero})
    return nueva


@transaction.atomic
def cambiar_version(version: VersionTramite, cambio: Cambio, *, actor: Actor) -> VersionTramite:
    """Apply one change to a draft as it is now: two people who edit at once lose nothing of each other.

    Raises VersionCerrada.
    """
    actual = VersionTramite.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if actual.estado != EstadoVersion.BORRADOR:
        raise VersionCerrada
    actual.estructura = a_json(cambio(actual.definicion))
    actual.save(update_fields=["estructura"])
    return VersionTramite.objects.get(pk=actual.pk)


@transaction.atomic
def importar_version(tramite: Tramite, texto: bytes, *, actor: Actor) -> VersionTramite:
    """Put in the draft of ``tramite`` the definition that a file says. Raises EstructuraIlegible."""
    if len(texto) > MAXIMO_BYTES:
        raise EstructuraIlegible("El archivo es demasiado grande para una definición")
    try:
        datos = json.loads(texto)
    except (ValueError, RecursionError):
        raise EstructuraIlegible("El archivo no es JSON. Expórtelo de nuevo desde el portal") from None
    estructura = de_json(datos)
    version = cambiar_version(abrir_version(tramite, actor=actor), lambda _: estructura, actor=actor)
    registrar("version_importada", version, actor=actor)
    return version


@transaction.atomic
def publicar_version(version: VersionTramite, *, actor: Any) -> VersionTramite:
    """From now on new cases begin by ``version``; those that run keep theirs.

    Published twice, the second changes nothing. Raises VersionConDefectos, TransicionInvalida.
    """
    Tramite.objects.select_for_update(of=("self",)).get(pk=version.tramite_id)
    version = VersionTramite.objects.select_related("tramite__entidad").get(pk=version.pk)
    if version.estado == EstadoVersion.PUBLICADA:
        return version
    if malos := defectos_de(version):
        raise VersionConDefectos(malos)
    for anterior in version.tramite.versiones.publicadas():
        transitar(anterior, EstadoVersion.REEMPLAZADA, actor=actor)
    transitar(version, EstadoVersion.PUBLICADA, actor=actor, publicada_en=timezone.now(), publicada_por=actor)
    return version


@transaction.atomic
def descartar_version(version: VersionTramite, *, actor: Actor) -> None:
    """Nobody will publish this draft. Raises TransicionInvalida if it was published."""
    transitar(version, EstadoVersion.DESCARTADA, actor=actor)
