"""The front door: homes by role, letter and contrast, pages of the foot."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from sso_portal.nucleo.cuentas.models import Rol

from . import consultas
from .contexto import CONTRASTES, LETRAS
from .menu import otras, sitio
from .publica import portada_publica

UN_ANO = 365 * 24 * 3600
OBRERO = settings.BASE_DIR / "static/js/obrero.js"


@login_not_required
def inicio(request):
    """The public home; for who signed in, what waits for them."""
    if not request.user.is_authenticated:
        return render(request, "portada/publica.html", portada_publica())
    if _solo_atiende(request.user):
        return redirect("tramites:mostrador")
    contexto = {"pendientes": consultas.pendientes_de(request.user), "otras": otras(request.user)}
    return render(request, "portada/inicio.html", contexto)


def _solo_atiende(usuario) -> bool:
    """An agent and nothing else: her home is the counter, never the citizen's."""
    return {n.rol for n in usuario.nombramientos_vigentes} == {Rol.AGENTE}


@login_not_required
def a_su_medida(request):
    """Keep the reader's letter and contrast in a cookie and go back to the page they were on."""
    volver = request.GET.get("volver", "/")
    seguro = url_has_allowed_host_and_scheme(volver, {request.get_host()}, request.is_secure())
    respuesta = HttpResponseRedirect(volver if seguro and volver.startswith("/") else "/")
    for galleta, opciones in (("letra", LETRAS), ("contraste", CONTRASTES)):
        if request.GET.get(galleta) in opciones:
            respuesta.set_cookie(galleta, request.GET[galleta], max_age=UN_ANO, samesite="Lax", httponly=True)
    return respuesta


@login_not_required
@require_safe
def obrero(request):
    """The worker of the pages that open without network, at an address that does not change with it."""
    respuesta = FileResponse(OBRERO.open("rb"), content_type="text/javascript")
    respuesta["Cache-Control"] = "no-cache"
    return respuesta


@method_decorator(login_not_required, name="dispatch")
class PaginaFija(TemplateView):
    """A page of the foot: words only, open to everybody."""

    http_method_names = ["get", "head"]


@login_not_required
def mapa_sitio(request):
    return render(request, "portada/mapa_sitio.html", {"secciones": sitio(request.user)})
