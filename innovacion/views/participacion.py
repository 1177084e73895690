"""The doors of each person: her own page; for the team, who may be counted twice."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from innovacion.consultas.participacion import mi_espacio as leer_espacio
from innovacion.consultas.participacion import posibles_repetidas
from innovacion.forms.compromisos import PresentacionForm
from innovacion.models import Participante
from innovacion.servicios.personas import FusionImposible, fusionar, nombre_publico, presentarse
from sso_portal.nucleo.acceso import exigir

CAMPOS = ("nombre", "profesion", "centro", "institucion", "consiente_contacto")


@require_http_methods(["GET", "HEAD", "POST"])
def mi_espacio(request):
    exigir(request.user, "innovacion.participar")
    contexto = leer_espacio(request.user)
    yo = contexto["yo"]
    inicial = {c: getattr(yo, c) for c in CAMPOS} if yo else {"nombre": nombre_publico(request.user)}
    form = PresentacionForm(request.POST if request.method == "POST" else None, initial=inicial)
    if form.is_valid():
        presentarse(actor=request.user, **form.cleaned_data)
        messages.success(request, "Guardamos sus datos.")
        return redirect("innovacion:mi_espacio")
    return render(request, "innovacion/mi_espacio.html", {**contexto, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def repetidas(request):
    exigir(request.user, "innovacion.animar")
    if request.method != "POST":
        return render(request, "innovacion/repetidas.html", {"pares": posibles_repetidas()})
    dos = [request.POST.get(c, "") for c in ("vieja", "nueva")]
    vieja, nueva = (get_object_or_404(Participante, pk=pk if pk.isdecimal() else None) for pk in dos)
    try:
        fusionar(vieja, nueva, actor=request.user)
    except FusionImposible as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Desde ahora {nueva} cuenta una sola vez.")
    return redirect("innovacion:repetidas")
