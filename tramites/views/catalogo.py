"""The public doors of the catalogue: home, search, its file, the page of a procedure and its versions."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sso_portal.nucleo.acceso import obtener_permitido
from tramites import exportacion
from tramites.consultas.catalogo import buscar as buscar_fichas
from tramites.consultas.catalogo import ver_catalogo
from tramites.consultas.ficha import con_partes, pagina_de, parecidos_a, vigente_o_ultima
from tramites.consultas.inicio import inicio as primera_pagina
from tramites.estados import FICHAS_PUBLICAS
from tramites.forms.catalogo import leer_filtros
from tramites.models import Tramite


@login_not_required
@require_safe
def inicio(request):
    return render(request, "tramites/inicio.html", primera_pagina())


@login_not_required
@require_safe
def buscar(request):
    form, filtros = leer_filtros(request.GET)
    respuesta = ver_catalogo(filtros, request.GET.get("pagina"))
    contexto = {"c": respuesta, **form.en_palabras(filtros, respuesta.sugerencias)}
    return render(request, "tramites/buscar.html", contexto)


@login_not_required
@require_safe
def buscar_csv(request):
    _, filtros = leer_filtros(request.GET)
    fichas = con_partes(buscar_fichas(filtros).fichas).iterator(chunk_size=500)
    filas = exportacion.lineas_de_fichas(fichas, settings.PORTAL_URL)
    respuesta = StreamingHttpResponse(filas, content_type="text/csv; charset=utf-8")
    respuesta["Content-Disposition"] = 'attachment; filename="tramites.csv"'
    return respuesta


@login_not_required
@require_safe
def ficha(request, codigo):
    tramite = _tramite(request, codigo)
    contexto = pagina_de(vigente_o_ultima(tramite), request.GET.get("canal", ""))
    return render(request, "tramites/ficha.html", {**contexto, "parecidos": parecidos_a(tramite)})


@login_not_required
@require_safe
def version(request, codigo, numero):
    tramite = _tramite(request, codigo)
    suya = get_object_or_404(tramite.fichas.filter(estado__in=FICHAS_PUBLICAS), version=numero)
    return render(request, "tramites/ficha.html", {**pagina_de(suya), "parecidos": []})


def _tramite(request, codigo):
    publicos = Tramite.objects.publicos().select_related("entidad")
    return obtener_permitido(request.user, "tramites.ver", publicos, codigo=codigo)
