"""The entity's page of its web service: who may come in by machine."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cumplimiento.consultas.servicio_web import credenciales_de
from cumplimiento.forms.credencial import CredencialForm
from cumplimiento.models import Credencial, vigiladas_de
from cumplimiento.servicios.credenciales import Pedido, crear_credencial, revocar_credencial
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cuentas.confirmacion import pedir_segundo_paso
from sso_portal.nucleo.formularios.llave import leer_llave


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def servicio_web(request):
    """List, and make one: its secret is in the answer to the button, and nowhere else ever after."""
    exigir(request.user, "cumplimiento.informar")
    form = CredencialForm(request.POST or None, entidades=list(vigiladas_de(request.user)))
    creada = {}
    if form.is_valid():
        if pedido := pedir_segundo_paso(request):
            return pedido
        creada = _creada(request, form)
    contexto = {"form": form, "credenciales": credenciales_de(request.user), **creada}
    plantilla = "cumplimiento/credencial.html" if creada else "cumplimiento/servicio_web.html"
    return render(request, plantilla, contexto)


def _creada(request, form):
    datos = {campo: form.cleaned_data[campo] for campo in ("nombre", "alcances", "vence_el")}
    pedido = Pedido(**datos, de_pruebas=form.de_pruebas, clave=leer_llave(request))
    credencial, secreto = crear_credencial(form.entidad, pedido, actor=request.user)
    caso = credencial.entidad.obligaciones.order_by("-vence_el", "codigo").first()
    base = request.build_absolute_uri("/api/cumplimiento/v1/")
    return {"credencial": credencial, "secreto": secreto, "caso": caso, "base": base}


@require_POST
def revocar(request, codigo):
    credencial = obtener_permitido(
        request.user, "cumplimiento.revocar_credencial", Credencial.objects, pk=codigo
    )
    try:
        revocar_credencial(credencial, actor=request.user)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"La credencial {credencial.nombre} ya no sirve.")
    return redirect("cumplimiento:servicio_web")
