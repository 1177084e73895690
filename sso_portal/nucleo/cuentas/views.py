"""Mi cuenta, the closed account, and the ministry's page of appointments."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import ResetPasswordForm
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import exigir, obtener_permitido

from . import consultas, escrito, servicios
from .forms import AusenciaForm, NombrarForm, SuplentesForm, TerminarForm
from .models import Ausencia, Nombramiento

POR_PAGINA = 25


def correo_intentado(request, credentials=None) -> str:
    """The e-mail under which a sign-in is attempted: what the lockout counts by."""
    datos = credentials or {}
    return str(datos.get("email") or request.POST.get("login", "")).strip().lower()


def direccion_de(request) -> str:
    """The address of the visitor: the one our own proxy saw, whatever else the visitor says."""
    try:
        return get_adapter(request).get_client_ip(request)
    except PermissionDenied:  # no address at all: a socket of this machine
        return "127.0.0.1"


@login_not_required
def cuenta_bloqueada(request, response=None, credentials=None):
    """Answer of the lockout after repeated failures: when it opens again, and the ways on."""
    abre = timezone.now() + settings.AXES_COOLOFF_TIME
    contexto = {"abre_en": abre, "intentos": settings.AXES_FAILURE_LIMIT}
    return render(request, "account/bloqueada.html", contexto, status=429)


@require_safe
def mi_cuenta(request):
    contexto = {"tiene_segundo_paso": is_mfa_enabled(request.user, [Authenticator.Type.TOTP])}
    return render(request, "cuentas/mi_cuenta.html", contexto)


@never_cache
@require_http_methods(["GET", "POST"])
def lo_escrito(request):
    """What waited for the person to sign in again: they send it, or leave it."""
    apartado = escrito.apartado(request)
    if request.method == "GET" and apartado:
        return render(request, "cuentas/lo_escrito.html", {"apartado": apartado})
    if request.method == "POST":
        escrito.olvidar(request)
    return redirect(apartado.pagina if apartado else "/")


@require_safe
def nombramientos(request):
    exigir(request.user, "cuentas.nombrar")
    busca = request.GET.get("busca", "").strip()
    lista = Paginator(consultas.nombramientos(request.user, busca), POR_PAGINA)
    contexto = {"pagina": lista.get_page(request.GET.get("pagina")), "busca": busca}
    return render(request, "cuentas/nombramientos.html", contexto)


@require_http_methods(["GET", "POST"])
def nombrar(request):
    exigir(request.user, "cuentas.nombrar")
    inicial = {"desde": timezone.localdate()}
    form = NombrarForm(request.POST or None, actor=request.user, initial=inicial)
    if not form.is_valid():
        return render(request, "cuentas/nombrar.html", {"form": form})
    datos = form.cleaned_data
    usuario, nueva = servicios.abrir_cuenta(datos["correo"], datos["nombre"], actor=request.user)
    ambito = servicios.Ambito(datos["rol"], datos["autoridad"], datos["entidad"])
    hecho = servicios.nombrar(usuario, ambito, desde=datos["desde"], hasta=datos["hasta"], actor=request.user)
    if nueva:
        _invitar(request, usuario)
    messages.success(request, f"{usuario} quedó en el rol «{hecho.get_rol_display()}» ({hecho.ambito}).")
    return redirect("cuentas:nombramientos")


@require_http_methods(["GET", "POST"])
def terminar(request, pk):
    nombramiento = obtener_permitido(
        request.user, "cuentas.terminar_nombramiento", Nombramiento.objects, pk=pk
    )
    form = TerminarForm(request.POST or None, nombramiento=nombramiento)
    if not form.is_valid():
        return render(request, "cuentas/terminar.html", {"form": form, "nombramiento": nombramiento})
    servicios.terminar_nombramiento(nombramiento, actor=request.user, **form.cleaned_data)
    messages.success(request, f"El nombramiento de {nombramiento.usuario} quedó con último día.")
    return redirect("cuentas:nombramientos")


def _invitar(request, usuario) -> None:
    """Send a new official the link with which they choose their password."""
    enlace = ResetPasswordForm({"email": usuario.email})
    enlace.is_valid()
    enlace.save(request)


@require_safe
def ausencias(request):
    exigir(request.user, "cuentas.ausentarse")
    return _pagina_ausencias(request)


def _pagina_ausencias(request, **formas):
    contexto = {
        "ausencias": Ausencia.objects.filter(usuario=request.user, hasta__gte=timezone.localdate()),
        "form": AusenciaForm(),
        "suplentes": SuplentesForm(usuario=request.user, auto_id="suplencia_%s"),
    }
    return render(request, "cuentas/ausencias.html", {**contexto, **formas})


@require_POST
def ausentarse(request):
    exigir(request.user, "cuentas.ausentarse")
    form = AusenciaForm(request.POST)
    if not form.is_valid():
        return _pagina_ausencias(request, form=form)
    servicios.anotar_ausencia(request.user, actor=request.user, **form.cleaned_data)
    messages.success(request, "Su ausencia quedó anotada. Lo que llegue esos días lo recibe otra persona.")
    return redirect("cuentas:ausencias")


@require_POST
def volver(request, pk):
    exigir(request.user, "cuentas.ausentarse")
    ausencia = get_object_or_404(Ausencia, pk=pk, usuario=request.user)
    servicios.quitar_ausencia(ausencia, actor=request.user)
    messages.success(request, "Quitamos esa ausencia: desde ahora vuelve a recibir trabajo.")
    return redirect("cuentas:ausencias")


@require_POST
def suplentes(request):
    exigir(request.user, "cuentas.ausentarse")
    form = SuplentesForm(request.POST, usuario=request.user, auto_id="suplencia_%s")
    if not form.is_valid():
        return _pagina_ausencias(request, suplentes=form)
    servicios.poner_suplentes(request.user, form.suplentes, actor=request.user)
    messages.success(request, "Guardamos quién lo suple y en qué orden.")
    return redirect("cuentas:ausencias")
