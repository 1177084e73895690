"""The self-service module: large targets, and nothing of anybody after a minute without touching it."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

GALLETA = "modulo"
UN_DIA = 24 * 3600
LIMPIAR = '"cache", "storage"'


@login_not_required
@require_safe
def inicio(request):
    """Opening this page makes a machine a module, until its cookie ends: every page then goes back here."""
    respuesta = render(request, "tramites/modulo.html")
    respuesta.set_cookie(GALLETA, "1", max_age=30 * UN_DIA, samesite="Lax", httponly=True)
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta


@login_not_required
@require_safe
def cerrar(request):
    """A minute went by: the session of whoever was there ends. Only on a module."""
    respuesta = redirect("tramites:modulo")
    if request.COOKIES.get(GALLETA) == "1":
        request.session.flush()
        respuesta["Clear-Site-Data"] = LIMPIAR
    return respuesta
