from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from asignacion import consultas, servicios
from asignacion.baliza import BalizaInvalida, BalizaNoDisponible
from asignacion.forms.actos import AnulacionForm, CorreccionForm, MoverFechaForm
from asignacion.forms.evento import BalizaForm, DadosForm, VeedorForm
from asignacion.models import Sorteo
from inscripciones.models import Convocatoria
from inscripciones.servicios.candado import ConvocatoriaCongelada
from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida

NO_SE_PUEDE = (
    servicios.SorteoNoAdmite,
    servicios.SelloNoListo,
    TransicionInvalida,
    ConvocatoriaCongelada,
    BalizaInvalida,
    BalizaNoDisponible,
)


def _mostrar(request, convocatoria, **forms):
    contexto = consultas.tablero(convocatoria)
    sorteo = contexto["sorteo"]
    contexto["form_dados"] = DadosForm(initial={"dados": sorteo.dados if sorteo else ""})
    contexto["form_baliza"] = BalizaForm(es_ensayo=bool(sorteo and sorteo.es_ensayo))
    contexto["form_veedor"] = VeedorForm()
    return render(request, "asignacion/consola.html", {**contexto, **forms})


def _convocatoria(request, codigo: str) -> Convocatoria:
    return obtener_permitido(request.user, "asignacion.operar", Convocatoria.objects, codigo=codigo)


def _sorteo(request, codigo: str) -> Sorteo:
    _convocatoria(request, codigo)
    sorteo = consultas.sorteo_de(codigo)
    if sorteo is None:
        raise Http404
    return sorteo


def _hacer(request, codigo, acto, /, *args, **kwargs):
    """Do one act, say in words if it cannot be, and come back to the console."""
    try:
        acto(*args, actor=request.user, **kwargs)
    except NO_SE_PUEDE as error:
        messages.error(request, str(error))
    return redirect("asignacion:consola", codigo)


@never_cache
@require_safe
def consola(request, codigo):
    return _mostrar(request, _convocatoria(request, codigo))


@require_POST
def sellar(request, codigo):
    return _hacer(request, codigo, servicios.sellar_entradas, _convocatoria(request, codigo))


@require_POST
def nombrar_veedor(request, codigo):
    convocatoria = _convocatoria(request, codigo)
    form = VeedorForm(request.POST)
    if not form.is_valid():
        return _mostrar(request, convocatoria, form_veedor=form)
    datos = {campo: form.cleaned_data[campo] for campo in ("usuario", "nombre", "representa")}
    return _hacer(request, codigo, servicios.nombrar_veedor, convocatoria, **datos)


@require_POST
def dados(request, codigo):
    sorteo = _sorteo(request, codigo)
    form = DadosForm(request.POST)
    if not form.is_valid():
        return _mostrar(request, sorteo.convocatoria, form_dados=form)
    return _hacer(request, codigo, servicios.anotar_dados, sorteo, dados=form.cleaned_data["dados"])


@require_POST
def cerrar(request, codigo):
    return _hacer(request, codigo, servicios.cerrar_revelaciones, _sorteo(request, codigo))


@require_POST
def baliza(request, codigo):
    sorteo = _sorteo(request, codigo)
    form = BalizaForm(request.POST, request.FILES, es_ensayo=sorteo.es_ensayo)
    if form.is_valid():
        try:
            servicios.traer_baliza(sorteo, actor=request.user, **form.datos)
        except (BalizaInvalida, BalizaNoDisponible) as error:
            form.add_error(form.campo_del_valor, str(error))
        except NO_SE_PUEDE as error:
            messages.error(request, str(error))
    if form.errors:
        return _mostrar(request, sorteo.convocatoria, form_baliza=form)
    return redirect("asignacion:consola", codigo)


@require_POST
def reanudar(request, codigo):
    return _hacer(request, codigo, servicios.reanudar_sorteo, _sorteo(request, codigo))


@never_cache
@require_http_methods(["GET", "POST"])
def corregir(request, codigo):
    sorteo, form = _sorteo(request, codigo), CorreccionForm(request.POST or None)
    if form.is_valid():
        return _hacer(request, codigo, servicios.corregir_sello, sorteo, **form.cleaned_data)
    return render(request, "asignacion/corregir.html", {"sorteo": sorteo, "form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def mover_fecha(request, codigo):
    convocatoria = _convocatoria(request, codigo)
    form = MoverFechaForm(request.POST or None, **consultas.reglas_de_fecha(convocatoria))
    if form.is_valid():
        try:
            servicios.mover_fecha(convocatoria, actor=request.user, **form.datos)
            messages.success(request, "Las fechas cambiaron. Los correos van saliendo.")
            return redirect("asignacion:consola", codigo)
        except NO_SE_PUEDE as error:
            form.add_error(None, str(error))
    contexto = consultas.hoja_de_fecha(convocatoria)
    return render(request, "asignacion/mover_fecha.html", {**contexto, "form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def anular(request, codigo):
    sorteo, form = _sorteo(request, codigo), AnulacionForm(request.POST or None)
    if form.is_valid():
        return _hacer(request, codigo, servicios.anular_sorteo, sorteo, **form.cleaned_data)
    return render(request, "asignacion/anular.html", {"sorteo": sorteo, "form": form})
