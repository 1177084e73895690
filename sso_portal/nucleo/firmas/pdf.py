"""Documents on paper: a Django template becomes a tagged PDF that screen readers can read (PDF/UA-1).

Nothing is ever fetched from another host. Source: ISO 14289-1; Resolución MinTIC 1519 de 2020, anexo 1.
"""

import base64
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone
from weasyprint import HTML, Attachment
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

ESTATICO = "estatico:"


class SoloLocal(URLFetcher):
    """Fetch ``estatico:css/pdf.css`` from the static folder, and ``data:`` URIs; nothing else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=["data"])

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """Return a local resource. Raises FatalURLFetchingError for anything else: no document is made."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        ruta = finders.find(url.removeprefix(ESTATICO)) if url.startswith(ESTATICO) else None
        if not ruta:
            raise FatalURLFetchingError(f"A PDF may not fetch {url}")
        tipo = {".css": "text/css", ".svg": "image/svg+xml"}[Path(ruta).suffix]
        return URLFetcherResponse(url, Path(ruta).read_bytes(), {"Content-Type": tipo})


def hacer_pdf(
    plantilla: str, contexto: Mapping[str, Any], adjuntos: Mapping[str, bytes] | None = None
) -> bytes:
    """Render ``plantilla`` (one that extends ``pdf/base.html``) with ``contexto`` as a PDF.

    ``adjuntos``: files embedded in it, by name (lists, data). The same input at the same second gives
    the same bytes. Long tables belong in ``adjuntos``: a page costs about 20 ms.
    """
    marco = {"momento": timezone.now(), "portal": settings.PORTAL_URL, "ensayo": False, "codigo": ""}
    texto = render_to_string(plantilla, {**marco, **contexto})
    return HTML(string=texto, url_fetcher=SoloLocal()).write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_identifier=sha256(texto.encode()).digest()[:16],
        attachments=[_adjunto(nombre, datos) for nombre, datos in (adjuntos or {}).items()],
    )


def qr(texto: str) -> str:
    """Draw ``texto`` as a QR code: a ``data:`` URI of an SVG, for the ``src`` of an image."""
    salida = BytesIO()
    segno.make(texto, error="m", micro=False).save(salida, kind="svg", border=2, xmldecl=False, dark="#000")
    return "data:image/svg+xml;base64," + base64.b64encode(salida.getvalue()).decode()


def _adjunto(nombre: str, datos: bytes) -> Attachment:
    ahora = timezone.now().replace(microsecond=0)
    return Attachment(
        file_obj=BytesIO(datos), name=nombre, relationship="Data", created=ahora, modified=ahora
    )
