from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect

SIN_SEGUNDO_PASO = {
    "mfa_activate_totp",
    "account_logout",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "portada:a_su_medida",
}
AVISO = "Quien actúa por una entidad ingresa con un segundo paso. Actívelo ahora: toma dos minutos."


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
