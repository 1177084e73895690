from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from asignacion import consultas, servicios
from asignacion.forms.objeciones import RespuestaForm
from asignacion.models import Objecion
from inscripciones.models import Convocatoria
from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida

POR_PAGINA = 30


@never_cache
@require_safe
def lista(request, codigo):
    convocatoria = _convocatoria(request, codigo)
    sorteo = consultas.sorteo_de(codigo)
    if sorteo is None:
        raise Http404
    pagina = Paginator(consultas.objeciones_de(sorteo), POR_PAGINA).get_page(request.GET.get("pagina"))
    contexto = {"convocatoria": convocatoria, "sorteo": sorteo, "pagina": pagina}
    return render(request, "asignacion/objeciones.html", contexto)


@never_cache
@require_http_methods(["GET", "POST"])
def responder(request, codigo, pk):
    _convocatoria(request, codigo)
    suyas = Objecion.objects.filter(participante__entrada__sorteo__convocatoria__codigo=codigo)
    objecion = obtener_permitido(request.user, "asignacion.operar", suyas, pk=pk)
    form = RespuestaForm(request.POST or None)
    if form.is_valid():
        try:
            servicios.responder_objecion(objecion, actor=request.user, **form.datos)
            return redirect("asignacion:objeciones", codigo)
        except TransicionInvalida as error:
            form.add_error(None, str(error))
    servicios.leer_objecion(objecion, actor=request.user)
    contexto = {**consultas.hoja_de_objecion(objecion), "form": form}
    return render(request, "asignacion/objecion.html", contexto)


def _convocatoria(request, codigo: str) -> Convocatoria:
    return obtener_permitido(request.user, "asignacion.operar", Convocatoria.objects, codigo=codigo)
