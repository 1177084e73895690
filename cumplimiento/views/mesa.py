"""The doors of the work table, the same for entities and departments."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cumplimiento.consultas.mesa import CON_QUIEN, lista_de_la_mesa, pagina_del_asunto
from cumplimiento.consultas.voces import voces_de
from cumplimiento.forms.mesa import AsuntoForm, IntervencionForm
from cumplimiento.models import Asunto, vigiladas_de
from cumplimiento.servicios.adjuntos import MESA, guardar_de_mesa
from cumplimiento.servicios.mesa import (
    AdhesionImposible,
    AsuntoCerrado,
    abrir_asunto,
    aceptar_acuerdo,
    cerrar_asunto,
    intervenir,
)
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.formularios.llave import leer_llave

from .adjuntos import con_archivo, ya_guardado

FILTROS = ("clase", "estado", "busca")


@require_safe
def lista(request):
    exigir(request.user, "cumplimiento.ver_mesa")
    filtros = {clave: request.GET.get(clave, "") for clave in FILTROS}
    contexto = lista_de_la_mesa(request.user, filtros, request.GET.get("pagina"))
    return render(request, "cumplimiento/mesa.html", {**contexto, "filtros": filtros})


@require_http_methods(["GET", "HEAD", "POST"])
def nuevo(request):
    exigir(request.user, "cumplimiento.ver_mesa")
    if not voces_de(request.user):
        return redirect("cumplimiento:mesa")
    form = AsuntoForm(
        request.POST or None, request.FILES or None,
        usuario=request.user, guardado=ya_guardado(request, MESA),
    )  # fmt: skip
    if form.is_bound and con_archivo(request, form, guardar_de_mesa) and form.is_valid():
        asunto = abrir_asunto(form.voz_elegida, actor=request.user, clave=leer_llave(request), **form.datos)
        messages.success(request, f"Su asunto quedó en la mesa con el número {asunto.numero}.")
        return redirect(asunto)
    return render(request, "cumplimiento/asunto_nuevo.html", {"form": form})


def _asunto(request, pk, permiso):
    return obtener_permitido(
        request.user, permiso, Asunto.objects.select_related(*CON_QUIEN, "archivo"), pk=pk
    )


def _pagina(request, asunto, form=None):
    contexto = pagina_del_asunto(request.user, asunto)
    if contexto["puede_hablar"] and form is None:
        form = IntervencionForm(voces=voces_de(request.user, asunto))
    return render(request, "cumplimiento/asunto.html", {**contexto, "form": form})


@require_safe
def asunto(request, pk):
    return _pagina(request, _asunto(request, pk, "cumplimiento.ver_mesa"))


@require_POST
def hablar(request, pk):
    uno = _asunto(request, pk, "cumplimiento.intervenir")
    form = IntervencionForm(request.POST, voces=voces_de(request.user, uno))
    if not form.is_valid():
        return _pagina(request, uno, form)
    try:
        intervenir(
            uno, form.voz_elegida, form.cleaned_data["texto"], actor=request.user, clave=leer_llave(request)
        )
    except AsuntoCerrado as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Lo que escribió ya está en la mesa.")
    return redirect(uno)


@require_POST
def aceptar(request, pk):
    uno = _asunto(request, pk, "cumplimiento.adherir")
    cual = request.POST.get("entidad", "")
    entidad = get_object_or_404(vigiladas_de(request.user), pk=cual if cual.isdecimal() else None)
    try:
        aceptar_acuerdo(uno, entidad, actor=request.user)
    except (AdhesionImposible, AsuntoCerrado) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{entidad} aceptó el acuerdo {uno.numero}.")
    return redirect(uno)


@require_POST
def cerrar(request, pk):
    uno = _asunto(request, pk, "cumplimiento.cerrar_asunto")
    try:
        cerrar_asunto(uno, actor=request.user)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Cerró el asunto {uno.numero}. Sigue a la vista de todos.")
    return redirect(uno)
