"""The public doors of the network: the directory, its file and the page of a branch."""

from django.contrib.auth.decorators import login_not_required
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tramites import exportacion
from tramites.consultas.red import con_horario, directorio, horario_de, pagina_de_sucursal
from tramites.consultas.red import sucursales as buscar_sucursales
from tramites.forms.red import leer_filtros
from tramites.models import Sucursal


@login_not_required
@require_safe
def sucursales(request):
    form, filtros = leer_filtros(request.GET)
    contexto = {**directorio(filtros, request.GET.get("pagina")), **form.en_palabras(filtros)}
    return render(request, "tramites/sucursales.html", contexto)


@login_not_required
@require_safe
def sucursales_csv(request):
    _, filtros = leer_filtros(request.GET)
    lista = con_horario(buscar_sucursales(filtros)).iterator(chunk_size=200)
    filas = exportacion.lineas_de_sucursales(lista, horario_de)
    respuesta = StreamingHttpResponse(filas, content_type="text/csv; charset=utf-8")
    respuesta["Content-Disposition"] = 'attachment; filename="sucursales.csv"'
    return respuesta


@login_not_required
@require_safe
def sucursal(request, codigo):
    suya = get_object_or_404(Sucursal.objects.abiertas().select_related(
        "municipio__departamento", "entidad"), codigo=codigo)  # fmt: skip
    return render(request, "tramites/sucursal.html", pagina_de_sucursal(suya))
