"""How a procedure was before: read by anybody, written by who administers it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sso_portal.nucleo.acceso import obtener_permitido
from tramites.consultas.mejora import antes_y_despues
from tramites.forms.mejora import LineaBaseForm, PasoForm, SimplificacionForm
from tramites.models import Tramite
from tramites.servicios.mejora import anotar_linea_base, anotar_paso, anotar_simplificacion

QUE = {
    "linea-de-base": ("Cómo era antes del portal", LineaBaseForm, anotar_linea_base),
    "simplificacion": ("Qué se simplificó", SimplificacionForm, anotar_simplificacion),
    "paso": ("Un paso de la puesta en marcha", PasoForm, anotar_paso),
}


@login_not_required
@require_safe
def mejora(request, codigo):
    tramite = get_object_or_404(Tramite.objects.publicados().select_related("entidad"), codigo=codigo)
    administra = request.user.has_perm("tramites.administrar", tramite)
    return render(request, "tramites/mejora.html", {**antes_y_despues(tramite), "administra": administra})


@require_http_methods(["GET", "HEAD", "POST"])
def anotar(request, codigo, que):
    todos = Tramite.objects.select_related("entidad")
    tramite = obtener_permitido(request.user, "tramites.administrar", todos, codigo=codigo)
    if que not in QUE:
        raise Http404
    titulo, forma, acto = QUE[que]
    form = forma(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        contexto = {"tramite": tramite, "titulo": titulo, "form": form}
        return render(request, "tramites/mejora_anotar.html", contexto)
    acto(tramite, actor=request.user, **form.cleaned_data)
    messages.success(request, "Quedó anotado. Cualquiera puede leerlo en esta página.")
    return redirect("tramites:mejora", codigo)
