"""Where an agent attends today: every door of the counter asks it first."""

from functools import wraps

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sso_portal.nucleo.acceso import exigir
from tramites.consultas.mostrador import sucursales_de
from tramites.forms.mostrador import PuestoForm
from tramites.servicios.mostrador import terminar_con_persona


def en_su_puesto(vista):
    """The door of an agent who said where she attends; ``sucursal`` is that place."""

    @wraps(vista)
    def puerta(request, *args, **kwargs):
        exigir(request.user, "tramites.mostrador")
        suyas = list(sucursales_de(request.user)[:2])
        elegida = sucursales_de(request.user).filter(pk=request.session.get("puesto") or 0).first()
        if elegida is None and len(suyas) != 1:
            return redirect("tramites:puesto")
        return vista(request, elegida or suyas[0], *args, **kwargs)

    return puerta


@require_http_methods(["GET", "HEAD", "POST"])
def puesto(request):
    exigir(request.user, "tramites.mostrador")
    suyas = sucursales_de(request.user)
    form = PuestoForm(request.POST if request.method == "POST" else None, sucursales=suyas)
    if form.is_valid():
        terminar_con_persona(agente=request.user)
        request.session["puesto"] = form.cleaned_data["sucursal"].pk
        request.session["ventanilla"] = form.cleaned_data["ventanilla"]
        return redirect("tramites:mostrador")
    return render(request, "tramites/mostrador/puesto.html", {"form": form, "hay": suyas.exists()})
