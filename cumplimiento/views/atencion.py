"""The desk's doors: find a case and answer in half a minute."""

from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cumplimiento.consultas.afectada import buscar_casos, pagina_de_atencion
from cumplimiento.consultas.dependencias import espera_dependencia
from cumplimiento.forms.atencion import BuscarForm
from cumplimiento.models import Obligacion
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import registrar_lectura


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def buscar(request):
    """Asked by POST: an identity number stays out of addresses and of the log."""
    exigir(request.user, "cumplimiento.atender")
    form = BuscarForm(request.POST or None)
    casos = buscar_casos(request.user, **form.pedido) if form.is_valid() else None
    contexto = {"form": form, "casos": casos, "espera": espera_dependencia(request.user)}
    return render(request, "cumplimiento/buscar.html", contexto)


@require_safe
def atender(request, codigo):
    obligacion = obtener_permitido(
        request.user, "cumplimiento.atender",
        Obligacion.objects.de_atencion(request.user).con_todo().select_related("persona"), codigo=codigo,
    )  # fmt: skip
    if obligacion.persona_id:
        registrar_lectura(
            obligacion, persona_id=obligacion.persona_id, actor=request.user,
            proposito="Responder una pregunta suya sobre un caso",
        )  # fmt: skip
    return render(request, "cumplimiento/atender.html", pagina_de_atencion(obligacion))
