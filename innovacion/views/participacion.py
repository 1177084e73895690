"""The door of each person: her own page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from innovacion.consultas.participacion import mi_espacio as leer_espacio
from innovacion.forms.compromisos import PresentacionForm
from innovacion.servicios.personas import nombre_publico, presentarse
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
