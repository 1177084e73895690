"""The public doors: the catalogue, its file, the comparison and the page of a plaza."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from plazas import exportacion
from plazas.consultas.acciones import acciones_de, espera_a_otra_persona
from plazas.consultas.catalogo import buscar, conciliar, ver_catalogo
from plazas.consultas.comparacion import MAXIMO, comparar_plazas
from plazas.consultas.historia import historia_de, motivo_de_devolucion
from plazas.forms.catalogo import leer_filtros
from plazas.models import Plaza
from plazas.procesos import fuente
from sso_portal.nucleo.acceso import obtener_permitido


@login_not_required
@require_safe
def catalogo(request):
    form, filtros = leer_filtros(request.GET)
    respuesta = ver_catalogo(filtros, request.GET.get("pagina"))
    contexto = {"c": respuesta, **form.en_palabras(filtros, respuesta.sugerencias)}
    contexto |= elegidas(request, respuesta.pagina)
    contexto["mapa_url"] = filtros.sin("departamento", "").direccion_con("departamento")
    contexto["agregables"] = fuente().agregables(request.user, [p.codigo for p in respuesta.pagina])
    contexto |= {"conciliacion": conciliar(), "peso_csv": exportacion.peso_aproximado(respuesta.total)}
    return render(request, "plazas/catalogo.html", contexto)


@login_not_required
@require_safe
def catalogo_csv(request):
    _, filtros = leer_filtros(request.GET)
    filas = exportacion.lineas(buscar(filtros).iterator(chunk_size=500))
    respuesta = StreamingHttpResponse(filas, content_type="text/csv; charset=utf-8")
    respuesta["Content-Disposition"] = 'attachment; filename="plazas.csv"'
    return respuesta


@login_not_required
@require_safe
def comparar(request):
    codigos = request.GET.getlist("comparar")
    contexto = {**comparar_plazas(codigos), "volver_url": _lista(request)}
    contexto["agregables"] = fuente().agregables(request.user, codigos)
    return render(request, "plazas/comparar.html", contexto)


@login_not_required
@require_safe
def detalle(request, codigo):
    plazas = Plaza.objects.select_related(
        "entidad", "municipio__departamento", "municipio__autoridad", "profesion"
    )
    plaza = obtener_permitido(request.user, "plazas.ver", plazas, codigo=codigo)
    contexto = {
        "plaza": plaza,
        "historia": historia_de(plaza),
        "agregables": fuente().agregables(request.user, [plaza.codigo]),
        "acciones": acciones_de(request.user, plaza),
        "espera_a_otra": espera_a_otra_persona(request.user, plaza),
        "procesos": fuente().pasos_de(plaza.pk),
        "motivo": motivo_de_devolucion(plaza),
    }
    return render(request, "plazas/detalle.html", contexto)


def _lista(request):
    """The list one came from, with the same filters and what is marked to compare."""
    _, filtros = leer_filtros(QueryDict(request.GET.get("desde", "").removeprefix("?")))
    marcadas = urlencode([("comparar", codigo) for codigo in request.GET.getlist("comparar")[:MAXIMO]])
    return f"{reverse('plazas:catalogo')}{filtros.direccion()}&{marcadas}"


def elegidas(request, pagina):
    """The plazas chosen to compare: those of this page come checked, the others travel hidden."""
    codigos = list(dict.fromkeys(request.GET.getlist("comparar")))[:MAXIMO]
    visibles = {plaza.codigo for plaza in pagina}
    return {"elegidas": codigos, "ocultas": [c for c in codigos if c not in visibles], "maximo": MAXIMO}
