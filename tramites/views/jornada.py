"""The agent's day without network: a page that stays on the device, and the paper that says the same."""

from datetime import timedelta
from uuid import uuid4, uuid5

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.formularios.espera import abrible_sin_red, atender_tanda
from sso_portal.nucleo.formularios.llave import leer_llave
from tramites.consultas.mostrador import servibles, sucursales_de
from tramites.forms.jornada import DiaForm, FilaForm, HojaFormSet
from tramites.forms.mostrador import AtencionForm
from tramites.servicios.jornada import Anotada, sincronizar_atenciones

from .puesto import en_su_puesto

SIN_RED = timedelta(days=7)  # a unit may be away for a week; the page names nobody


@require_http_methods(["GET", "HEAD", "POST"])
@en_su_puesto
def jornada(request, sucursal):
    productos = servibles(request.user, sucursal)
    datos = request.POST if "hoja-TOTAL_FORMS" in request.POST else None
    hoja = HojaFormSet(datos, form_kwargs={"productos": productos}, prefix="hoja")
    dia = DiaForm(datos, initial={"dia": timezone.localdate()})
    if (
        request.method == "POST"
        and dia.is_valid()
        and hoja.is_valid()
        and _pasada(request, sucursal, dia, hoja)
    ):
        return redirect("tramites:jornada")
    contexto = {"sucursal": sucursal, "dia": dia, "hoja": hoja, "productos": productos}
    atencion = AtencionForm(productos=productos, initial={"minutos": 5})
    respuesta = render(request, "tramites/mostrador/jornada.html", {**contexto, "atencion": atencion})
    respuesta.set_cookie("jornada", "1", path="/tramites/", max_age=SIN_RED, samesite="Lax", httponly=True)
    return abrible_sin_red(respuesta, SIN_RED)


def _pasada(request, sucursal, dia, hoja) -> bool:
    """Whatever the paper says, written; False if some row could not be, which says why."""
    llave, escritas = leer_llave(request) or uuid4(), {}
    for n, renglon in enumerate(hoja):
        if renglon.has_changed():
            escritas[uuid5(llave, str(n))] = renglon
    salidas = sincronizar_atenciones(
        [_de_papel(suya, sucursal, r, dia.cleaned_data["dia"]) for suya, r in escritas.items()],
        agente=request.user,
    )
    for suya, motivo in salidas.items():
        if motivo:
            escritas[suya].add_error("producto", motivo)
    quedaron = sum(not motivo for motivo in salidas.values())
    if quedaron:
        messages.success(request, f"Quedaron anotadas {quedaron} de {len(salidas)} atenciones.")
    return not any(salidas.values())


def _de_papel(llave, sucursal, renglon, dia):
    datos = renglon.cleaned_data
    tramite = renglon.tramites[datos["producto"]]
    return Anotada(llave, tramite, sucursal, datos["resultado"], datos["minutos"], renglon.cuando(dia))


@require_POST
def sincronizar(request):
    """The rows that waited in a device. Answers which ones are kept and why the others are not."""
    exigir(request.user, "tramites.mostrador")
    sucursales = sucursales_de(request.user)

    def escribir(fila):
        form = FilaForm(fila, sucursales=sucursales)
        if not form.is_valid():
            return next(iter(form.errors.values()))[0]
        return _de_equipo(form.cleaned_data, request.user)

    return atender_tanda(request, escribir)


def _de_equipo(d, agente) -> str:
    una = Anotada(d["llave"], d["producto"], d["sucursal"], d["resultado"], d["minutos"], d["cuando"])
    return sincronizar_atenciones([una], agente=agente)[una.llave]
