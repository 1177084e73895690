from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse

from . import escrito

SIN_SEGUNDO_PASO = {
    "mfa_activate_totp",
    "account_logout",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "portada:a_su_medida",
}
AVISO = "Quien actúa por una entidad ingresa con un segundo paso. Actívelo ahora: toma dos minutos."
SESION_CERRADA = "Por seguridad cerramos su sesión y eso no se hizo. Ingrese y hágalo de nuevo."


class IngresoMiddleware(LoginRequiredMiddleware):
    """Who presses a button after the session ended comes back, signed in, to the page of the button.

    The address of an act answers only to its button: coming back to it would show nothing. A text or many
    answers wait for the person, who then reads them and sends them.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.user.is_authenticated and escrito.es_el_envio(request):
            escrito.olvidar(request)
        return super().process_view(request, view_func, view_args, view_kwargs)

    def process_response(self, request, response):
        escrito.recordar(request, response)
        return response

    def handle_no_permission(self, request, view_func):
        if request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        pagina = _de_donde_vino(request)
        if escrito.apartar(request, pagina):
            messages.info(request, escrito.ESPERA)
            return redirect_to_login(reverse("cuentas:lo_escrito"))
        messages.warning(request, SESION_CERRADA)
        return redirect_to_login(pagina)


def _de_donde_vino(request) -> str:
    """Path of the page that sent the form; the home when it is of another site, or the browser hides it."""
    pagina = urlsplit(request.headers.get("Referer", ""))
    es_propia = pagina.netloc == request.get_host() and pagina.path.startswith("/")
    return pagina.path if es_propia and not pagina.path.startswith("//") else "/"


class SinGuardarMiddleware:
    """The browser keeps no page of who signed in: on a borrowed telephone or in a cybercafé, «Atrás» shows
    nothing after «Salir», and a registration already sent does not look unsent.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        respuesta = self.get_response(request)
        if request.user.is_authenticated and not respuesta.has_header("Cache-Control"):
            respuesta["Cache-Control"] = "private, no-store"
        return respuesta


class SegundoFactorMiddleware:
    """Sends an official without a second factor to set it up before anything else, by whatever door they
    come.

    «Entrar como…» of the demo says ``request.segundo_factor_cumplido`` for its invented accounts.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, vista, args, kwargs):
        if not self._falta(request) or request.resolver_match.view_name in SIN_SEGUNDO_PASO:
            return None
        if request.path.startswith(settings.STATIC_URL):
            return None
        messages.warning(request, AVISO)
        return redirect("mfa_activate_totp")

    def _falta(self, request) -> bool:
        usuario = request.user
        if not usuario.is_authenticated or getattr(request, "segundo_factor_cumplido", False):
            return False
        return usuario.es_funcionario and not is_mfa_enabled(usuario, [Authenticator.Type.TOTP])
