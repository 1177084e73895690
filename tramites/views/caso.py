"""The doors of an official in one case: read it, decide, ask, write, keep what is internal, hand it over."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida, registrar_lectura
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.formularios.llave import leer_llave
from tramites.consultas.oficina import colegas, es_jefe, pagina_del_caso, requisitos_de
from tramites.efectos import EfectoImposible
from tramites.forms.oficina import (
    NOTA,
    AnexoInternoForm,
    DecisionForm,
    MensajeOficinaForm,
    PedirForm,
    ReasignarForm,
)
from tramites.models import Solicitud
from tramites.servicios.dialogo import (
    PeticionImposible,
    adjuntar_interno,
    escribir_mensaje,
    pedir_al_ciudadano,
)
from tramites.servicios.etapas import (
    AccionAjena,
    DecisionAjena,
    DecisionTardia,
    MotivoFaltante,
    avanzar_solicitud,
)
from tramites.servicios.responsables import (
    AsignacionImposible,
    reasignar_solicitud,
    soltar_solicitud,
    tomar_solicitud,
)

PROPOSITO = "Responder su solicitud"
NEGADAS = (
    *(AccionAjena, DecisionAjena, DecisionTardia, MotivoFaltante, TransicionInvalida),
    *(EfectoImposible, AsignacionImposible, PeticionImposible),
)


def _caso(request, pk):
    consulta = Solicitud.objects.con_todo().exclude(numero="")
    return obtener_permitido(request.user, "tramites.atender", consulta, pk=pk)


def _pagina(request, solicitud, **formas):
    contexto = pagina_del_caso(request.user, solicitud)
    decide, etapa = contexto["decide"], contexto["etapa"]
    vacias = {
        "decision": DecisionForm(etapa=etapa) if decide else None,
        "pedir": _pedir(request, solicitud) if decide else None,
        "mensaje": MensajeOficinaForm(),
        "interno": AnexoInternoForm(),
        "reasignar": ReasignarForm(colegas=colegas([solicitud.area]))
        if contexto["puede_reasignar"]
        else None,
    }
    return render(request, "tramites/caso.html", {**contexto, **vacias, **formas})


def _pedir(request, solicitud, datos=None):
    jefe = es_jefe(request.user, solicitud)
    return PedirForm(datos, requisitos=requisitos_de(solicitud), es_jefe=jefe)


def _hacer(request, solicitud, acto, hecho):
    """Do ``acto``; say ``hecho``, or why it could not be."""
    try:
        acto()
    except NEGADAS as error:
        messages.error(request, str(error))
    else:
        messages.success(request, hecho)
    return redirect("tramites:caso", solicitud.pk)


@require_safe
def caso(request, pk):
    solicitud = _caso(request, pk)
    registrar_lectura(solicitud, persona_id=solicitud.persona_id, actor=request.user, proposito=PROPOSITO)
    return _pagina(request, solicitud)


@require_POST
def tomar(request, pk):
    solicitud = _caso(request, pk)
    return _hacer(
        request, solicitud, lambda: tomar_solicitud(solicitud, actor=request.user), "Está a su cargo."
    )


@require_POST
def soltar(request, pk):
    solicitud = _caso(request, pk)
    return _hacer(
        request, solicitud,
        lambda: soltar_solicitud(solicitud, actor=request.user, motivo=request.POST.get("motivo", "")),
        "La solicitud volvió a la bandeja del área.",
    )  # fmt: skip


@require_POST
def reasignar(request, pk):
    solicitud = _caso(request, pk)
    form = ReasignarForm(request.POST, colegas=colegas([solicitud.area]))
    if not form.is_valid():
        return _pagina(request, solicitud, reasignar=form)
    datos = form.cleaned_data
    return _hacer(
        request, solicitud,
        lambda: reasignar_solicitud(solicitud, datos["a"], actor=request.user, motivo=datos["motivo"]),
        "La solicitud cambió de manos.",
    )  # fmt: skip


@require_POST
def decidir(request, pk):
    solicitud = _caso(request, pk)
    etapa = solicitud.definicion.por_clave.get(request.POST.get("etapa", ""))
    form = DecisionForm(request.POST, etapa=etapa) if etapa else None
    if form and not form.is_valid() and etapa.clave == solicitud.etapa:
        return _pagina(request, solicitud, decision=form)
    datos = form.cleaned_data if form else {}
    return _hacer(
        request, solicitud,
        lambda: avanzar_solicitud(
            solicitud, datos.get("accion", ""), actor=request.user, motivo=datos.get("motivo", ""),
            etapa=request.POST.get("etapa", ""),
        ),
        "Su decisión quedó guardada y la persona ya fue avisada.",
    )  # fmt: skip


@require_POST
def pedir(request, pk):
    solicitud = _caso(request, pk)
    form = _pedir(request, solicitud, request.POST)
    if not form.is_valid():
        return _pagina(request, solicitud, pedir=form)
    return _hacer(
        request, solicitud,
        lambda: pedir_al_ciudadano(solicitud, form.pedidos, actor=request.user),
        "La persona ya fue avisada. Mientras completa, su plazo se detiene.",
    )  # fmt: skip


@require_POST
def mensaje(request, pk):
    solicitud = _caso(request, pk)
    form = MensajeOficinaForm(request.POST)
    if not form.is_valid():
        return _pagina(request, solicitud, mensaje=form)
    es_nota = form.cleaned_data["para"] == NOTA
    quien = f"{request.user}, {solicitud.area}" if es_nota else str(solicitud.area)
    escribir_mensaje(
        solicitud, form.cleaned_data["texto"], actor=request.user, es_interno=es_nota, quien=quien,
        clave=leer_llave(request),
    )  # fmt: skip
    messages.success(request, "Su nota quedó en el caso." if es_nota else "Su mensaje llegó a la persona.")
    return redirect("tramites:caso", solicitud.pk)


@require_POST
def anexar(request, pk):
    solicitud = _caso(request, pk)
    form = AnexoInternoForm(request.POST, request.FILES)
    if not form.is_valid():
        return _pagina(request, solicitud, interno=form)
    try:
        adjuntar_interno(
            solicitud, form.cleaned_data["archivo"], titulo=form.cleaned_data["titulo"], actor=request.user
        )
    except ArchivoRechazado as rechazo:
        form.add_error("archivo", str(rechazo))
        return _pagina(request, solicitud, interno=form)
    messages.success(request, "El documento interno quedó en el caso.")
    return redirect("tramites:caso", solicitud.pk)
