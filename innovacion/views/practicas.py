"""The doors of the library: read, say «lo estamos implementando», publish, answer who adopted."""

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innovacion.consultas.practicas import (
    CON_QUIEN,
    adopciones_por_atender,
    biblioteca,
    pagina_de_la_practica,
)
from innovacion.forms.practicas import AdopcionForm, DescarteForm
from innovacion.models import Adopcion, Innovacion, Practica
from innovacion.servicios import practica as servicios
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.firmas.limites import Limite
from sso_portal.nucleo.formularios.llave import leer_llave

from .aportes import MUCHOS, formulario, recibir

FILTROS = ("nivel", "busca")
ADOPCIONES = Limite("adopciones", maximo=5, minutos=10)  # by address
ACTOS = {
    "enviar": ("innovacion.escribir_practica", servicios.enviar_practica, "Pidió que la publiquen."),
    "publicar": ("innovacion.animar", servicios.publicar_practica, "La práctica está en la biblioteca."),
    "devolver": ("innovacion.animar", servicios.devolver_practica, "Volvió a quien la escribió."),
    "retirar": ("innovacion.animar", servicios.retirar_practica, "La práctica salió de la biblioteca."),
}


@login_not_required
@require_safe
def practicas(request):
    filtros = {clave: request.GET.get(clave, "") for clave in FILTROS}
    contexto = biblioteca(filtros, request.GET.get("pagina"))
    return render(request, "innovacion/practicas.html", {**contexto, "filtros": filtros})


def _practica(request, pk):
    todas = Practica.objects.visibles_para(request.user).con_evidencia().select_related(*CON_QUIEN)
    return get_object_or_404(todas, pk=pk)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def practica(request, pk):
    una = _practica(request, pk)
    form = formulario(request)
    if request.method == "POST":
        form = recibir(request, una)
        if form is None:
            return redirect(una)
    contexto = pagina_de_la_practica(request.user, una)
    return render(request, "innovacion/practica.html", {**contexto, "form": form})


@require_POST
def practica_acto(request, pk, acto):
    if acto not in ACTOS:
        raise Http404
    permiso, hacer, dicho = ACTOS[acto]
    todas = Practica.objects.select_related("innovacion__centro")
    una = obtener_permitido(request.user, permiso, todas, pk=pk)
    try:
        hacer(una, actor=request.user)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dicho)
    return redirect(una)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def adoptar(request, pk):
    una = get_object_or_404(Practica.objects.publicadas(), pk=pk)
    form = AdopcionForm(request.POST if request.method == "POST" else None, practica=una)
    if form.is_valid():
        if ADOPCIONES.consumir(get_client_ip_address(request)):
            adopcion = servicios.anunciar_adopcion(una, clave=leer_llave(request), **form.datos)
            return render(request, "innovacion/adoptada.html", {"practica": una, "adopcion": adopcion})
        form.add_error(None, MUCHOS)
    return render(request, "innovacion/adoptar.html", {"practica": una, "form": form})


@require_safe
def adopciones(request):
    exigir(request.user, "innovacion.animar")
    return render(request, "innovacion/adopciones.html", adopciones_por_atender(request.GET.get("pagina")))


class FaltaDecir(Exception):
    """An act that needs a word came without it; its text is what the page answers."""


def _contactar(request, una):
    servicios.contactar_adopcion(una, actor=request.user)
    return "Anotó que habló con ellos. Ya aparecen en el árbol de la práctica."


def _confirmar(request, una):
    cual = request.POST.get("innovacion", "")
    innovacion = Innovacion.objects.filter(pk=cual).first() if cual.isdecimal() else None
    servicios.confirmar_adopcion(una, actor=request.user, innovacion=innovacion)
    return "Confirmó la adopción."


def _descartar(request, una):
    form = DescarteForm(request.POST)
    if not form.is_valid():
        raise FaltaDecir("Escriba por qué se descarta. El aviso sigue en la lista")
    servicios.descartar_adopcion(una, motivo=form.cleaned_data["motivo"], actor=request.user)
    return "Descartó el aviso. El motivo queda anotado."


DE_ADOPCION = {"contactar": _contactar, "confirmar": _confirmar, "descartar": _descartar}


@require_POST
def adopcion_acto(request, pk, acto):
    una = obtener_permitido(request.user, "innovacion.animar", Adopcion.objects, pk=pk)
    if acto not in DE_ADOPCION:
        raise Http404
    try:
        messages.success(request, DE_ADOPCION[acto](request, una))
    except (FaltaDecir, TransicionInvalida) as error:
        messages.error(request, str(error))
    return redirect("innovacion:adopciones")
