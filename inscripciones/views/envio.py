"""Check answers, send, see the number, correct, withdraw."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from inscripciones.consultas import avance, registro, seguimiento
from inscripciones.consultas.apertura import abierto_en
from inscripciones.consultas.respuestas import respuestas_de
from inscripciones.estados import Estado
from inscripciones.forms.envio import DeclaracionForm
from inscripciones.models import Inscripcion
from inscripciones.servicios import envio as servicios
from inscripciones.servicios.comprobante import hacer_copia
from inscripciones.servicios.guardado import PasoCerrado
from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida

from .pasos import PERMISO, cerrado


def _mia(request, pk) -> Inscripcion:
    return obtener_permitido(request.user, PERMISO, registro.mia(), pk=pk)


@require_GET
def revisar(request, pk):
    """What was answered so far, each group with its «Cambiar»; the sending, when nothing is missing."""
    return _mostrar(request, _mia(request, pk), DeclaracionForm())


def _mostrar(request, inscripcion: Inscripcion, form: DeclaracionForm):
    partes = avance.partes(inscripcion)
    contexto = {
        "inscripcion": inscripcion,
        "form": form,
        "grupos": respuestas_de(inscripcion),
        "abierto": abierto_en(inscripcion),
        "es_borrador": inscripcion.estado == Estado.BORRADOR,
        "incompletas": [p for p in partes if not p.esta_completa],
    }
    return render(request, "inscripciones/revisar.html", contexto)


@require_POST
def enviar(request, pk):
    """Send it, once whatever the times the button is pressed."""
    inscripcion = _mia(request, pk)
    form = DeclaracionForm(request.POST)
    if not form.is_valid():
        return _mostrar(request, inscripcion, form)
    try:
        servicios.radicar_inscripcion(inscripcion, actor=request.user, clave=_clave(request))
    except servicios.InscripcionIncompleta as error:
        messages.error(request, str(error))
        return redirect("inscripciones:detalle", pk)
    except (PasoCerrado, TransicionInvalida) as error:
        return cerrado(request, inscripcion, "", str(error))
    return redirect("inscripciones:enviada", pk)


def _clave(request) -> UUID:
    try:
        return UUID(request.POST.get("llave", ""))
    except ValueError:
        return uuid4()


@require_GET
def enviada(request, pk):
    """The number, large, and what happens next."""
    inscripcion = _mia(request, pk)
    if inscripcion.estado == Estado.BORRADOR:
        return redirect("inscripciones:detalle", pk)
    contexto = {
        "inscripcion": inscripcion,
        "hitos": registro.calendario_de(inscripcion),
        "correo": registro.correo_velado(request.user.email),
    }
    return render(request, "inscripciones/enviada.html", contexto)


@require_GET
def copia(request, pk):
    """The copy of what was sent, as a PDF of its owner."""
    inscripcion = _mia(request, pk)
    if not inscripcion.copia or inscripcion.estado == Estado.EN_CORRECCION:
        return redirect("inscripciones:detalle", pk)
    respuesta = HttpResponse(hacer_copia(inscripcion), content_type="application/pdf")
    respuesta["Content-Disposition"] = f'attachment; filename="{inscripcion.numero}.pdf"'
    respuesta["Cache-Control"] = "private, no-store"
    return respuesta


@require_POST
def reenviar(request, pk):
    """Send back what was corrected."""
    inscripcion = _mia(request, pk)
    try:
        servicios.reenviar_correccion(inscripcion, actor=request.user)
        messages.success(request, f"Recibimos su corrección. La {inscripcion.autoridad} la revisa otra vez.")
    except servicios.InscripcionIncompleta as error:
        messages.error(request, f"{error} Falta: {'; '.join(f for fs in error.faltas.values() for f in fs)}")
    except (PasoCerrado, TransicionInvalida) as error:
        messages.warning(request, str(error))
    return redirect("inscripciones:detalle", pk)


def retirar(request, pk):
    """Withdraw, after saying what it means."""
    inscripcion = _mia(request, pk)
    if request.method == "GET":
        puede = seguimiento.puede_retirarse(inscripcion)
        return render(request, "inscripciones/retirar.html", {"inscripcion": inscripcion, "puede": puede})
    try:
        servicios.retirar_inscripcion(inscripcion, actor=request.user)
    except (PasoCerrado, TransicionInvalida) as error:
        messages.warning(request, str(error))
    return redirect("inscripciones:detalle", pk)
