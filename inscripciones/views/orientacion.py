"""«¿Debo inscribirme?»: anybody asks, nothing is kept."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from inscripciones.consultas import registro
from inscripciones.forms.orientacion import OrientacionForm
from inscripciones.orientacion import orientar


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def debo_inscribirme(request):
    """Ask, and answer on the same page: what one answered travels in no address and rests nowhere."""
    form = OrientacionForm(request.POST or None)
    contexto = {"form": form, "respuesta": None, "proxima": None, "abiertas": []}
    if form.is_valid():
        contexto["respuesta"] = orientar(**form.cleaned_data)
        contexto["abiertas"], contexto["proxima"] = registro.abiertas(), registro.proxima()
    return render(request, "inscripciones/debo_inscribirme.html", contexto)
