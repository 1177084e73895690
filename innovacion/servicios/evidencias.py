"""The documents that show what was done: kept as soon as they arrive, so that no mistake loses them."""

from typing import Any
from uuid import UUID

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import guardar_subido

USO = "innovacion"


def guardar_evidencia(subido: Any, *, actor: Usuario) -> Archivo:
    """Judge and keep one document of at most 5 MB. Raises ArchivoRechazado."""
    return guardar_subido(subido, uso=USO, titular=None, actor=actor)


def evidencia_guardada(pk: str, *, actor: Usuario) -> Archivo | None:
    """A document that ``actor`` uploaded before; None for anything else."""
    try:
        clave = UUID(pk)
    except ValueError:
        return None
    return Archivo.objects.filter(pk=clave, uso=USO, subido_por=actor).first()
