"""The doors of the affected person, with her code or her account."""

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from cumplimiento.consultas.afectada import mis_casos, pagina_de_la_persona, por_consulta
from cumplimiento.forms.afectada import CodigoForm, RespuestaForm
from cumplimiento.servicios import RespuestaFueraDeLugar, responder
from cumplimiento.servicios.pruebas import guardar_respuesta
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.firmas import limites
from sso_portal.nucleo.formularios.llave import leer_llave


@login_not_required
@require_GET
def consultar(request):
    form = CodigoForm(request.GET if "codigo" in request.GET else None)
    if form.is_valid():
        return redirect("cumplimiento:por_codigo", form.cleaned_data["codigo"])
    return render(request, "cumplimiento/consultar.html", {"form": form})


@require_safe
def mios(request):
    return render(request, "cumplimiento/mis_casos.html", {"casos": mis_casos(request.user)})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def por_codigo(request, codigo):
    """Her case, whoever has its code; she answers on the same page."""
    direccion = get_client_ip_address(request)
    obligacion = None if limites.CODIGOS_DESCONOCIDOS.agotado(direccion) else por_consulta(codigo)
    if obligacion is None:
        limites.CODIGOS_DESCONOCIDOS.consumir(direccion)
        return render(request, "cumplimiento/sin_caso.html", status=404)
    form = RespuestaForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _responder(request, obligacion, form):
        messages.success(request, "Guardamos su respuesta. Gracias por contarnos.")
        return redirect("cumplimiento:por_codigo", obligacion.consulta)
    contexto = {**pagina_de_la_persona(obligacion), "form": form}
    return render(request, "cumplimiento/mi_caso.html", contexto)


def _responder(request, obligacion, form) -> bool:
    d, actor = form.cleaned_data, request.user if request.user.is_authenticated else None
    try:
        archivo = guardar_respuesta(d["archivo"], actor=actor) if d.get("archivo") else None
        responder(
            obligacion, valor=d["valor"], texto=d["texto"], archivo=archivo, actor=actor,
            clave=leer_llave(request),
        )  # fmt: skip
    except ArchivoRechazado as rechazo:
        form.add_error("archivo", str(rechazo))
        return False
    except RespuestaFueraDeLugar as error:
        form.add_error(None, str(error))
        return False
    return True
