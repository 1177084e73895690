"""The doors of innovations: anybody reads them; the manager of the centre and the experts write."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innovacion.consultas.innovaciones import lista_de_innovaciones, pagina_de_la_innovacion
from innovacion.forms import innovaciones as formas
from innovacion.models import AccionPlan, Evaluacion, Innovacion
from innovacion.servicios.innovacion import (
    agregar_accion,
    crear_innovacion,
    dar_credito,
    entrar_en_etapa,
    evaluar,
    hacer_accion,
)
from innovacion.servicios.medicion import MedicionRechazada, anotar_medicion, crear_indicador
from innovacion.servicios.practica import escribir_practica
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.formularios.llave import leer_llave

FILTROS = ("etapa", "mias", "por_evaluar")
CON_TODO = ("centro__entidad", "reto", "practica")


@login_not_required
@require_safe
def innovaciones(request):
    filtros = {clave: request.GET.get(clave, "") for clave in FILTROS}
    contexto = lista_de_innovaciones(request.user, filtros, request.GET.get("pagina"))
    return render(request, "innovacion/innovaciones.html", {**contexto, "filtros": filtros})


@require_http_methods(["GET", "HEAD", "POST"])
def innovacion_nueva(request):
    exigir(request.user, "innovacion.crear")
    inicial = {"reto": request.GET.get("reto", "")}
    datos = request.POST if request.method == "POST" else None
    form = formas.InnovacionForm(datos, usuario=request.user, initial=inicial)
    if not form.is_valid():
        return render(request, "innovacion/innovacion_nueva.html", {"form": form})
    una = crear_innovacion(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "La innovación quedó abierta. Anote cómo es hoy antes de cambiar nada.")
    return redirect(una)


@login_not_required
@require_safe
def innovacion(request, pk):
    todas = Innovacion.objects.con_etapa().select_related(*CON_TODO)
    una = get_object_or_404(todas.visibles_para(request.user), pk=pk)
    return render(request, "innovacion/innovacion.html", pagina_de_la_innovacion(request.user, una))


def _etapa(innovacion, request, datos):
    entrar_en_etapa(innovacion, actor=request.user, clave=leer_llave(request), **datos)


def _medicion(innovacion, request, datos):
    anotar_medicion(actor=request.user, clave=leer_llave(request), **datos)


def _evaluacion(innovacion, request, datos):
    puntajes = {c: datos[c] for c in Evaluacion.Criterio.values}
    evaluar(innovacion, puntajes, actor=request.user, nota=datos["nota"])


def _con(servicio):
    return lambda innovacion, request, datos: servicio(innovacion, actor=request.user, **datos)


QUE = {
    "etapa": ("Pasar a otra etapa", formas.EtapaForm, _etapa),
    "credito": ("Compartir el crédito", formas.CreditoForm, _con(dar_credito)),
    "accion": ("Agregar una acción al plan", formas.AccionForm, _con(agregar_accion)),
    "indicador": ("Definir qué se mide", formas.IndicadorForm, _con(crear_indicador)),
    "medicion": ("Anotar una medición", formas.MedicionForm, _medicion),
    "practica": ("Escribir la práctica para la biblioteca", formas.PracticaForm, _con(escribir_practica)),
    "evaluacion": ("Evaluar la innovación", formas.EvaluacionForm, _evaluacion),
}
PERMISO = {"evaluacion": "innovacion.evaluar"}


@require_http_methods(["GET", "HEAD", "POST"])
def innovacion_anotar(request, pk, que):
    permiso = PERMISO.get(que, "innovacion.gestionar")
    una = obtener_permitido(request.user, permiso, Innovacion.objects.select_related(*CON_TODO), pk=pk)
    if que not in QUE:
        raise Http404
    titulo, forma, acto = QUE[que]
    datos = request.POST if request.method == "POST" else None
    form = forma(datos, innovacion=una, initial=_escrito(una, que))
    if form.is_valid() and _hacer(acto, una, request, form):
        messages.success(request, "Quedó anotado. Cualquiera puede leerlo en esta página.")
        return redirect(una)
    contexto = {"innovacion": una, "titulo": titulo, "form": form, "que": que}
    return render(request, "innovacion/innovacion_anotar.html", contexto)


def _hacer(acto, una, request, form) -> bool:
    try:
        acto(una, request, form.cleaned_data)
    except MedicionRechazada as rechazo:
        form.add_error(rechazo.campo, str(rechazo))
        return False
    return True


def _escrito(una, que) -> dict:
    """What is known before writing: a stage begins today unless one says another day."""
    if que == "etapa":
        return {"fecha": timezone.localdate()}
    practica = getattr(una, "practica", None)
    if que != "practica" or practica is None:
        return {}
    return {c: getattr(practica, c) for c in ("titulo", "resumen", "que_se_necesita", "mutaciones")}


@require_POST
def accion_hecha(request, pk):
    accion = get_object_or_404(AccionPlan, pk=pk)
    una = obtener_permitido(
        request.user, "innovacion.gestionar", Innovacion.objects.select_related(*CON_TODO),
        pk=accion.innovacion_id,
    )  # fmt: skip
    hacer_accion(accion, actor=request.user)
    messages.success(request, "La acción quedó hecha.")
    return redirect(una)
