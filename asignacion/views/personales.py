from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from asignacion import consultas, servicios
from asignacion.canonico import bytes_canonicos
from asignacion.forms.objeciones import ObjecionForm
from asignacion.models import Participante

POR_PAGINA = 50


@require_safe
def mis_resultados(request):
    participaciones = consultas.participaciones(request.user)
    if len({p.entrada.sorteo.convocatoria_id for p in participaciones}) == 1:
        return redirect("asignacion:mi_resultado", participaciones[0].entrada.sorteo.convocatoria.codigo)
    return render(request, "asignacion/mis_resultados.html", {"participaciones": participaciones})


@require_safe
@cache_control(private=True, no_cache=True)
def mi_resultado(request, codigo):
    propia = _propia(request, codigo)
    if propia.entrada.sorteo.tuvo_resultado:
        return render(request, "asignacion/mi_resultado.html", consultas.mi_resultado(propia))
    objeciones = list(consultas.objeciones_propias(propia))
    contexto = {**consultas.mi_sello(propia), **_objetable(propia), "objeciones": objeciones}
    return render(request, "asignacion/mi_sello.html", contexto)


@never_cache
@require_http_methods(["GET", "POST"])
def objetar(request, codigo):
    propia, form = _propia(request, codigo), ObjecionForm(request.POST or None)
    if form.is_valid():
        try:
            servicios.presentar_objecion(propia, actor=request.user, **form.cleaned_data)
            return redirect("asignacion:mi_resultado", codigo)
        except servicios.SorteoNoAdmite as error:
            form.add_error(None, str(error))
    contexto = {"propia": propia, "sorteo": propia.entrada.sorteo, "form": form, **_objetable(propia)}
    return render(request, "asignacion/objetar.html", contexto)


@require_safe
@cache_control(private=True, no_cache=True)
def todas(request, codigo):
    propia = _propia(request, codigo)
    if not propia.entrada.sorteo.tuvo_resultado:
        raise Http404
    explicacion = consultas.explicacion_de(propia)
    pagina = Paginator(explicacion.del_resto, POR_PAGINA).get_page(request.GET.get("pagina"))
    filas = consultas.escalones_de(propia, explicacion, list(pagina.object_list))
    contexto = {"propia": propia, "sorteo": propia.entrada.sorteo, "pagina": pagina, "escalones": filas}
    return render(request, "asignacion/mi_resultado_todas.html", contexto)


@require_safe
@cache_control(private=True, no_cache=True)
def comprobante(request, codigo):
    propia = _propia(request, codigo)
    nombre = f"comprobante-{propia.entrada.sorteo.proceso}.json"
    return HttpResponse(
        bytes_canonicos(consultas.prueba_de(propia)),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{nombre}"'},
    )


@require_safe
@cache_control(private=True, no_cache=True)
def carpeta(request, codigo):
    propia = _propia(request, codigo)
    nombre = f"mi-carpeta-{propia.entrada.sorteo.proceso}"
    return HttpResponse(
        consultas.en_zip(consultas.carpeta_de(propia), nombre),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{nombre}.zip"'},
    )


def _objetable(propia: Participante) -> dict[str, bool]:
    """Whether the person has objected to the seal, and whether she still may."""
    ya_objeto = consultas.ya_objeto(propia)
    se_objeta = not ya_objeto and servicios.se_puede_objetar(propia.entrada.sorteo)
    return {"ya_objeto": ya_objeto, "se_objeta": se_objeta}


def _propia(request, codigo: str) -> Participante:
    """The participation of the one who asks in the last freeze of a process. Raises Http404."""
    for propia in consultas.participaciones(request.user):
        if propia.entrada.sorteo.convocatoria.codigo == codigo:
            return propia
    raise Http404
