"""The documents that prove a report: kept as soon as they arrive, tied to it when it is sent."""

from functools import partial
from typing import Any

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.juicio import MEGA, juzgar
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import guardar_subido

USO, DICTAMEN = "prueba", "dictamen"
MAXIMO_BYTES = 20 * MEGA
juzgar_prueba = partial(juzgar, maximo_bytes=MAXIMO_BYTES)


def guardar_prueba(subido: Any, *, actor: Usuario | None) -> Archivo:
    """Judge and keep one document of at most 20 MB; ``actor``: None where a system sent it.

    Raises ArchivoRechazado.
    """
    return guardar_subido(subido, uso=USO, titular=None, actor=actor, juez=juzgar_prueba)


def guardar_dictamen(subido: Any, *, actor: Usuario) -> Archivo:
    """Judge and keep the copy of a dictamen. Raises ArchivoRechazado."""
    return guardar_subido(subido, uso=DICTAMEN, titular=None, actor=actor, juez=juzgar_prueba)


def guardar_respuesta(subido: Any, *, actor: Usuario | None) -> Archivo:
    """Judge and keep what the affected person shows, 5 MB at most. Raises ArchivoRechazado."""
    return guardar_subido(subido, uso=USO, titular=None, actor=actor)
