"""The self-service module: large targets, and nothing of anybody after a minute without touching it."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tramites.canales import Canal
from tramites.models import Sucursal

from .puesto import en_su_puesto

GALLETA = "modulo"
DE_PUNTO, SAL = "modulo_de", "tramites.modulo"  # signed: only an agent says of which point a machine is
TREINTA_DIAS = 30 * 24 * 3600
LIMPIAR = '"cache", "storage"'


def es_modulo(request) -> bool:
    return request.COOKIES.get(GALLETA) == "1"


def canal_de(request) -> Canal:
    """By which door the person comes: what she begins on a module is not by internet."""
    return Canal.MODULO if es_modulo(request) else Canal.WEB


def punto_de(request) -> Sucursal | None:
    """The point of the network whose module this machine is; None if it is of none."""
    codigo = request.get_signed_cookie(DE_PUNTO, default="", salt=SAL) if es_modulo(request) else ""
    return Sucursal.objects.abiertas().filter(codigo=codigo).first() if codigo else None


@login_not_required
@require_safe
def inicio(request):
    """Opening this page makes a machine a module, until its cookie ends: every page then goes back here."""
    punto = punto_de(request)
    respuesta = _de_modulo(request, render(request, "tramites/modulo.html", {"punto": punto}), punto)
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta


def _de_modulo(request, respuesta, punto):
    """The answer that makes the machine a module, of ``punto`` if it is of one, for thirty days more."""
    galleta = {
        "max_age": TREINTA_DIAS, "samesite": "Lax", "httponly": True, "secure": request.is_secure(),
    }  # fmt: skip
    respuesta.set_cookie(GALLETA, "1", **galleta)
    if punto:
        respuesta.set_signed_cookie(DE_PUNTO, punto.codigo, salt=SAL, **galleta)
    return respuesta


@login_not_required
@require_safe
def cerrar(request):
    """A minute went by: the session of whoever was there ends. Only on a module."""
    respuesta = redirect("tramites:modulo")
    if es_modulo(request):
        request.session.flush()
        respuesta["Clear-Site-Data"] = LIMPIAR
    return respuesta


@require_POST
@en_su_puesto
def instalar(request, sucursal):
    """The agent leaves this machine to the public, as a module of the point where she attends."""
    logout(request)
    return _de_modulo(request, redirect("tramites:modulo"), sucursal)
