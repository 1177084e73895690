"""How the desks go: the head's page and the ministry's table."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from inscripciones.consultas.jefatura import marcha_del_territorio
from inscripciones.consultas.jefatura import secretarias as filas_de_secretarias
from sso_portal.nucleo.acceso import exigir


@require_safe
def territorio(request):
    exigir(request.user, "inscripciones.ver_territorio")
    return render(request, "inscripciones/mesa/territorio.html", marcha_del_territorio(request.user))


@require_safe
def secretarias(request):
    exigir(request.user, "inscripciones.ver_secretarias")
    return render(request, "inscripciones/mesa/secretarias.html", {"filas": filas_de_secretarias()})
