"""The doors of the person in a case that is sent: read, write, complete, give up, say how it went."""

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.firmas import limites
from sso_portal.nucleo.formularios.llave import leer_llave
from sso_portal.nucleo.legible.fechas import fecha_larga
from tramites.consultas.persona import pagina_de_la_persona, partes_de, por_codigo, seguimiento_de
from tramites.forms.persona import CodigoForm, CompletarForm, DesistirForm, EncuestaForm, MensajeForm
from tramites.servicios.desistimiento import ProrrogaImposible, pedir_otro_mes
from tramites.servicios.dialogo import (
    PeticionImposible,
    PorResponder,
    adjuntar_a_peticion,
    escribir_mensaje,
    responder_peticiones,
)
from tramites.servicios.persona import EncuestaCerrada, responder_encuesta
from tramites.servicios.radicacion import desistir_solicitud

from .persona import propia, quien_escribe


@require_safe
def solicitud(request, pk):
    suya = propia(request, pk)
    if suya.es_borrador:
        partes = partes_de(suya)
        contexto = {"solicitud": suya, "partes": partes, "faltan": [p for p in partes if p.faltan]}
        return render(request, "tramites/borrador.html", contexto)
    return _pagina(request, suya)


def _pagina(request, suya, **formas):
    contexto = pagina_de_la_persona(suya)
    vacias = {
        "mensaje": MensajeForm() if suya.esta_abierta else None,
        "completar": CompletarForm(peticiones=contexto["peticiones"]) if suya.espera_a_la_persona else None,
        "encuesta": EncuestaForm(encuesta=suya.definicion.encuesta)
        if suya.estado == "resuelta" and not contexto["encuesta_hecha"]
        else None,
    }
    return render(request, "tramites/solicitud.html", {**contexto, **vacias, **formas})


@require_POST
def mensaje(request, pk):
    suya = propia(request, pk)
    form = MensajeForm(request.POST)
    if not suya.numero or not form.is_valid():
        return _pagina(request, suya, mensaje=form) if suya.numero else redirect(suya)
    texto = form.cleaned_data["texto"]
    escribir_mensaje(
        suya, texto, actor=request.user, quien=quien_escribe(request.user, suya), clave=leer_llave(request)
    )
    messages.success(request, "Su mensaje quedó en la solicitud.")
    return redirect(suya)


@require_POST
def completar(request, pk):
    suya = propia(request, pk)
    form = CompletarForm(request.POST, request.FILES, peticiones=list(suya.peticiones.all()))
    form.is_valid()
    if adjuntados(request, form) and completada(request, suya, form):
        return redirect(suya)
    if not suya.espera_a_la_persona:
        return redirect(suya)
    return _pagina(request, suya, completar=form)


def adjuntados(request, form) -> bool:
    """Keep each document as it came, so that nothing else that is missing loses it."""
    for peticion in form.peticiones:
        caja = form.caja_de(peticion)
        subido = form.cleaned_data.get(caja) if caja in form.files else None
        try:
            if subido:
                adjuntar_a_peticion(peticion, subido, actor=request.user)
        except ArchivoRechazado as rechazo:
            form.add_error(caja, str(rechazo))
        except PeticionImposible as error:
            messages.error(request, str(error))
    return form.is_valid()


def completada(request, suya, form) -> bool:
    try:
        responder_peticiones(suya, form.respuestas, actor=request.user)
    except PorResponder as error:
        form.add_error(form.caja_de(error.peticion), str(error))
        return False
    except TransicionInvalida as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Recibimos lo que le pidieron. La oficina sigue con su solicitud.")
    return True


@require_POST
def otro_mes(request, pk):
    suya = propia(request, pk)
    try:
        pedir_otro_mes(suya, actor=request.user)
    except ProrrogaImposible as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Tiene hasta el {fecha_larga(suya.vence_el)} para completar su solicitud.")
    return redirect(suya)


@require_http_methods(["GET", "HEAD", "POST"])
def desistir(request, pk):
    suya = propia(request, pk)
    form = DesistirForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "tramites/desistir.html", {"solicitud": suya, "form": form})
    try:
        desistir_solicitud(suya, actor=request.user, motivo=form.cleaned_data["motivo"])
    except TransicionInvalida as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Su solicitud quedó retirada. Puede empezar otra cuando quiera.")
    return redirect("tramites:mias")


@require_POST
def encuesta(request, pk):
    suya = propia(request, pk)
    form = EncuestaForm(request.POST, encuesta=suya.definicion.encuesta)
    if not form.is_valid():
        return _pagina(request, suya, encuesta=form) if suya.estado == "resuelta" else redirect(suya)
    try:
        responder_encuesta(suya, actor=request.user, **form.respuestas)
    except EncuestaCerrada as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Gracias. Con su respuesta mejoramos este trámite.")
    return redirect(suya)


# --- Anybody, with the code ---


@login_not_required
@require_GET
def seguimiento(request):
    form = CodigoForm(request.GET if "codigo" in request.GET else None)
    if form.is_valid():
        return redirect("tramites:seguir", form.cleaned_data["codigo"])
    return render(request, "tramites/seguimiento.html", {"form": form})


@login_not_required
@never_cache
@require_safe
def seguir(request, codigo):
    direccion = get_client_ip_address(request)
    hallada = None if limites.CODIGOS_DESCONOCIDOS.agotado(direccion) else por_codigo(codigo)
    if hallada is None:
        limites.CODIGOS_DESCONOCIDOS.consumir(direccion)
        return render(request, "tramites/sin_solicitud.html", status=404)
    return render(request, "tramites/seguir.html", seguimiento_de(hallada))
