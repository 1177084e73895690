"""How a stored file travels to a browser so that it can only be looked at (docs/adr/0004)."""

from django.http import FileResponse

from . import consultas
from .models import Archivo

EN_PANTALLA = {"application/pdf", "image/jpeg", "image/png"}
# A picture cannot do anything at all. Chromium refuses to show a PDF in a sandboxed document, so a PDF
# gets a policy that forbids it every request, script, form and frame of its own instead.
POLITICA_IMAGEN = "sandbox; default-src 'none'; frame-ancestors 'self'"
POLITICA_PDF = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


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
    es_pdf = archivo.tipo == "application/pdf"
    respuesta["Content-Security-Policy"] = POLITICA_PDF if es_pdf else POLITICA_IMAGEN
    respuesta["X-Content-Type-Options"] = "nosniff"
    respuesta["X-Frame-Options"] = "SAMEORIGIN"
    respuesta["Cache-Control"] = "public, max-age=3600" if es_publico else "private, no-store"
    respuesta["Cross-Origin-Resource-Policy"] = "same-origin"
    return respuesta
