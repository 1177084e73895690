"""Where signed documents are kept: as any other file that the portal makes itself."""

from django.core.files.storage import default_storage

from sso_portal.nucleo.cuentas.models import Persona
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.documentos.servicios import guardar_generado

USO = "certificado"


def guardar(contenido: bytes, *, nombre: str, titular: Persona | None = None) -> Archivo:
    """Keep a PDF made by the portal: the file first, its row with the act that needs it."""
    return guardar_generado(contenido, nombre=nombre, uso=USO, titular=titular)


def leer(archivo: Archivo) -> bytes:
    """Return the bytes of a stored document."""
    with default_storage.open(archivo.clave) as abierto:
        return abierto.read()
