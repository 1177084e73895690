"""How a stored file travels to a browser so that it can only be looked at (docs/adr/0004)."""

from django.http import FileResponse

from . import consultas
from .models import Archivo

EN_PANTALLA = {"application/pdf", "image/jpeg", "image/png"}
# The bytes are shown in an origin of their own, with no script, form, request or frame of theirs.
POLITICA = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def responder_archivo(archivo: Archivo, *, es_publico: bool = False) -> FileResponse:
    """The bytes of ``archivo``: shown if PDF or picture, downloaded if not; unless public, kept by no cache.

    Raises FileNotFoundError if the storage lost it.
    """
    respuesta = FileResponse(
        consultas.abrir(archivo),
        as_attachment=archivo.tipo not in EN_PANTALLA,
        filename=archivo.nombre,
        content_type=archivo.tipo,
    )
    respuesta["Content-Length"] = archivo.tamano_bytes
    respuesta["Content-Security-Policy"] = POLITICA
    respuesta["X-Content-Type-Options"] = "nosniff"
    respuesta["X-Frame-Options"] = "SAMEORIGIN"
    respuesta["Cache-Control"] = "public, max-age=3600" if es_publico else "private, no-store"
    respuesta["Cross-Origin-Resource-Policy"] = "same-origin"
    return respuesta
