from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from asignacion import consultas
from asignacion.codigos import leer_codigo
from asignacion.forms.evento import CodigoPublicoForm
from asignacion.models import Sorteo
from inscripciones.models import Convocatoria

MINUTO, HORA = 60, 3600


@login_not_required
@require_safe
def lista(request):
    pagina = Paginator(consultas.portada_de_sorteos(), 20).get_page(request.GET.get("pagina"))
    return render(request, "asignacion/lista.html", {"pagina": pagina, "por_venir": consultas.por_venir()})


@login_not_required
@require_safe
def detalle(request, codigo):
    convocatoria = get_object_or_404(Convocatoria.objects.visibles_para(request.user), codigo=codigo)
    sorteo = consultas.sorteo_de(codigo)
    contexto = {"convocatoria": convocatoria, "sorteo": sorteo, "veedores": [], "entradas": []}
    contexto["cambios"] = convocatoria.cambios_de_fecha.order_by("-movida_en", "-pk")
    contexto |= consultas.ficha(sorteo) if sorteo else {"palabra": consultas.palabra_sin_sello(convocatoria)}
    return render(request, "asignacion/detalle.html", contexto)


@login_not_required
@require_safe
@cache_control(public=True, max_age=MINUTO)
def archivo(request, codigo, ruta):
    sorteo = _sorteo(codigo)
    datos = consultas.publicados(sorteo).get(ruta)
    if datos is None:
        raise Http404
    nombre = f"{sorteo.proceso}-{ruta.replace('/', '-')}"
    return _descarga(datos, nombre, "application/json")


@login_not_required
@require_safe
@cache_control(public=True, max_age=MINUTO)
def carpeta(request, codigo):
    sorteo = _sorteo(codigo)
    return _descarga(consultas.en_zip(consultas.publicados(sorteo), sorteo.proceso), f"{sorteo.proceso}.zip")


@login_not_required
@require_safe
@cache_control(public=True, max_age=HORA)
def verificador(request):
    return _descarga(consultas.programa("verificar.py"), "verificar.py", "text/x-python; charset=utf-8")


@login_not_required
@require_safe
@cache_control(public=True, max_age=HORA)
def comprometer_sin_conexion(request):
    datos = consultas.programa("comprometer.py")
    return _descarga(datos, "comprometer.py", "text/x-python; charset=utf-8")


@login_not_required
@require_safe
def buscar_codigo(request):
    form = CodigoPublicoForm(request.GET if "codigo" in request.GET else None)
    if form.is_valid():
        return redirect("asignacion:por_codigo", leer_codigo(form.cleaned_data["codigo"]))
    return render(request, "asignacion/buscar_codigo.html", {"form": form})


@login_not_required
@require_safe
@cache_control(public=True, max_age=5 * MINUTO)
def por_codigo(request, codigo_publico):
    resultado = consultas.resultado_publico(leer_codigo(codigo_publico))
    estado = 200 if resultado else 404
    contexto = {"resultado": resultado, "codigo": codigo_publico}
    return render(request, "asignacion/por_codigo.html", contexto, status=estado)


def _sorteo(codigo: str) -> Sorteo:
    sorteo = consultas.sorteo_de(codigo)
    if sorteo is None:
        raise Http404
    return sorteo


def _descarga(datos: bytes, nombre: str, tipo: str = "application/zip") -> HttpResponse:
    return HttpResponse(
        datos, content_type=tipo, headers={"Content-Disposition": f'attachment; filename="{nombre}"'}
    )
