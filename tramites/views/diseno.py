"""The doors of whoever designs a procedure."""

import json

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from tramites.consultas.diseno import ensayar, pagina_del_diseno, tramites_de
from tramites.diseno import cambios
from tramites.diseno.condiciones import visibles
from tramites.diseno.intercambio import EstructuraIlegible
from tramites.forms.diseno import (
    AjustesForm,
    CampoForm,
    EtapaForm,
    ImportarForm,
    acciones_de,
    formas_de_acciones,
)
from tramites.forms.preguntas import PreguntasForm
from tramites.models import Tramite, VersionTramite
from tramites.servicios.diseno import (
    VersionCerrada,
    VersionConDefectos,
    abrir_version,
    cambiar_version,
    descartar_version,
    importar_version,
    publicar_version,
)

MOVER = {"campo": cambios.mover_campo, "etapa": cambios.mover_etapa}
QUITAR = {"campo": cambios.sin_campo, "etapa": cambios.sin_etapa}


def _version(request, pk):
    return obtener_permitido(
        request.user, "tramites.disenar", VersionTramite.objects.select_related("tramite__entidad"), pk=pk
    )


def _borrador(request, pk):
    version = _version(request, pk)
    if version.estado != "borrador":
        messages.error(request, str(VersionCerrada()))
        return None
    return version


def _cambiar(request, version, cambio, hecho):
    try:
        cambiar_version(version, cambio, actor=request.user)
    except VersionCerrada as error:
        messages.error(request, str(error))
    else:
        messages.success(request, hecho)
    return redirect(version)


@require_safe
def lista(request):
    exigir(request.user, "tramites.disenar_alguno")
    return render(request, "tramites/disenos.html", {"tramites": tramites_de(request.user)})


@require_POST
def abrir(request, codigo):
    tramite = obtener_permitido(request.user, "tramites.disenar_tramite", Tramite.objects, codigo=codigo)
    return redirect(abrir_version(tramite, actor=request.user))


@require_safe
def diseno(request, pk):
    version = _version(request, pk)
    return render(request, "tramites/diseno.html", pagina_del_diseno(version))


@require_http_methods(["GET", "HEAD", "POST"])
def campo(request, pk, clave="", nuevo=False):
    if (version := _borrador(request, pk)) is None:
        return redirect("tramites:diseno", pk)
    definicion = version.definicion
    actual = definicion.campo(clave)
    if actual is None and not nuevo:
        raise Http404
    form = CampoForm(request.POST or None, definicion=definicion, campo=actual)
    if form.is_valid():
        return _cambiar(request, version, cambios.con_campo(form.nuevo), "La pregunta quedó guardada.")
    return render(request, "tramites/diseno_campo.html", {"version": version, "form": form, "campo_": actual})


@require_http_methods(["GET", "HEAD", "POST"])
def etapa(request, pk, clave="", nuevo=False):
    if (version := _borrador(request, pk)) is None:
        return redirect("tramites:diseno", pk)
    definicion = version.definicion
    actual = definicion.por_clave.get(clave)
    if actual is None and not nuevo:
        raise Http404
    datos = request.POST or None
    form = EtapaForm(datos, definicion=definicion, etapa=actual, entidad=version.tramite.entidad_id)
    acciones = formas_de_acciones(datos, definicion, actual)
    if datos and form.is_valid() and acciones.is_valid():
        cambio = cambios.con_etapa(form.con(acciones_de(acciones)))
        return _cambiar(request, version, cambio, "La etapa quedó guardada.")
    contexto = {"version": version, "form": form, "acciones": acciones, "etapa_": actual}
    return render(request, "tramites/diseno_etapa.html", contexto)


@require_POST
def mover(request, pk, cosa, clave):
    version = _version(request, pk)
    acto = request.POST.get("acto", "")
    if cosa not in MOVER or acto not in {"subir", "bajar", "quitar"}:
        raise Http404
    if acto == "quitar":
        return _cambiar(request, version, QUITAR[cosa](clave), "Quedó fuera de la versión.")
    pasos = -1 if acto == "subir" else 1
    return _cambiar(request, version, MOVER[cosa](clave, pasos), "Cambió de lugar.")


@require_http_methods(["GET", "HEAD", "POST"])
def ajustes(request, pk):
    if (version := _borrador(request, pk)) is None:
        return redirect("tramites:diseno", pk)
    form = AjustesForm(request.POST or None, definicion=version.definicion)
    if form.is_valid():
        cambio = cambios.con_ajustes(form.cleaned_data["inicio"], form.encuesta)
        return _cambiar(request, version, cambio, "Los ajustes quedaron guardados.")
    return render(request, "tramites/diseno_ajustes.html", {"version": version, "form": form})


@require_POST
def publicar(request, pk):
    version = _version(request, pk)
    try:
        publicar_version(version, actor=request.user)
    except (VersionConDefectos, TransicionInvalida) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Publicada. Lo que se empiece desde ahora corre por esta versión.")
    return redirect(version)


@require_POST
def descartar(request, pk):
    version = _version(request, pk)
    try:
        descartar_version(version, actor=request.user)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    return redirect("tramites:disenos")


@require_http_methods(["GET", "HEAD", "POST"])
def probar(request, pk):
    """A trial: the form as the person would see it, and a case that walks the stages. Nothing is kept."""
    version = _version(request, pk)
    definicion = version.definicion
    datos = request.POST if request.method == "POST" else None
    todas = PreguntasForm(datos, campos=definicion.campos, respuestas={})
    respuestas = {} if datos is None else _lo_escrito(todas)
    form = PreguntasForm(datos, campos=visibles(definicion.campos, respuestas), respuestas=respuestas)
    camino = [x for x in request.GET.get("camino", "").split(".") if x]
    contexto = {"version": version, "form": form, "grupos": form.grupos({}), "camino": ".".join(camino)}
    return render(request, "tramites/diseno_probar.html", {**contexto, "ensayo": ensayar(definicion, camino)})


def _lo_escrito(form):
    form.is_valid()
    return form.a_guardar


@require_safe
def exportar(request, pk):
    version = _version(request, pk)
    nombre = f"{version.tramite.codigo}-v{version.numero}.json"
    texto = json.dumps(version.estructura, ensure_ascii=False, indent=2)
    cabeceras = {
        "Content-Disposition": f'attachment; filename="{nombre}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(texto, content_type="application/json", headers=cabeceras)


@require_http_methods(["GET", "HEAD", "POST"])
def importar(request, codigo):
    tramite = obtener_permitido(request.user, "tramites.disenar_tramite", Tramite.objects, codigo=codigo)
    form = ImportarForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            version = importar_version(tramite, form.cleaned_data["archivo"].read(), actor=request.user)
        except EstructuraIlegible as error:
            form.add_error("archivo", str(error))
        else:
            messages.success(request, "La definición quedó en el borrador. Revise lo que falta y publíquela.")
            return redirect(version)
    return render(request, "tramites/diseno_importar.html", {"tramite": tramite, "form": form})
