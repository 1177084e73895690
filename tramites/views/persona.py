"""The doors of the person: begin, answer page by page, check, send."""

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.firmas import limites
from sso_portal.nucleo.formularios.llave import leer_llave
from tramites.consultas.mostrador import por_que_no_abren, solicitud_del_comprobante
from tramites.consultas.persona import (
    anexos_por_campo,
    mis_solicitudes,
    partes_de,
    reutilizables_para,
    tareas_de,
)
from tramites.consultas.representacion import representaciones_de
from tramites.consultas.respuestas import en_palabras
from tramites.forms.persona import IdentidadForm, TraerForm
from tramites.forms.preguntas import PreguntasForm
from tramites.forms.representacion import ParaQuienForm
from tramites.models import Anexo, Solicitud, Tramite
from tramites.servicios.borrador import (
    SolicitudEnviada,
    TramiteSinVersion,
    adjuntar_documento,
    empezar_solicitud,
    guardar_respuestas,
    quitar_documento,
    reutilizar_documento,
)
from tramites.servicios.persona import NoEsDeEllaLaSolicitud, identificar_persona, traer_solicitud
from tramites.servicios.radicacion import FaltanRespuestas, radicar_solicitud
from tramites.servicios.representacion import RepresentacionImposible, empezar_por_otra

from .modulo import canal_de, punto_de

VIVAS = "vivas"  # the browser showed each question as soon as another asked for it


def propia(request, pk):
    """The case ``pk`` of the person who asks."""
    return obtener_permitido(request.user, "tramites.llevar_propia", Solicitud.objects.con_todo(), pk=pk)


def quien_escribe(usuario, solicitud) -> str:
    """Herself, or whoever acts for her, said so."""
    suya = solicitud.persona_id == usuario.persona_id
    return str(solicitud.persona) if suya else f"{solicitud.representacion.quien}, por {solicitud.persona}"


