"""The doors of acting for another person: ask, give back the code, end it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.firmas.limites import Limite
from sso_portal.nucleo.formularios.llave import leer_llave
from tramites.consultas.representacion import pagina_de_representacion
from tramites.forms.representacion import CodigoDadoForm, RepresentacionForm
from tramites.models import Representacion
from tramites.servicios.representacion import (
    RepresentacionImposible,
    dar_representacion,
    pedir_representacion,
    terminar_representacion,
)

PEDIDAS = Limite("representacion", maximo=10, minutos=60)  # by account: nobody fills another's mailbox
CODIGO_ENVIADO = (
    "Si ese correo es de una cuenta con sus datos completos, ya le llegó un código de seis números."
)


@require_http_methods(["GET", "HEAD", "POST"])
def representar(request):
    exigir(request.user, "tramites.pedir")
    form = RepresentacionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _pedida(request, form):
        messages.success(request, CODIGO_ENVIADO)
        return redirect("tramites:representar")
    return _pagina(request, pedir=form)


def _pedida(request, form) -> bool:
    if not PEDIDAS.consumir(str(request.user.pk)):
        form.add_error(None, "Pidió muchos códigos seguidos. Espere una hora y pida otro")
        return False
    try:
        pedir_representacion(**form.cleaned_data, actor=request.user, clave=leer_llave(request))
    except RepresentacionImposible as error:
        form.add_error("correo", str(error))
    return form.is_valid()


def _pagina(request, **formas):
    vacias = {"pedir": RepresentacionForm(), "codigo": CodigoDadoForm()}
    contexto = {**pagina_de_representacion(request.user), **vacias, **formas}
    return render(request, "tramites/representar.html", contexto)


@sensitive_post_parameters()
@require_POST
def dar(request):
    exigir(request.user, "tramites.pedir")
    form = CodigoDadoForm(request.POST)
    if form.is_valid():
        try:
            dada = dar_representacion(form.cleaned_data["numeros"], actor=request.user)
        except RepresentacionImposible as error:
            form.add_error("numeros", str(error))
        else:
            messages.success(request, f"Desde hoy puede hacer trámites a nombre de {dada.persona}.")
            return redirect("tramites:representar")
    return _pagina(request, codigo=form)


@require_POST
def terminar(request, pk):
    suya = obtener_permitido(request.user, "tramites.terminar_representacion", Representacion.objects, pk=pk)
    terminar_representacion(suya, actor=request.user)
    messages.success(request, "Esa autorización terminó: desde ahora nadie actúa con ella.")
    return redirect("tramites:representar")
