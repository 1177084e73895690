"""One case: looking at it, answering its checklist, deciding it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inscripciones.consultas.caso import caso_de
from inscripciones.consultas.cola import contadores, version_de_mesa
from inscripciones.consultas.lista import revision_de
from inscripciones.consultas.plazos import plazo_de_correccion
from inscripciones.consultas.registro import mia
from inscripciones.estados import Estado
from inscripciones.forms.mesa import AnularForm, CondicionForm, HallazgoForm, MotivoForm, ResultadoForm
from inscripciones.models import Inscripcion, PuntoLista
from inscripciones.servicios import anulacion, decision, hallazgos, rechazo, toma
from inscripciones.servicios.lectura import anotar_lectura
from inscripciones.servicios.mesa import ActoNegado
from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida

from .mesa import APAGADAS, abrir_siguiente
from .motivos import MOTIVOS

DECIDIR = "inscripciones.decidir"
CON_MOTIVO = require_http_methods(["GET", "HEAD", "POST"])


def _caso(request, pk, permiso=DECIDIR) -> Inscripcion:
    return obtener_permitido(request.user, permiso, mia().select_related("tomada_por", "decidida_por"), pk=pk)


@require_safe
def caso(request, pk):
    """The split screen: checklist and document. The reading is recorded."""
    inscripcion = _caso(request, pk, "inscripciones.ver_caso")
    pedido = {"actual": request.GET.get("punto", ""), "documento": request.GET.get("documento", "")}
    contexto = caso_de(request.user, inscripcion, **pedido)
    en_claro = [c.fila for p in contexto["puntos"] for c in p.condiciones]
    anotar_lectura(inscripcion, en_claro, actor=request.user)
    return _mostrar(request, contexto)


def _mostrar(request, contexto, *, plantilla="inscripciones/mesa/caso.html", **mas) -> HttpResponse:
    contexto |= {
        "contadores": contadores(request.user),
        "formularios": _formularios(contexto, mas.get("errado")),
        "con_teclas": request.COOKIES.get(APAGADAS) != "no",
        "errado": None,
        **mas,
    }
    return render(request, plantilla, contexto)


def _formularios(contexto, errado) -> list:
    """(row of the checklist, its form «no cumple»); of the conditions too, to ask for another support."""
    if not contexto["la_tiene"]:
        return [(p, None) for p in contexto["puntos"]]
    return [(p, _formulario(p, errado)) for p in contexto["puntos"]]


def _formulario(punto, errado):
    if errado is not None and errado.prefix == punto.codigo:
        return errado
    hallazgo = punto.revisado.hallazgo
    inicial = {"razon": hallazgo.razon_id, "nota": hallazgo.nota} if hallazgo else {}
    return HallazgoForm(punto=punto.revisado.punto, initial=inicial)


# --- Taking and letting go ---


@require_POST
def tomar(request, pk):
    inscripcion = _caso(request, pk)
    _intentar(request, toma.tomar_inscripcion, inscripcion)
    return redirect("inscripciones:caso", pk)


@require_POST
def soltar(request, pk):
    inscripcion = _caso(request, pk)
    if _intentar(request, toma.soltar_inscripcion, inscripcion):
        messages.info(request, f"Soltó {inscripcion.numero}: vuelve a la cola.")
    return redirect(
        (request.POST.get("volver") == "territorio" and "inscripciones:territorio") or "inscripciones:mesa"
    )


# --- Item by item ---


@require_POST
def anotar(request, pk, codigo):
    """Answer one item; with htmx only the checklist comes back, on the next item to look at."""
    inscripcion, punto = _caso(request, pk), get_object_or_404(PuntoLista, pk=codigo)
    resultado = ResultadoForm(request.POST)
    form = HallazgoForm(request.POST, punto=punto)
    valores = {"resultado": resultado["resultado"].value()}
    if valores["resultado"] == "no_cumple":
        if not form.is_valid():
            return _con_error(request, inscripcion, form)
        valores |= form.cleaned_data
    _intentar(request, hallazgos.anotar_hallazgo, inscripcion, punto=punto, **valores)
    return _tras_anotar(request, pk)


def _con_error(request, inscripcion, form) -> HttpResponse:
    contexto = caso_de(request.user, inscripcion, actual=form.prefix)
    parte = "inscripciones/mesa/lado.html" if request.htmx else "inscripciones/mesa/caso.html"
    return _mostrar(request, contexto, plantilla=parte, errado=form)


def _tras_anotar(request, pk) -> HttpResponse:
    if not request.htmx:
        return redirect("inscripciones:caso", pk)
    contexto = caso_de(request.user, _caso(request, pk))
    return _mostrar(request, contexto, plantilla="inscripciones/mesa/lado.html")


@require_POST
def decidir_condicion(request, pk, condicion_id):
    """Accredit one priority condition or not; the registration goes on either way."""
    inscripcion = _caso(request, pk)
    condicion = get_object_or_404(inscripcion.condiciones.select_related("inscripcion"), pk=condicion_id)
    form = CondicionForm(request.POST)
    if form.is_valid():
        _intentar(request, hallazgos.decidir_condicion, condicion, **form.cleaned_data)
    return _tras_anotar(request, pk)


# --- Deciding ---


@require_POST
def validar(request, pk):
    """«Decidir y seguir»: validate and open the next; if something does not hold, go to return it."""
    inscripcion = _caso(request, pk)
    if inscripcion.estado == Estado.RADICADA and revision_de(inscripcion).no_cumplen:
        return redirect("inscripciones:devolver", pk)
    return _decidir(request, decision.validar_inscripcion, inscripcion, "Validó")


@CON_MOTIVO
def devolver(request, pk):
    """What the person will read, and until when; then return it."""
    inscripcion = _caso(request, pk)
    if request.method == "POST":
        return _decidir(request, decision.devolver_inscripcion, inscripcion, "Devolvió")
    if inscripcion.estado != Estado.RADICADA:
        return redirect("inscripciones:caso", pk)
    contexto = {
        "inscripcion": inscripcion,
        "pedidos": [p.hallazgo for p in revision_de(inscripcion).no_cumplen],
        "plazo": plazo_de_correccion(inscripcion.convocatoria),
        "version": version_de_mesa(inscripcion),
    }
    return render(request, "inscripciones/mesa/devolver.html", contexto)


def _decidir(request, acto, inscripcion, hecho, **valores) -> HttpResponse:
    valores["version"] = request.POST.get("version", "")
    if not _intentar(request, acto, inscripcion, **valores):
        return redirect("inscripciones:caso", inscripcion.pk)
    messages.success(request, f"{hecho} {inscripcion.numero}.")
    return abrir_siguiente(request)


@CON_MOTIVO
def proponer_rechazo(request, pk):
    return _con_motivo(request, pk, rechazo.proponer_rechazo, "Propuso rechazar")


@CON_MOTIVO
def negar_rechazo(request, pk):
    return _con_motivo(request, pk, rechazo.negar_rechazo, "No confirmó el rechazo de")


@CON_MOTIVO
def proponer_anulacion(request, pk):
    return _con_motivo(request, pk, anulacion.proponer_anulacion, "Propuso anular", AnularForm)


@CON_MOTIVO
def negar_anulacion(request, pk):
    return _con_motivo(request, pk, anulacion.negar_anulacion, "No confirmó la anulación de")


SEGUNDA = {
    rechazo.negar_rechazo: "inscripciones.confirmar_rechazo",
    anulacion.negar_anulacion: "inscripciones.confirmar_anulacion",
}


def _con_motivo(request, pk, acto, hecho, forma=MotivoForm) -> HttpResponse:
    inscripcion = _caso(request, pk, SEGUNDA.get(acto, DECIDIR))
    form = forma(request.POST or None)
    if form.is_valid():
        return _decidir(request, acto, inscripcion, hecho, **form.cleaned_data)
    contexto = {
        "inscripcion": inscripcion,
        "form": form,
        "acto": MOTIVOS[acto.__name__],
        "no_cumplen": [p.hallazgo for p in revision_de(inscripcion).no_cumplen],
        "version": request.POST.get("version") or version_de_mesa(inscripcion),
    }
    return render(request, "inscripciones/mesa/motivo.html", contexto)


@require_POST
def confirmar_rechazo(request, pk):
    inscripcion = _caso(request, pk, "inscripciones.confirmar_rechazo")
    return _decidir(request, rechazo.confirmar_rechazo, inscripcion, "Confirmó el rechazo de")


@require_POST
def confirmar_anulacion(request, pk):
    inscripcion = _caso(request, pk, "inscripciones.confirmar_anulacion")
    return _decidir(request, anulacion.confirmar_anulacion, inscripcion, "Confirmó la anulación de")


@require_POST
def deshacer(request, pk):
    """Take back one's own decision while its message waits."""
    inscripcion = _caso(request, pk)
    propuso = inscripcion.estado == Estado.ANULACION_PROPUESTA
    acto = anulacion.deshacer_propuesta if propuso else decision.deshacer_decision
    if _intentar(request, acto, inscripcion):
        messages.success(request, f"Deshizo la decisión sobre {inscripcion.numero}. No salió ningún mensaje.")
    return redirect(reverse("inscripciones:caso", args=[pk]))


def _intentar(request, acto, cosa, **valores) -> bool:
    """Do the act; if the desk refuses it, say why. Whether it was done."""
    try:
        acto(cosa, actor=request.user, **valores)
    except (ActoNegado, TransicionInvalida) as error:
        messages.error(request, str(error))
        return False
    return True