@require_safe
def mias(request):
    exigir(request.user, "tramites.pedir")
    contexto = {"pendientes": tareas_de(request.user), "solicitudes": mis_solicitudes(request.user)}
    return render(request, "tramites/mias.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def empezar(request, codigo):
    exigir(request.user, "tramites.pedir")
    tramite = get_object_or_404(Tramite.objects.publicados().select_related("entidad"), codigo=codigo)
    persona = request.user.persona
    form = _identidad(request) if IdentidadForm.hace_falta(persona) else None
    para = _para_quien(request)
    if request.method == "POST" and para.is_valid() and para.elegida:
        return _empezada_por_otra(request, tramite, para.elegida)
    if request.method == "POST" and para.is_valid() and (form is None or form.is_valid()):
        if form:
            persona = identificar_persona(form.cleaned_data, actor=request.user)
        return _empezada(request, tramite, persona)
    contexto = {"tramite": tramite, "form": form, "version": tramite.versiones.publicadas().first()}
    return render(request, "tramites/empezar.html", {**contexto, "para": _si_hay(para)})


def _para_quien(request):
    datos = request.POST if request.method == "POST" else None
    return ParaQuienForm(datos, representaciones=representaciones_de(request.user), initial={"por": ""})


def _si_hay(para):
    return para if para.representaciones else None


def _empezada_por_otra(request, tramite, representacion):
    try:
        suya = empezar_por_otra(tramite, representacion, actor=request.user, clave=leer_llave(request))
    except (RepresentacionImposible, TramiteSinVersion) as error:
        messages.error(request, str(error))
        return redirect("tramites:empezar", tramite.codigo)
    return redirect(suya)


def _identidad(request):
    return IdentidadForm(request.POST if request.method == "POST" else None)


def _empezada(request, tramite, persona):
    try:
        solicitud = empezar_solicitud(
            tramite, persona=persona, actor=request.user, clave=leer_llave(request),
            canal=canal_de(request), sucursal=punto_de(request),
        )  # fmt: skip
    except TramiteSinVersion as error:
        messages.error(request, str(error))
        return redirect(tramite)
    return redirect(solicitud)


PIDA_OTRO = "Pida otro comprobante en un punto de atención o por teléfono"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def traer(request):
    """What a point of the network began for her before she had an account, with the codes of its receipt."""
    exigir(request.user, "tramites.pedir")
    form, direccion = (
        TraerForm(request.POST if request.method == "POST" else None),
        get_client_ip_address(request),
    )
    if form.is_valid():
        datos, agotado = form.cleaned_data, limites.CODIGOS_DESCONOCIDOS.agotado(direccion)
        hallada = None if agotado else solicitud_del_comprobante(datos["codigo"], datos["para_seguir"])
        try:
            return redirect(_traida(request, hallada, datos, agotado=agotado))
        except NoEsDeEllaLaSolicitud as error:
            limites.CODIGOS_DESCONOCIDOS.consumir(direccion)
            form.add_error(None, str(error))
    return render(request, "tramites/traer.html", {"form": form})


def _traida(request, hallada, datos, *, agotado):
    if hallada is None:
        vencieron = "" if agotado else por_que_no_abren(datos["codigo"], datos["para_seguir"])
        raise NoEsDeEllaLaSolicitud(f"{vencieron}. {PIDA_OTRO}" if vencieron else "")
    traer_solicitud(hallada, datos["tipo"], datos["numero"], actor=request.user)
    messages.success(request, "Esta solicitud ya es de su cuenta: desde aquí la sigue.")
    return hallada


@require_http_methods(["GET", "HEAD", "POST"])
def parte(request, pk, numero):
    solicitud = propia(request, pk)
    suya = next((p for p in partes_de(solicitud) if p.numero == numero), None)
    if not solicitud.es_borrador or suya is None:
        return redirect(solicitud)
    form, contexto = preguntas_de(request, solicitud, suya)
    if request.method == "POST" and guardada(request, solicitud, form):
        return _siguiente(request, solicitud, suya)
    return render(request, "tramites/parte.html", {**contexto, "partes": partes_de(solicitud)})


def preguntas_de(request, solicitud, parte):
    """The form of one page of a draft, with what was sent, and what draws it."""
    anexos = anexos_por_campo(solicitud)
    ofrecidos = reutilizables_para(solicitud, [c for c in parte.posibles if c.clave not in anexos])
    form = PreguntasForm(
        *([request.POST, request.FILES] if request.method == "POST" else []),
        campos=parte.posibles, respuestas=solicitud.respuestas, reutilizables=ofrecidos,
        todas=solicitud.definicion.campos,
    )  # fmt: skip
    return form, {"solicitud": solicitud, "parte": parte, "form": form, "grupos": form.grupos(anexos)}


def guardada(request, solicitud, form) -> bool:
    """Keep whatever can be kept; True if nothing is left to mend on this page."""
    form.is_valid()
    try:
        guardar_respuestas(solicitud, form.a_guardar, actor=request.user)
    except SolicitudEnviada as error:
        messages.error(request, str(error))
        return True
    for campo in form.campos:
        _adjuntar(request, solicitud, form, campo.clave)
    return form.is_valid() and not form.espera_municipio


def _adjuntar(request, solicitud, form, clave) -> None:
    subido, usar = form.cleaned_data.get(clave), form.cleaned_data.get(f"{clave}_usar")
    try:
        if clave in form.files and subido:
            adjuntar_documento(solicitud, clave, subido, actor=request.user)
        elif usar:
            anexo = get_object_or_404(Anexo, pk=usar, solicitud__persona=solicitud.persona_id)
            reutilizar_documento(solicitud, clave, anexo, actor=request.user)
    except ArchivoRechazado as rechazo:
        form.add_error(clave, str(rechazo))


def _siguiente(request, solicitud, suya):
    """The same page, if an answer opened more questions that nobody saw; else the next page."""
    ahora = {p.numero: p for p in partes_de(solicitud)}
    vistas = {c.clave for c in suya.campos}
    misma = ahora.get(suya.numero)
    pendientes = (misma.faltan if VIVAS in request.POST else misma.campos) if misma else []
    if any(c.clave not in vistas for c in pendientes):
        messages.info(request, "Guardamos sus respuestas. Por lo que respondió hay más preguntas abajo.")
        return redirect("tramites:parte", solicitud.pk, suya.numero)
    resto = [n for n, p in ahora.items() if n > suya.numero and p.estado != "Completa"]
    messages.success(request, "Guardamos sus respuestas.")
    return redirect("tramites:parte", solicitud.pk, resto[0]) if resto else redirect(solicitud)


@require_POST
def quitar(request, pk, campo):
    solicitud = propia(request, pk)
    pregunta = solicitud.definicion.campo(campo)
    if pregunta is None:
        raise Http404
    try:
        quitar_documento(solicitud, campo, actor=request.user)
    except SolicitudEnviada as error:
        messages.error(request, str(error))
        return redirect(solicitud)
    numero = next(p.numero for p in partes_de(solicitud) if p.titulo == pregunta.seccion)
    return redirect("tramites:parte", solicitud.pk, numero)


@require_safe
def revisar(request, pk):
    solicitud = propia(request, pk)
    if not solicitud.es_borrador:
        return redirect(solicitud)
    partes = partes_de(solicitud)
    contexto = {"solicitud": solicitud, "partes": partes, "respuestas": en_palabras(solicitud)}
    return render(
        request, "tramites/revisar.html", {**contexto, "incompletas": [p for p in partes if p.faltan]}
    )


@require_POST
def enviar(request, pk):
    solicitud = propia(request, pk)
    try:
        radicar_solicitud(solicitud, actor=request.user, clave=leer_llave(request))
    except (FaltanRespuestas, SolicitudEnviada, TramiteSinVersion) as error:
        messages.error(request, str(error))
        return redirect("tramites:revisar", solicitud.pk)
    return redirect("tramites:enviada", solicitud.pk)


@require_safe
def enviada(request, pk):
    solicitud = propia(request, pk)
    if not solicitud.numero:
        return redirect(solicitud)
    return render(request, "tramites/enviada.html", {"solicitud": solicitud, "correo": request.user.email})
