"""The open doors: what the pages say, as data. Plain answers, no credentials, nothing about people."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tramites import exportacion
from tramites.consultas.catalogo import buscar
from tramites.consultas.ficha import con_partes
from tramites.consultas.puntos import instituciones as las_instituciones
from tramites.consultas.red import con_horario, horario_de
from tramites.consultas.red import sucursales as buscar_sucursales
from tramites.forms.catalogo import leer_filtros
from tramites.forms.red import leer_filtros as leer_filtros_red
from tramites.models import Ficha, Grupo, Necesidad

POR_PAGINA = 100
FRESCURA_SEGUNDOS = 300
ABIERTA = {"Access-Control-Allow-Origin": "*", "Cache-Control": f"public, max-age={FRESCURA_SEGUNDOS}"}
NO_EXISTE = {
    "codigo": "no_existe",
    "explicacion": "No hay una ficha publicada con ese código",
    "como_corregir": "Tome el código de la lista /api/tramites/v1/fichas/",
}
FICHAS = "Fichas publicadas, 100 por página, con los filtros de la búsqueda: "
FICHA = "Una ficha completa: atributos, requisitos por canal, guías, norma, responsable, revisión y versión."
PUNTOS = (
    "Puntos de atención con horario y trámites. Filtros: departamento, municipio, clase, tramite y pagina."
)
RECURSOS = [
    ("fichas/", f"{FICHAS}q, necesidad, grupo, canal, modalidad, tipo, gratis, institucion y pagina."),
    ("fichas/{codigo}/", FICHA),
    ("necesidades/", "Necesidades y momentos de la vida por los que se encuentra un trámite."),
    ("grupos/", "Grupos de población."),
    ("instituciones/", "Instituciones de la red y su etapa."),
    ("sucursales/", PUNTOS),
]


@login_not_required
@require_safe
def documentacion(request):
    """What there is, for whoever builds a thematic portal."""
    ejemplo = con_partes(Ficha.objects.publicadas()).order_by("pk").first()
    contexto = {
        "recursos": RECURSOS,
        "base": f"{settings.PORTAL_URL}/api/tramites/v1/",
        "campos": list(exportacion.ficha_como_datos(ejemplo, settings.PORTAL_URL)) if ejemplo else [],
    }
    return render(request, "tramites/api.html", contexto)


@login_not_required
@require_safe
def fichas(request):
    _, filtros = leer_filtros(request.GET)
    lista = con_partes(buscar(filtros).fichas)
    return _pagina(request, lista, lambda f: exportacion.ficha_como_datos(f, settings.PORTAL_URL))


@login_not_required
@require_safe
def ficha(request, codigo):
    suya = con_partes(Ficha.objects.publicadas()).filter(tramite__codigo=codigo).order_by("pk").first()
    if suya is None:
        return _responder(NO_EXISTE, estado=404)
    return _responder(exportacion.ficha_como_datos(suya, settings.PORTAL_URL))


@login_not_required
@require_safe
def necesidades(request):
    todas = Necesidad.objects.select_related("padre").order_by("clase", "orden", "pk")
    return _responder(
        [
            {"codigo": n.codigo, "nombre": n.nombre, "clase": n.clase, "padre": n.padre and n.padre.codigo}
            for n in todas
        ]
    )


@login_not_required
@require_safe
def grupos(request):
    return _responder(list(Grupo.objects.order_by("orden").values("codigo", "nombre")))


@login_not_required
@require_safe
def instituciones(request):
    return _responder(
        [
            {
                "sigla": a.sigla,
                "nombre": a.entidad.nombre,
                "etapa": a.estado,
                "desde": a.fecha_inicio,
                "fichas": a.fichas,
            }
            for a in las_instituciones()
        ]
    )


@login_not_required
@require_safe
def sucursales(request):
    _, filtros = leer_filtros_red(request.GET)
    lista = con_horario(buscar_sucursales(filtros))
    return _pagina(request, lista, lambda s: exportacion.sucursal_como_datos(s, horario_de(s)))


def _pagina(request: Any, lista: Any, como_datos: Callable[[Any], dict[str, Any]]) -> HttpResponse:
    """One page of ``lista`` with where to go on; the addresses keep what was asked."""
    paginador = Paginator(lista, POR_PAGINA)
    pagina = paginador.get_page(request.GET.get("pagina"))
    siguiente = _direccion(request, pagina.next_page_number()) if pagina.has_next() else None
    filas: Iterable[Any] = pagina
    datos = {"total": paginador.count, "pagina": pagina.number, "paginas": paginador.num_pages}
    return _responder({**datos, "siguiente": siguiente, "resultados": [como_datos(f) for f in filas]})


def _direccion(request: Any, numero: int) -> str:
    consulta = request.GET.copy()
    consulta["pagina"] = str(numero)
    return f"{settings.PORTAL_URL}{request.path}?{consulta.urlencode()}"


def _responder(datos: Any, *, estado: int = 200) -> JsonResponse:
    opciones = {"ensure_ascii": False}
    return JsonResponse(datos, safe=False, status=estado, json_dumps_params=opciones, headers=ABIERTA)
