"""Say something or tap once, with an account or without one: the same door for challenges and practices."""

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from innovacion.forms.retos import AporteForm, AporteSinCuentaForm
from innovacion.models import Practica, Reaccion, Reto
from innovacion.servicios.retos import aportar, reaccionar
from sso_portal.nucleo.firmas.limites import Limite
from sso_portal.nucleo.formularios.llave import leer_llave

COSAS = {"reto": Reto, "practica": Practica}
MUCHOS = "Recibimos muchas solicitudes seguidas. Intente de nuevo en unos minutos"
APORTES = Limite("aportes", maximo=10, minutos=10)  # by address
TOQUES = Limite("toques", maximo=60, minutos=10)  # by address
EN_REVISION = "Gracias. Lo leeremos y aparecerá aquí."
PUBLICADO = "Gracias. Su comentario ya está a la vista de todos."


def formulario(request):
    """The empty box of whoever asks."""
    return AporteForm() if request.user.is_authenticated else AporteSinCuentaForm()


def recibir(request, cosa):
    """Keep what came in the form; the form with its errors, or None if it was kept."""
    actor = request.user if request.user.is_authenticated else None
    form = AporteForm(request.POST) if actor else AporteSinCuentaForm(request.POST)
    if not form.is_valid():
        return form
    if not actor and not APORTES.consumir(get_client_ip_address(request)):
        form.add_error(None, MUCHOS)
        return form
    nombre = form.cleaned_data.get("nombre", "")
    aportar(cosa, form.cleaned_data["texto"], actor=actor, nombre=nombre, clave=leer_llave(request))
    messages.success(request, PUBLICADO if actor else EN_REVISION)
    return None


@login_not_required
@require_POST
def tocar(request, cosa, pk):
    """One tap, once for each account or browser."""
    if cosa not in COSAS:
        raise Http404
    una = get_object_or_404(COSAS[cosa].objects.visibles_para(request.user), pk=pk)
    if not TOQUES.consumir(get_client_ip_address(request)):
        messages.error(request, MUCHOS)
        return redirect(una)
    clase = Reaccion.Clase.ME_PASA if cosa == "reto" else Reaccion.Clase.ME_SIRVE
    reaccionar(una, clase, quien=_quien(request))
    messages.success(request, "Gracias. Quedó anotado.")
    return redirect(una)


def _quien(request) -> str:
    if request.user.is_authenticated:
        return f"usuario:{request.user.pk}"
    if not request.session.session_key:
        request.session.create()
    return f"sesion:{request.session.session_key}"
