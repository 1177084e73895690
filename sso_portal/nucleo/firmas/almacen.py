"""Where signed documents are kept: one private file and its row."""

from hashlib import sha256
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sso_portal.nucleo.cuentas.models import Persona
from sso_portal.nucleo.documentos.models import Archivo


def guardar(contenido: bytes, *, nombre: str, titular: Persona | None = None) -> Archivo:
    """Keep a PDF made by the portal: the file first, its row with the act that needs it."""
    clave = default_storage.save(f"firmas/{uuid4()}.pdf", ContentFile(contenido))
    return Archivo.objects.create(
        clave=clave,
        nombre=nombre,
        tipo="application/pdf",
        tamano_bytes=len(contenido),
        sha256=sha256(contenido).hexdigest(),
        uso="certificado",
        titular=titular,
    )


def leer(archivo: Archivo) -> bytes:
    """Return the bytes of a stored document."""
    with default_storage.open(archivo.clave) as abierto:
        return abierto.read()
