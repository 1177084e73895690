"""The doors of the seasons."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from innovacion.forms.comunidad import TemporadaForm
from innovacion.models import Temporada
from innovacion.servicios import temporadas as servicios
from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.formularios.llave import leer_llave

CAMPOS = ("nombre", "desde", "hasta")


@require_http_methods(["GET", "HEAD", "POST"])
def temporadas(request):
    exigir(request.user, "innovacion.animar")
    form = TemporadaForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        contexto = {"temporadas": list(Temporada.objects.all()), "form": form}
        return render(request, "innovacion/temporadas.html", contexto)
    una = servicios.marcar_temporada(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, f"Marcó la temporada «{una}».")
    return redirect("innovacion:temporadas")


@require_http_methods(["GET", "HEAD", "POST"])
def temporada(request, pk):
    exigir(request.user, "innovacion.animar")
    una = get_object_or_404(Temporada, pk=pk)
    inicial = {c: getattr(una, c) for c in CAMPOS}
    form = TemporadaForm(request.POST if request.method == "POST" else None, initial=inicial)
    if not form.is_valid():
        return render(request, "innovacion/temporada.html", {"temporada": una, "form": form})
    servicios.corregir_temporada(una, actor=request.user, **form.cleaned_data)
    messages.success(request, "Guardó los cambios de la temporada.")
    return redirect("innovacion:temporadas")


@require_POST
def temporada_quitar(request, pk):
    exigir(request.user, "innovacion.animar")
    if una := Temporada.objects.filter(pk=pk).first():
        servicios.quitar_temporada(una, actor=request.user)
    messages.success(request, "La temporada ya no está marcada.")
    return redirect("innovacion:temporadas")
