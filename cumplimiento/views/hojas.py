"""How the files of compliance travel: never kept by caches."""

from django.http import HttpResponse


def como_hoja(texto, nombre):
    """A CSV to download."""
    return _respuesta(texto, "text/csv; charset=utf-8", f'attachment; filename="{nombre}"')


def como_pdf(contenido, nombre):
    """A PDF to look at."""
    return _respuesta(contenido, "application/pdf", f'inline; filename="{nombre}"')


def _respuesta(contenido, tipo, disposicion):
    cabeceras = {"Content-Disposition": disposicion, "Cache-Control": "private, no-store"}
    return HttpResponse(contenido, content_type=tipo, headers=cabeceras)
