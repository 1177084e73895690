"""Pages that give back in their own form what was sent to them when the session had ended."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse
from django.urls import reverse

from sso_portal.nucleo.cuentas import escrito


def es_autoguardado(request) -> bool:
    """Whether the page saves by itself while the person writes (static/js/autoguardado.js)."""
    return request.headers.get("X-Autoguardado") == "1"


def sin_perder_lo_escrito(vista):
    """Let a page keep what was sent to it without a session, and ask to sign in to go on.

    The page takes it with ``escrito.recuperar``.
    """

    @login_not_required
    @wraps(vista)
    def envuelta(request, *args, **kwargs):
        if request.user.is_authenticated:
            return vista(request, *args, **kwargs)
        if es_autoguardado(request):
            ingresar = f"{reverse('account_login')}?next={request.path}"
            return JsonResponse({"sesion": escrito.ESPERA, "ingresar": ingresar}, status=401)
        if request.method == "POST" and escrito.apartar(request, request.path, entero=True):
            messages.info(request, escrito.ESPERA)
        return redirect_to_login(request.get_full_path())

    return envuelta
