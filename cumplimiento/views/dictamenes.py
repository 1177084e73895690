"""The doors through which a department orders something."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cumplimiento.consultas.dictamenes import lista_de_dictamenes, pagina_del_dictamen
from cumplimiento.estados import EstadoDictamen
from cumplimiento.forms.dictamen import DictamenForm, inicial_de
from cumplimiento.models import Dictamen
from cumplimiento.servicios import (
    DictamenCerrado,
    DictamenSinEntidades,
    crear_dictamen,
    descartar_dictamen,
    editar_dictamen,
    emitir_dictamen,
    registrar_persona,
)
from cumplimiento.servicios.pruebas import DICTAMEN, guardar_dictamen
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.formularios.llave import leer_llave

from .adjuntos import con_archivo, ya_guardado

JUNTO = ("materia", "regimen", "norma", "persona", "archivo")


@require_safe
def lista(request):
    exigir(request.user, "cumplimiento.dictar")
    contexto = lista_de_dictamenes(request.user, request.GET.get("busca", ""), request.GET.get("pagina"))
    return render(request, "cumplimiento/dictamenes.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def nuevo(request):
    exigir(request.user, "cumplimiento.dictar")
    form = _formulario(request)
    if form.is_bound and con_archivo(request, form, guardar_dictamen) and form.is_valid():
        dictamen = crear_dictamen(actor=request.user, clave=leer_llave(request), **_datos(form))
        return redirect(dictamen)
    return render(request, "cumplimiento/dictamen_formulario.html", {"form": form, "dictamen": None})


@require_http_methods(["GET", "HEAD", "POST"])
def editar(request, pk):
    dictamen = _dictamen(request, pk)
    if dictamen.estado != EstadoDictamen.BORRADOR:
        return redirect(dictamen)
    form = _formulario(request, dictamen=dictamen, initial=inicial_de(dictamen))
    if form.is_bound and con_archivo(request, form, guardar_dictamen) and form.is_valid():
        _guardar(request, dictamen, _datos(form))
        return redirect(dictamen)
    return render(request, "cumplimiento/dictamen_formulario.html", {"form": form, "dictamen": dictamen})


def _formulario(request, **datos):
    guardado = ya_guardado(request, DICTAMEN)
    return DictamenForm(
        request.POST or None, request.FILES or None, usuario=request.user, guardado=guardado, **datos
    )


def _dictamen(request, pk):
    return obtener_permitido(
        request.user, "cumplimiento.emitir", Dictamen.objects.select_related(*JUNTO), pk=pk
    )


def _guardar(request, dictamen, datos) -> None:
    try:
        editar_dictamen(dictamen, actor=request.user, **datos)
    except DictamenCerrado as error:
        messages.error(request, str(error))


def _datos(form):
    """What the form says, with its person and its file."""
    datos, d = form.datos, form.cleaned_data
    if form.archivo_guardado:
        datos["archivo"] = form.archivo_guardado
    if form.tiene_persona:
        datos["persona"] = registrar_persona(
            d["tipo_documento"], d["numero_documento"], nombres=d["nombres"], apellidos=d["apellidos"]
        )
    return datos


@require_safe
def detalle(request, pk):
    dictamen = obtener_permitido(
        request.user, "cumplimiento.dictar", Dictamen.objects.select_related(*JUNTO), pk=pk
    )
    contexto = pagina_del_dictamen(dictamen)
    contexto["puede_emitir"] = contexto["es_borrador"] and request.user.has_perm(
        "cumplimiento.emitir", dictamen
    )
    return render(request, "cumplimiento/dictamen.html", contexto)


@require_POST
def emitir(request, pk):
    dictamen = _dictamen(request, pk)
    try:
        creadas = emitir_dictamen(dictamen, actor=request.user)
    except (DictamenSinEntidades, TransicionInvalida) as error:
        messages.error(request, str(error))
    else:
        hecho = "se abrió 1 caso" if len(creadas) == 1 else f"se abrieron {len(creadas)} casos"
        messages.success(request, f"Emitió el dictamen {dictamen.numero}: {hecho}.")
    return redirect(dictamen)


@require_POST
def descartar(request, pk):
    dictamen = _dictamen(request, pk)
    try:
        descartar_dictamen(dictamen, actor=request.user)
    except TransicionInvalida as error:
        messages.error(request, str(error))
        return redirect(dictamen)
    messages.success(request, f"Descartó el borrador del dictamen {dictamen.numero}.")
    return redirect("cumplimiento:dictamenes")
