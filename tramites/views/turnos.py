"""The line of a point: its television, the module where one asks for a turn, and the agent who calls."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.formularios.llave import leer_llave
from tramites.consultas.citas import agenda_de, cita_por_codigo, tramites_de
from tramites.consultas.turnos import en_la_fila, pantalla_de
from tramites.forms.turnos import AgendaForm, CodigoCitaForm, TurnoForm
from tramites.models import Cita, Turno
from tramites.servicios.citas import abrir_agenda, faltar_a_la_cita
from tramites.servicios.turnos import (
    dar_por_ausente,
    dar_turno,
    devolver_a_la_fila,
    llamar_siguiente,
    llegar_a_la_cita,
)

from .citas import abierta
from .modulo import punto_de
from .puesto import en_su_puesto

SIN_CITA = "No encontramos una cita para hoy en este punto con ese código. Pida un turno"


# --- Anybody: the television, the module ---


@login_not_required
@never_cache
@require_safe
def pantalla(request, codigo):
    return render(request, "tramites/turnos/pantalla.html", pantalla_de(abierta(codigo)))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pedir(request, codigo):
    """Asked on the module of that very point: taken from home it would be of somebody who is not there."""
    donde = abierta(codigo)
    if punto_de(request) != donde:
        if request.method == "POST":
            raise PermissionDenied
        return render(request, "tramites/turnos/lejos.html", pantalla_de(donde))
    form = TurnoForm(request.POST if request.method == "POST" else None, tramites=tramites_de(donde))
    if form.is_valid():
        return _al_turno(_dado(donde, form, leer_llave(request)))
    contexto = {"sucursal": donde, "form": form, "cita": CodigoCitaForm()}
    return render(request, "tramites/turnos/pedir.html", contexto)


def _dado(donde, form, clave, **mas):
    elegido = form.cleaned_data["tramite"]
    tramite = next((t for t in tramites_de(donde) if t.pk == elegido), None)
    suyo = {campo: form.cleaned_data[campo] for campo in ("es_preferente", "correo")}
    return dar_turno(donde, tramite=tramite, clave=clave, **suyo, **mas)


def _al_turno(turno):
    return redirect("tramites:mi_turno", turno.sucursal.codigo, turno.numero)


@login_not_required
@require_POST
def llegue(request, codigo):
    """Whoever has an appointment says so on the module."""
    donde = abierta(codigo)
    if punto_de(request) != donde:
        raise PermissionDenied
    form = CodigoCitaForm(request.POST)
    if form.is_valid() and (turno := _turno_de_cita(donde, form)):
        return _al_turno(turno)
    contexto = {"sucursal": donde, "form": TurnoForm(tramites=tramites_de(donde)), "cita": form}
    return render(request, "tramites/turnos/pedir.html", contexto)


def _turno_de_cita(donde, form):
    cita = cita_por_codigo(form.cleaned_data["codigo"])
    try:
        if cita and cita.sucursal == donde and timezone.localdate(cita.inicia_en) == timezone.localdate():
            return llegar_a_la_cita(cita)
    except TransicionInvalida:
        pass
    form.add_error("codigo", SIN_CITA)
    return None


@login_not_required
@never_cache
@require_safe
def mi_turno(request, codigo, numero):
    """A number of today: how many go before; whoever waits may look at it on her telephone."""
    donde = abierta(codigo)
    turno = get_object_or_404(Turno.objects.de_hoy(donde).select_related("cita"), numero=numero)
    contexto = {"sucursal": donde, "turno": turno, "delante": en_la_fila(turno), "aqui": punto_de(request)}
    return render(request, "tramites/turnos/mi_turno.html", contexto)


# --- The agent ---


@require_POST
@en_su_puesto
def llamar(request, sucursal):
    """One key: whoever goes next, at the window where the agent said she is."""
    ventanilla = request.session.get("ventanilla") or ""
    clave = leer_llave(request)
    if not llamar_siguiente(sucursal, agente=request.user, ventanilla=ventanilla, clave=clave):
        messages.info(request, "Nadie espera turno.")
    return redirect("tramites:mostrador")


@require_POST
@en_su_puesto
def dar(request, sucursal):
    form = TurnoForm(request.POST, tramites=tramites_de(sucursal))
    if form.is_valid():
        turno = _dado(sucursal, form, leer_llave(request), actor=request.user)
        messages.success(request, f"Turno {turno.numero_dicho}.")
    else:
        messages.error(request, " ".join(e for errores in form.errors.values() for e in errores))
    return redirect("tramites:mostrador")


def _intentado(request, acto, cosa):
    try:
        acto(cosa, actor=request.user)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    return redirect("tramites:mostrador")


@require_POST
def ausente(request, pk):
    turno = obtener_permitido(request.user, "tramites.llamar_turno", Turno.objects, pk=pk)
    return _intentado(request, dar_por_ausente, turno)


@require_POST
def volvio(request, pk):
    turno = obtener_permitido(request.user, "tramites.llamar_turno", Turno.objects, pk=pk)
    return _intentado(request, devolver_a_la_fila, turno)


@require_POST
def llego(request, pk):
    cita = obtener_permitido(request.user, "tramites.llamar_turno", Cita.objects, pk=pk)
    return _intentado(request, llegar_a_la_cita, cita)


@require_POST
def falto(request, pk):
    cita = obtener_permitido(request.user, "tramites.llamar_turno", Cita.objects, pk=pk)
    return _intentado(request, faltar_a_la_cita, cita)


@require_http_methods(["GET", "HEAD", "POST"])
@en_su_puesto
def agenda(request, sucursal):
    """How the point where she attends gives appointments."""
    form = AgendaForm(request.POST if request.method == "POST" else None, instance=agenda_de(sucursal))
    if form.is_valid():
        abrir_agenda(sucursal, form.cleaned_data, actor=request.user)
        messages.success(request, "Guardado. Las citas que ya se dieron no cambian.")
        return redirect("tramites:mostrador")
    return render(request, "tramites/mostrador/agenda.html", {"form": form, "sucursal": sucursal})
