"""The agent's day without network: a page that stays on the device, and the paper that says the same."""

import json
from datetime import datetime, timedelta
from uuid import uuid4, uuid5

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.formularios.llave import leer_llave
from tramites.consultas.mostrador import servibles, sucursales_de
from tramites.forms.jornada import DiaForm, FilaForm, HojaFormSet
from tramites.forms.mostrador import AtencionForm
from tramites.servicios.jornada import Anotada, sincronizar_atenciones

from .puesto import en_su_puesto

OBRERO = settings.BASE_DIR / "static/js/jornada-obrero.js"
TANDA = 50  # rows of one sending
RELOJ_CORRIDO = timedelta(minutes=2)


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
    return render(request, "tramites/mostrador/jornada.html", {**contexto, "atencion": atencion})


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
    if request.POST.get("agente") != str(request.user.pk):  # the page is of who had the device before
        return JsonResponse({"filas": {}}, status=409)
    buenas, motivos = [], {}
    for dicha in _filas(request):
        form = FilaForm(dicha, sucursales=sucursales_de(request.user), atraso=_atraso(request))
        if form.is_valid():
            buenas.append(_de_equipo(form.cleaned_data))
        else:
            motivos[str(dicha.get("llave", ""))] = next(iter(form.errors.values()))[0]
    salidas = sincronizar_atenciones(buenas, agente=request.user)
    return JsonResponse({"filas": {**motivos, **{str(llave): motivo for llave, motivo in salidas.items()}}})


def _de_equipo(d):
    return Anotada(d["llave"], d["producto"], d["sucursal"], d["resultado"], d["minutos"], d["cuando"])


def _filas(request) -> list[dict]:
    try:
        filas = json.loads(request.POST.get("filas", "[]"))
    except ValueError:
        return []
    return [f for f in filas if isinstance(f, dict)][:TANDA] if isinstance(filas, list) else []


def _atraso(request) -> timedelta:
    """How far behind the clock of the device is, if that is worth correcting."""
    try:
        reloj = datetime.fromisoformat(request.POST.get("reloj", ""))
        atraso = timezone.now() - reloj
    except (ValueError, TypeError):
        return timedelta(0)
    return atraso if abs(atraso) > RELOJ_CORRIDO else timedelta(0)


@require_safe
def obrero(request):
    """The service worker, beside the only page that it serves."""
    exigir(request.user, "tramites.mostrador")
    respuesta = FileResponse(OBRERO.open("rb"), content_type="text/javascript")
    respuesta["Cache-Control"] = "no-cache"
    return respuesta
