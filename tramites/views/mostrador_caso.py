"""The agent's doors in a case of the person in front of her: answer, send, complete, print what she takes."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.bitacora.servicios import registrar_lectura
from sso_portal.nucleo.formularios.llave import leer_llave
from tramites.consultas.mostrador import de_consentimiento
from tramites.consultas.persona import pagina_de_la_persona, partes_de
from tramites.consultas.respuestas import en_palabras
from tramites.forms.persona import CompletarForm
from tramites.models import Tramite
from tramites.servicios.atencion import NoSePuedeAtender, exigir_certificacion
from tramites.servicios.borrador import SolicitudEnviada, TramiteSinVersion, quitar_documento
from tramites.servicios.mostrador import empezar_por_la_persona
from tramites.servicios.radicacion import FaltanRespuestas, radicar_solicitud

from .caso_propio import adjuntados, completada
from .mostrador import con_persona
from .persona import guardada, preguntas_de

PROPOSITO = "Atenderla en un punto o por teléfono, con su consentimiento"


def _solicitud(request, consentimiento, pk):
    """The case ``pk`` of the person in front, opened: she reads in her log who did."""
    hallada = get_object_or_404(de_consentimiento(consentimiento), pk=pk)
    registrar_lectura(hallada, persona_id=hallada.persona_id, actor=request.user, proposito=PROPOSITO)
    return hallada


def _certificada(request, solicitud) -> bool:
    try:
        exigir_certificacion(solicitud.tramite, agente=request.user)
    except NoSePuedeAtender as error:
        messages.error(request, str(error))
        return False
    return True


@require_POST
@con_persona
def empezar(request, consentimiento, codigo):
    tramite = get_object_or_404(Tramite.objects.publicados(), codigo=codigo)
    try:
        solicitud = empezar_por_la_persona(
            tramite, consentimiento, agente=request.user, clave=leer_llave(request)
        )
    except (NoSePuedeAtender, TramiteSinVersion) as error:
        messages.error(request, str(error))
        return redirect("tramites:persona", consentimiento.pk)
    return redirect("tramites:persona_solicitud", consentimiento.pk, solicitud.pk)


@require_safe
@con_persona
def solicitud(request, consentimiento, solicitud):
    suya = _solicitud(request, consentimiento, solicitud)
    return (
        _borrador(request, consentimiento, suya)
        if suya.es_borrador
        else _enviada(request, consentimiento, suya)
    )


def _borrador(request, consentimiento, suya):
    partes = partes_de(suya)
    contexto = {
        "consentimiento": consentimiento, "solicitud": suya, "partes": partes,
        "faltan": [p for p in partes if p.faltan], "respuestas": en_palabras(suya),
    }  # fmt: skip
    return render(request, "tramites/mostrador/borrador.html", contexto)


def _enviada(request, consentimiento, suya, completar=None):
    datos = pagina_de_la_persona(suya)
    vacia = CompletarForm(peticiones=datos["peticiones"]) if suya.espera_a_la_persona else None
    contexto = {**datos, "consentimiento": consentimiento, "completar": completar or vacia}
    return render(request, "tramites/mostrador/solicitud.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
@con_persona
def parte(request, consentimiento, solicitud, numero):
    suya = _solicitud(request, consentimiento, solicitud)
    esta = next((p for p in partes_de(suya) if p.numero == numero), None)
    if not suya.es_borrador or esta is None or not _certificada(request, suya):
        return redirect("tramites:persona_solicitud", consentimiento.pk, suya.pk)
    form, contexto = preguntas_de(request, suya, esta)
    if request.method == "POST" and guardada(request, suya, form):
        return _siguiente(consentimiento, suya, esta)
    contexto = {**contexto, "consentimiento": consentimiento}
    return render(request, "tramites/mostrador/parte.html", contexto)


def _siguiente(consentimiento, suya, esta):
    """The next page that lacks something, perhaps the same one again; else the case."""
    resto = [p.numero for p in partes_de(suya) if p.faltan and p.numero >= esta.numero]
    if resto:
        return redirect("tramites:persona_parte", consentimiento.pk, suya.pk, resto[0])
    return redirect("tramites:persona_solicitud", consentimiento.pk, suya.pk)


@require_POST
@con_persona
def quitar(request, consentimiento, solicitud, campo):
    suya = _solicitud(request, consentimiento, solicitud)
    if suya.definicion.campo(campo) is None:
        raise Http404
    try:
        quitar_documento(suya, campo, actor=request.user)
    except SolicitudEnviada as error:
        messages.error(request, str(error))
    return redirect("tramites:persona_solicitud", consentimiento.pk, suya.pk)


@require_POST
@con_persona
def enviar(request, consentimiento, solicitud):
    suya = _solicitud(request, consentimiento, solicitud)
    destino = "persona_solicitud"
    try:
        if _certificada(request, suya):
            radicar_solicitud(suya, actor=request.user, clave=leer_llave(request))
            destino = "persona_comprobante"
    except (FaltanRespuestas, SolicitudEnviada, TramiteSinVersion) as error:
        messages.error(request, str(error))
    return redirect(f"tramites:{destino}", consentimiento.pk, suya.pk)


@require_POST
@con_persona
def completar(request, consentimiento, solicitud):
    suya = _solicitud(request, consentimiento, solicitud)
    form = CompletarForm(request.POST, request.FILES, peticiones=list(suya.peticiones.all()))
    form.is_valid()
    if (adjuntados(request, form) and completada(request, suya, form)) or not suya.espera_a_la_persona:
        return redirect("tramites:persona_solicitud", consentimiento.pk, suya.pk)
    return _enviada(request, consentimiento, suya, form)


@require_safe
@con_persona
def comprobante(request, consentimiento, solicitud):
    """What the person takes with her, on paper: number, office, date and how to go on elsewhere."""
    suya = _solicitud(request, consentimiento, solicitud)
    contexto = {"consentimiento": consentimiento, "solicitud": suya}
    return render(request, "tramites/mostrador/comprobante.html", contexto)
