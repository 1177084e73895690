from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from asignacion import consultas, servicios
from asignacion.forms.evento import ClicForm, CompromisoForm, RevelacionForm
from asignacion.models import Sorteo
from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.cuentas.confirmacion import pedir_segundo_paso

SorteoNoAdmite = servicios.SorteoNoAdmite


@never_cache
@require_safe
def veedor(request, codigo):
    sorteo = _sorteo(request, codigo, "asignacion.comprometer")
    return render(request, "asignacion/veedor.html", consultas.hoja_del_veedor(sorteo, request.user))


@never_cache
@require_POST
def codigo(request, codigo):
    sorteo = _sorteo(request, codigo, "asignacion.ejecutar")
    if antes := pedir_segundo_paso(request):
        return antes
    contexto = consultas.hoja_del_veedor(sorteo, request.user)
    try:
        contexto["codigo_nuevo"] = servicios.crear_codigo(contexto["veedor"], actor=request.user)
    except SorteoNoAdmite as error:
        messages.error(request, str(error))
    return render(request, "asignacion/veedor_codigo.html", contexto)


@never_cache
@require_http_methods(["GET", "POST"])
def comprometer(request, codigo):
    sorteo = _sorteo(request, codigo, "asignacion.comprometer")
    form = CompromisoForm(request.POST or None)
    if form.is_valid():
        try:
            servicios.comprometer(sorteo, actor=request.user, **form.cleaned_data)
            return redirect("asignacion:veedor", codigo)
        except SorteoNoAdmite as error:
            form.add_error("compromiso", str(error))
    contexto = consultas.hoja_del_veedor(sorteo, request.user)
    return render(request, "asignacion/veedor_comprometer.html", {**contexto, "form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def revelar(request, codigo):
    sorteo = _sorteo(request, codigo, "asignacion.revelar")
    form = RevelacionForm(request.POST or None)
    if form.is_valid():
        try:
            servicios.revelar(sorteo, actor=request.user, **form.cleaned_data)
            return redirect("asignacion:veedor", codigo)
        except SorteoNoAdmite as error:
            form.add_error("aporte", str(error))
    contexto = consultas.hoja_del_veedor(sorteo, request.user)
    return render(request, "asignacion/veedor_revelar.html", {**contexto, "form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def clic(request, codigo):
    sorteo = _sorteo(request, codigo, "asignacion.ejecutar")
    form = ClicForm(request.POST or None)
    if form.is_valid():
        try:
            servicios.ejecutar_sorteo(sorteo, actor=request.user, codigo=form.cleaned_data["codigo"])
            return redirect("asignacion:ejecutar", codigo)
        except SorteoNoAdmite as error:
            form.add_error("codigo", str(error))
    contexto = consultas.hoja_del_veedor(sorteo, request.user)
    return render(request, "asignacion/clic.html", {**contexto, "form": form})


@never_cache
@require_safe
def auditoria(request, codigo):
    sorteo = _sorteo(request, codigo, "asignacion.auditar")
    if not sorteo.tuvo_resultado:
        raise Http404
    datos = consultas.en_zip(consultas.archivos_de(sorteo), sorteo.proceso)
    encabezados = {"Content-Disposition": f'attachment; filename="{sorteo.proceso}-auditoria.zip"'}
    return HttpResponse(datos, content_type="application/zip", headers=encabezados)


def _sorteo(request, codigo: str, permiso: str) -> Sorteo:
    """The draw of a process, if there is one and the person may. Raises Http404, PermissionDenied."""
    sorteo = consultas.sorteo_de(codigo)
    if sorteo is None:
        raise Http404
    exigir(request.user, permiso, sorteo)
    return sorteo
