"""The doors of an official: the tray and what is done with many cases at once."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.indicadores.consultas import contado_cuando
from tramites.consultas.cifras import cifras_de
from tramites.consultas.oficina import areas_de, bandeja, colegas
from tramites.forms.oficina import LoteForm
from tramites.models import Solicitud
from tramites.servicios.responsables import tomar_o_reasignar_en_lote

FILTROS = ("vista", "tramite", "busca")


@require_safe
def lista(request):
    exigir(request.user, "tramites.ver_bandeja")
    filtros = {clave: request.GET.get(clave, "") for clave in FILTROS}
    contexto = bandeja(request.user, filtros, request.GET.get("pagina"))
    return render(request, "tramites/bandeja.html", {**contexto, "filtros": filtros})


@require_POST
def lote(request):
    exigir(request.user, "tramites.ver_bandeja")
    suyas = Solicitud.objects.de_oficina(request.user).abiertas()
    form = LoteForm(request.POST, visibles=suyas, colegas=colegas(areas_de(request.user)))
    if not form.is_valid():
        for dicho in form.errors.as_data().values():
            messages.error(request, str(dicho[0].messages[0]))
        return redirect(_volver(request))
    datos = form.cleaned_data
    a = datos["a"] if datos["acto"] == "reasignar" else request.user
    casos = suyas.filter(pk__in=datos["casos"]).order_by("pk")
    hechas, negadas = tomar_o_reasignar_en_lote(list(casos), a, actor=request.user)
    if hechas:
        messages.success(request, f"{a} quedó con {hechas} de las solicitudes marcadas.")
    for dicho in dict.fromkeys(negadas):
        messages.warning(request, dicho)
    return redirect(_volver(request))


def _volver(request):
    vista = request.POST.get("vista", "")
    return f"/tramites/bandeja/?vista={vista}" if vista.isalpha() else "/tramites/bandeja/"


@require_safe
def cifras(request):
    exigir(request.user, "tramites.ver_bandeja")
    cifras, contadas_en = cifras_de(request.user)
    contexto = {"cifras": cifras, "cuando": contado_cuando(contadas_en)}
    return render(request, "tramites/cifras_oficina.html", contexto)
