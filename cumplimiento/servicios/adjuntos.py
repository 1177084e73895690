"""A document that came with a form: kept as soon as it arrives, so that no mistake in the form loses it."""

from typing import IO, Any
from uuid import UUID

from sso_portal.nucleo.cargas.lectura import juzgar_hoja
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.juicio import FIRMAS, Tipo
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import guardar_subido

from .pruebas import USO, juzgar_prueba

MESA = "mesa"


def guardar_de_mesa(subido: Any, *, actor: Usuario) -> Archivo:
    """Judge and keep what a matter of the work table carries: a document or a sheet, 20 MB at most.

    Raises ArchivoRechazado.
    """
    return guardar_subido(subido, uso=MESA, titular=None, actor=actor, juez=_juzgar)


def adjunto_guardado(pk: str, *, uso: str, actor: Usuario) -> Archivo | None:
    """A document of ``uso`` that ``actor`` uploaded before; None for anything else."""
    try:
        clave = UUID(pk)
    except ValueError:
        return None
    return Archivo.objects.filter(pk=clave, uso=uso, subido_por=actor).first()


def prueba_subida(pk: str, *, actor: Usuario) -> Archivo | None:
    """The document of a report that ``actor`` uploaded and has not sent yet; None for anything else."""
    archivo = adjunto_guardado(pk, uso=USO, actor=actor)
    return None if archivo is None or archivo.reportes_cumplimiento.exists() else archivo


def _juzgar(nombre: str, contenido: IO[bytes]) -> Tipo:
    contenido.seek(0)
    inicio = contenido.read(8)
    contenido.seek(0)
    juez = juzgar_prueba if inicio.startswith(tuple(FIRMAS)) else juzgar_hoja
    return juez(nombre, contenido)
