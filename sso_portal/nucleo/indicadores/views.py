"""The public doors of the figures: the board, each metric, its file and its JSON."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import procesos
from .consultas import Medicion, medir, metricas_para
from .exportacion import en_csv, en_json
from .presentacion import cuadro


@login_not_required
@require_safe
def tablero(request):
    elegido, conocidos = _proceso(request)
    mediciones = [medir(metrica, elegido) for metrica in metricas_para(request.user)]
    contexto = {
        "cuadros": [cuadro(medicion, filas=4) for medicion in mediciones],
        "primera": min(mediciones, key=lambda m: m.calculada_en, default=None),
        "procesos": conocidos,
        "elegido": elegido,
    }
    return render(request, "indicadores/tablero.html", contexto)


@login_not_required
@require_safe
def detalle(request, codigo):
    medicion, conocidos = _medicion(request, codigo)
    contexto = {"c": cuadro(medicion), "procesos": conocidos, "elegido": medicion.proceso}
    return render(request, "indicadores/detalle.html", contexto)


@login_not_required
@require_safe
def en_hoja(request, codigo):
    medicion, _ = _medicion(request, codigo)
    nombre = "-".join(filter(None, [codigo.lower(), medicion.proceso.lower()]))
    respuesta = HttpResponse(en_csv(medicion), content_type="text/csv; charset=utf-8")
    respuesta["Content-Disposition"] = f'attachment; filename="{nombre}.csv"'
    return respuesta


@login_not_required
@require_safe
def en_datos(request, codigo):
    medicion, _ = _medicion(request, codigo)
    return JsonResponse(en_json(medicion), json_dumps_params={"ensure_ascii": False})


def _medicion(request, codigo) -> tuple[Medicion, procesos.Procesos]:
    elegido, conocidos = _proceso(request)
    for metrica in metricas_para(request.user):
        if metrica.codigo == codigo:
            return medir(metrica, elegido), conocidos
    raise Http404


def _proceso(request) -> tuple[str, procesos.Procesos]:
    """The process in the address, if it is one of those published: anything else is not found."""
    elegido, conocidos = request.GET.get("proceso", ""), procesos.publicados()
    if elegido and elegido not in dict(conocidos):
        raise Http404
    return elegido, conocidos
