"""Nothing typed is lost when the session ends: it waits, encrypted, for the person to sign in again."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse, QueryDict
from django.urls import reverse

from sso_portal.nucleo.cifrado.llavero import cifrar, descifrar, llave

MAXIMO = 32 * 1024
SESION_CERRADA = "Por seguridad cerramos su sesión. Lo que escribió está guardado: ingrese y continúe"
RECUPERADO = "Por seguridad cerramos su sesión. Esto es lo que había escrito: revíselo y guárdelo."


def es_autoguardado(request) -> bool:
    """Whether the page saves by itself while the person writes (static/js/autoguardado.js)."""
    return request.headers.get("X-Autoguardado") == "1"


def sin_perder_lo_escrito(vista):
    """Let a step keep what was sent to it without a session, and ask to sign in to go on."""

    @login_not_required
    @wraps(vista)
    def envuelta(request, *args, **kwargs):
        if request.user.is_authenticated:
            return vista(request, *args, **kwargs)
        if es_autoguardado(request):
            ingresar = f"{reverse('account_login')}?next={request.path}"
            return JsonResponse({"sesion": SESION_CERRADA, "ingresar": ingresar}, status=401)
        if request.method == "POST":
            _apartar(request)
        return redirect_to_login(request.get_full_path())

    return envuelta


def _apartar(request) -> None:
    escrito = request.POST.urlencode()
    if len(escrito) <= MAXIMO:
        cifrado = cifrar(escrito, llave("escrito-sin-sesion")).hex()
        request.session["escrito"] = {"ruta": request.path, "datos": cifrado}
        messages.info(request, SESION_CERRADA)


def recuperar(request) -> QueryDict | None:
    """What was sent to this page without a session, once; None if nothing was."""
    apartado = request.session.get("escrito")
    if not apartado or apartado["ruta"] != request.path or request.method != "GET":
        return None
    del request.session["escrito"]
    messages.info(request, RECUPERADO)
    return QueryDict(descifrar(bytes.fromhex(apartado["datos"]), llave("escrito-sin-sesion")))
