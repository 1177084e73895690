"""The doors of challenges: the front page, the list, one of them, and what the team reads."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innovacion.consultas import retos as consultas
from innovacion.forms.retos import RetiroForm, RetoForm
from innovacion.models import Aporte, Reto
from innovacion.servicios.retos import (
    MOTIVOS,
    abrir_reto,
    cerrar_reto,
    proponer_reto,
    publicar_aporte,
    retirar_aporte,
)
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.formularios.llave import leer_llave

from .aportes import formulario, recibir

FILTROS = ("estado", "busca")
ACTOS = {
    "abrir": (abrir_reto, "El reto quedó abierto: cualquiera puede leerlo y comentarlo."),
    "cerrar": (cerrar_reto, "El reto quedó cerrado. Sigue a la vista."),
}


@login_not_required
@require_safe
def inicio(request):
    return render(request, "innovacion/inicio.html", consultas.inicio(request.user))


@login_not_required
@require_safe
def retos(request):
    filtros = {clave: request.GET.get(clave, "") for clave in FILTROS}
    contexto = consultas.lista_de_retos(request.user, filtros, request.GET.get("pagina"))
    return render(request, "innovacion/retos.html", {**contexto, "filtros": filtros})


@require_http_methods(["GET", "HEAD", "POST"])
def reto_nuevo(request):
    exigir(request.user, "innovacion.participar")
    de_donde = {c: request.GET.get(c, "") for c in ("origen_tipo", "origen_referencia", "titulo")}
    form = RetoForm(request.POST if request.method == "POST" else None, initial=de_donde)
    if not form.is_valid():
        return render(request, "innovacion/reto_nuevo.html", {"form": form})
    reto = proponer_reto(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "Propuso el reto. El equipo lo leerá y lo abrirá para todos.")
    return redirect(reto)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def reto(request, pk):
    uno = get_object_or_404(Reto.objects.visibles_para(request.user), pk=pk)
    form = formulario(request)
    if request.method == "POST" and uno.esta_abierto:
        form = recibir(request, uno)
        if form is None:
            return redirect(uno)
    contexto = consultas.pagina_del_reto(request.user, uno)
    return render(request, "innovacion/reto.html", {**contexto, "form": form})


@require_POST
def reto_acto(request, pk, acto):
    uno = obtener_permitido(request.user, "innovacion.animar", Reto.objects, pk=pk)
    if acto not in ACTOS:
        raise Http404
    hacer, dicho = ACTOS[acto]
    try:
        hacer(uno, actor=request.user)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dicho)
    return redirect(uno)


@require_safe
def moderar(request):
    exigir(request.user, "innovacion.animar")
    contexto = {**consultas.por_moderar(), "motivos": MOTIVOS.items()}
    return render(request, "innovacion/moderar.html", contexto)


@require_POST
def moderar_aporte(request, pk):
    exigir(request.user, "innovacion.animar")
    aporte = get_object_or_404(Aporte, pk=pk)
    form = RetiroForm(request.POST)
    try:
        if "retirar" not in request.POST:
            publicar_aporte(aporte, actor=request.user)
            messages.success(request, "El comentario ya está a la vista de todos.")
        elif form.is_valid():
            retirar_aporte(aporte, motivo=form.cleaned_data["motivo"], actor=request.user)
            messages.success(request, "El comentario se retiró. En su lugar se lee el motivo.")
        else:
            messages.error(request, "Elija por qué se retira el comentario.")
    except TransicionInvalida as error:
        messages.error(request, str(error))
    return redirect((request.POST.get("volver") == "pagina" and aporte.de_que) or "innovacion:moderar")
