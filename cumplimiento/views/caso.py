"""The page of one case, and what supervisor and entity do on it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cumplimiento.consultas.caso import en_nombre_de, pagina_del_caso
from cumplimiento.forms.ajustes import ACTOS, AjusteForm, SinEfectoForm
from cumplimiento.forms.dialogo import ConclusionForm, DecisionForm, MensajeForm
from cumplimiento.models import Obligacion
from cumplimiento.servicios import (
    AjusteImposible,
    Dicho,
    NadaQueRevisar,
    aceptar_prueba,
    cerrar_tarea,
    dejar_sin_efecto,
    escribir,
    rechazar_prueba,
)
from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.formularios.llave import leer_llave

DECIDIR = {"aceptacion": aceptar_prueba, "rechazo": rechazar_prueba}


def _caso(request, codigo, permiso):
    return obtener_permitido(request.user, permiso, Obligacion.objects.con_todo(), codigo=codigo)


def _pagina(request, obligacion, **formas):
    contexto = pagina_del_caso(request.user, obligacion)
    vacias = {
        "mensaje": MensajeForm(es_entidad=contexto["es_entidad"]),
        "decision": DecisionForm() if contexto["puede_fiscalizar"] and obligacion.es_revisable else None,
        "conclusion": ConclusionForm() if contexto["tareas"] else None,
    }
    return render(request, "cumplimiento/caso.html", {**contexto, **vacias, **formas})


@require_safe
def caso(request, codigo):
    return _pagina(request, _caso(request, codigo, "cumplimiento.ver_caso"))


@require_POST
def mensaje(request, codigo):
    obligacion = _caso(request, codigo, "cumplimiento.dialogar")
    es_entidad = request.user.has_perm("cumplimiento.reportar", obligacion)
    form = MensajeForm(request.POST, es_entidad=es_entidad)
    if not form.is_valid():
        return _pagina(request, obligacion, mensaje=form)
    dicho = _dicho(request, obligacion, form.clase_elegida, form.cleaned_data["texto"])
    escribir(obligacion, dicho, actor=request.user)
    messages.success(request, "Su mensaje quedó en el caso.")
    return redirect(obligacion)


def _dicho(request, obligacion, clase, texto) -> Dicho:
    quien = en_nombre_de(request.user, obligacion)
    return Dicho(clase=clase, texto=texto, quien=quien, clave=leer_llave(request))


@require_POST
def decidir(request, codigo, numero):
    obligacion = _caso(request, codigo, "cumplimiento.fiscalizar")
    reporte = get_object_or_404(obligacion.reportes, numero=numero)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _pagina(request, obligacion, decision=form)
    clase = form.cleaned_data["decision"]
    dicho = _dicho(request, obligacion, clase, form.cleaned_data["texto"])
    try:
        DECIDIR[clase](obligacion, reporte, dicho, actor=request.user)
    except (NadaQueRevisar, TransicionInvalida) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Su decisión quedó en el caso y la entidad ya fue avisada.")
    return redirect(obligacion)


@require_POST
def concluir(request, codigo, pk):
    obligacion = _caso(request, codigo, "cumplimiento.fiscalizar")
    tarea = get_object_or_404(obligacion.tareas, pk=pk)
    form = ConclusionForm(request.POST)
    if not form.is_valid():
        return _pagina(request, obligacion, conclusion=form)
    try:
        cerrar_tarea(tarea, conclusion=form.cleaned_data["conclusion"], actor=request.user)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "La contradicción quedó atendida con su conclusión.")
    return redirect(obligacion)


@require_http_methods(["GET", "HEAD", "POST"])
def ajustar(request, codigo, tipo):
    obligacion = _caso(request, codigo, "cumplimiento.ajustar")
    if tipo not in ACTOS:
        raise Http404
    form = AjusteForm(request.POST or None, tipo=tipo)
    if form.is_valid() and _aplicado(request, obligacion, form, tipo):
        messages.success(request, "El plazo cambió. La entidad y la persona afectada ya fueron avisadas.")
        return redirect(obligacion)
    contexto = {"form": form, "obligacion": obligacion, "acto": ACTOS[tipo]}
    return render(request, "cumplimiento/ajustar.html", contexto)


def _aplicado(request, obligacion, form, tipo) -> bool:
    try:
        ACTOS[tipo].servicio(obligacion, form.acto(leer_llave(request)), actor=request.user)
    except AjusteImposible as error:
        form.add_error(error.campo if error.campo in form.fields else None, str(error))
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def sin_efecto(request, codigo):
    obligacion = _caso(request, codigo, "cumplimiento.ajustar")
    form = SinEfectoForm(request.POST or None)
    if not form.is_valid():
        return render(request, "cumplimiento/sin_efecto.html", {"form": form, "obligacion": obligacion})
    try:
        dejar_sin_efecto(obligacion, motivo=form.cleaned_data["motivo"], actor=request.user)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    return redirect(obligacion)
