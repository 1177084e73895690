"""The public doors of an appointment: choose a day and an hour, come back with the code. No account."""

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.firmas import limites
from sso_portal.nucleo.formularios.llave import leer_llave
from tramites.consultas.citas import (
    agenda_de,
    cita_de_llave,
    cita_por_codigo,
    dias_con_citas,
    franjas_libres,
    tramites_de,
)
from tramites.forms.turnos import CitaForm, CodigoCitaForm, HoraForm, leer_dia
from tramites.models import Sucursal
from tramites.servicios.citas import CitaImposible, cancelar_cita, mover_cita, reservar_cita

RESERVAS = limites.Limite("citas", maximo=20, minutos=60)  # by address
MUCHAS = "Desde esta conexión se pidieron muchas citas seguidas. Intente de nuevo en una hora"


def abierta(codigo):
    return get_object_or_404(Sucursal.objects.abiertas().select_related("municipio"), codigo=codigo)


@sensitive_post_parameters()
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pedir(request, codigo):
    donde = abierta(codigo)
    if hecha := cita_de_llave(donde, leer_llave(request)):
        return redirect(hecha)
    agenda, dia = agenda_de(donde), leer_dia(request.GET.get("dia", ""))
    if agenda is None or dia is None:
        return _dias(request, donde, agenda)
    datos = request.POST if request.method == "POST" else None
    form = CitaForm(datos, franjas=franjas_libres(agenda, dia), tramites=tramites_de(donde))
    if form.is_valid() and (cita := _reservada(request, donde, form)):
        return redirect(cita)
    return render(request, "tramites/citas/hora.html", {"sucursal": donde, "dia": dia, "form": form})


def _dias(request, donde, agenda, **mas):
    dias = dias_con_citas(agenda) if agenda else []
    return render(request, "tramites/citas/dia.html", {"sucursal": donde, "dias": dias, "cita": None, **mas})


def _reservada(request, donde, form):
    direccion, datos = get_client_ip_address(request), form.cleaned_data
    if not RESERVAS.consumir(direccion):
        form.add_error(None, MUCHAS)
        return None
    tramite = next((t for t in tramites_de(donde) if t.pk == datos["tramite"]), None)
    try:
        return reservar_cita(
            donde, datos["hora"], nombre=datos["nombre"], correo=datos["correo"], tramite=tramite,
            clave=leer_llave(request),
        )  # fmt: skip
    except CitaImposible as error:
        form.add_error("hora", str(error))
        return None


def de_codigo(request, codigo):
    """The appointment of whoever has its code; unknown codes are counted by address."""
    direccion = get_client_ip_address(request)
    cita = None if limites.CODIGOS_DESCONOCIDOS.agotado(direccion) else cita_por_codigo(codigo)
    if cita is None:
        limites.CODIGOS_DESCONOCIDOS.consumir(direccion)
        raise Http404
    return cita


@login_not_required
@require_safe
def buscar(request):
    form = CodigoCitaForm(request.GET if "codigo" in request.GET else None)
    if form.is_valid():
        return redirect("tramites:cita", form.cleaned_data["codigo"])
    return render(request, "tramites/citas/buscar.html", {"form": form})


@login_not_required
@never_cache
@require_safe
def cita(request, codigo):
    suya = de_codigo(request, codigo)
    contexto = {"cita": suya, "da_citas": agenda_de(suya.sucursal) is not None}
    return render(request, "tramites/citas/cita.html", contexto)


@login_not_required
@require_POST
def cancelar(request, codigo):
    suya = de_codigo(request, codigo)
    try:
        cancelar_cita(suya)
        messages.success(request, "Su cita quedó cancelada. Otra persona puede usar esa hora.")
    except CitaImposible as error:
        messages.error(request, str(error))
    return redirect(suya)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mover(request, codigo):
    suya = de_codigo(request, codigo)
    agenda, dia = agenda_de(suya.sucursal), leer_dia(request.GET.get("dia", ""))
    if not suya.se_puede_cambiar:
        return redirect(suya)
    if agenda is None or dia is None:
        return _dias(request, suya.sucursal, agenda, cita=suya)
    datos = request.POST if request.method == "POST" else None
    form = HoraForm(datos, franjas=franjas_libres(agenda, dia))
    if form.is_valid() and _movida(request, suya, form):
        return redirect(suya)
    contexto = {"sucursal": suya.sucursal, "dia": dia, "form": form, "cita": suya}
    return render(request, "tramites/citas/mover.html", contexto)


def _movida(request, suya, form) -> bool:
    try:
        mover_cita(suya, form.cleaned_data["hora"])
    except CitaImposible as error:
        form.add_error("hora", str(error))
        return False
    messages.success(request, "Su cita quedó en la nueva hora.")
    return True
