"""The ministry's door to the calendar: a holiday decreed later."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cumplimiento.forms.festivos import FestivoForm
from cumplimiento.servicios import FestivoConocido, decretar_festivo
from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.calendario.models import Festivo
from sso_portal.nucleo.legible.cifras import miles


@require_http_methods(["GET", "HEAD", "POST"])
def festivos(request):
    exigir(request.user, "cumplimiento.decretar_festivo")
    form = FestivoForm(request.POST or None)
    if form.is_valid() and _decretado(request, form):
        return redirect("cumplimiento:festivos")
    proximos = Festivo.objects.filter(fecha__gte=timezone.localdate()).order_by("fecha")[:25]
    return render(request, "cumplimiento/festivos.html", {"form": form, "proximos": proximos})


def _decretado(request, form) -> bool:
    d = form.cleaned_data
    try:
        movidos = decretar_festivo(d["fecha"], nombre=d["nombre"], acto=d["acto"], actor=request.user)
    except FestivoConocido as error:
        form.add_error("fecha", str(error))
        return False
    messages.success(
        request, f"El festivo quedó en el calendario. Cambiaron {miles(movidos)} plazos abiertos."
    )
    return True
