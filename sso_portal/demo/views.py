from uuid import uuid4

from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sso_portal.nucleo.formularios.llave import leer_llave

from . import buzon, galeria
from .entrada import se_permite
from .papeles import CUMPLIMIENTO, DOMINIO, FUNCIONARIOS, INNOVACION, PAPELES, PROFESIONALES, TRAMITES


@login_not_required
def componentes(request):
    """Everything a screen may use. What is not here is first added here."""
    return render(request, "demo/componentes.html", galeria.muestras(request.GET))


@login_not_required
def entrar(request):
    """The doors: each role's name, its task and its next step."""
    cuentas = get_user_model().objects.filter(es_demo=True).select_related("persona").order_by("pk")
    quienes = {u.email: str(u) for u in cuentas.filter(email__endswith=f"@{DOMINIO}")}
    grupos = [
        ("Profesionales", PROFESIONALES),
        ("Entidades y autoridades", FUNCIONARIOS),
        ("Cumplimiento de las entidades", CUMPLIMIENTO),
        ("Trámites y puntos de atención", TRAMITES),
        ("Innovación", INNOVACION),
    ]
    puertas = [
        (titulo, [(p, quienes[p.correo]) for p in papeles if p.correo in quienes])
        for titulo, papeles in grupos
    ]
    return render(request, "demo/entrar.html", {"puertas": puertas, "se_permite": se_permite(request)})


@login_not_required
@require_POST
def entrar_como(request, clave):
    """Open a session as an invented account; refused from outside this machine."""
    if not se_permite(request):
        raise PermissionDenied
    if clave not in PAPELES:
        raise Http404
    papel = PAPELES[clave]
    usuario = get_object_or_404(get_user_model(), email=papel.correo, es_demo=True)
    login(request, usuario, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session["papel_demo"] = clave
    return redirect(papel.inicio)


@login_not_required
def correos(request):
    """What the portal has mailed, as its recipients would read it."""
    if not se_permite(request):
        raise PermissionDenied
    return render(request, "demo/correos.html", {"correos": buzon.ultimos(request.GET.get("para", ""))})


@login_not_required
def correo(request, nombre):
    """One message of the local mailbox, and the answer to it where one is taken."""
    if not se_permite(request):
        raise PermissionDenied
    mensaje = buzon.leer(nombre)
    if mensaje is None:
        raise Http404
    if request.method == "POST" and mensaje.responder_a:
        buzon.responder(mensaje, request.POST.get("texto", ""), leer_llave(request) or uuid4())
        messages.success(request, "Envió la respuesta por correo. Si se publica, está en la conversación.")
        return redirect("demo:correos")
    return render(request, "demo/correo.html", {"mensaje": mensaje})
