"""What anybody says of an attention, with the code of its receipt."""

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sso_portal.nucleo.firmas import limites
from tramites.forms.mostrador import OpinionForm
from tramites.models import Atencion
from tramites.servicios.atencion import opinar


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request):
    """The code travels in the form: an address with it would let others answer."""
    form = OpinionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "tramites/opinion.html", {"form": form})
    direccion = get_client_ip_address(request)
    agotado = limites.CODIGOS_DESCONOCIDOS.agotado(direccion)
    atencion = None if agotado else Atencion.objects.filter(codigo=form.cleaned_data["codigo"]).first()
    if atencion is None:
        limites.CODIGOS_DESCONOCIDOS.consumir(direccion)
        form.add_error("codigo", "No encontramos una atención con ese código. Revíselo en su comprobante")
        return render(request, "tramites/opinion.html", {"form": form})
    opinar(atencion, escala=form.cleaned_data["escala"], texto=form.cleaned_data["texto"])
    messages.success(request, "Gracias. Con lo que nos dice mejoramos la atención.")
    return redirect("tramites:inicio")
