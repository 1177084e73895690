"""The door of a venue and the screen of a table: the same answers with network or after it comes back.

Both pages open without network for as long as a session lasts; what waited arrives in lots of rows.
"""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from innovacion.consultas.innovatones import mesas_de, pagina_del_acta, puerta_de
from innovacion.forms.innovatones import CompromisoDeMesaForm, LineaForm, LlegadaForm, SinCodigoForm
from innovacion.models import Mesa, Sede
from innovacion.servicios import acta as de_acta
from innovacion.servicios.innovaton import CodigoDeOtra, MesaLlena, recibir, recibir_sin_codigo
from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.formularios.espera import abrible_sin_red, atender_tanda, trae_tanda

CON_TODO = ("sede__innovaton", "sede__municipio__departamento", "reto", "moderador")
RECHAZOS = (CodigoDeOtra, MesaLlena, de_acta.ActaTerminada, de_acta.NoEstuvo, TransicionInvalida)
SIN_RED = timedelta(seconds=settings.SESSION_COOKIE_AGE)
NO_SE_ENTIENDE = "El portal no entendió esta anotación. Escríbala otra vez"


@require_http_methods(["GET", "HEAD", "POST"])
def puerta(request, pk):
    sedes = Sede.objects.select_related("innovaton")
    sede = obtener_permitido(request.user, "innovacion.participar", sedes, pk=pk)
    mesas = mesas_de(sede.innovaton).filter(sede=sede)
    formas, hacer = partial(_formas_de_puerta, mesas), partial(_recibir, request.user, sede)
    if trae_tanda(request):
        return atender_tanda(request, partial(_de_la_tanda, formas, hacer))
    puestas = formas(request.POST)
    if request.method == "POST" and _de_la_forma(request, puestas, hacer):
        return redirect(request.path)
    contexto = {"mesas": mesas, **puerta_de(sede), **puestas}
    return abrible_sin_red(render(request, "innovacion/puerta.html", contexto), SIN_RED)


def _formas_de_puerta(mesas, datos):
    que = datos.get("que")
    return {
        "codigo": LlegadaForm(datos if que == "codigo" else None),
        "sin_codigo": SinCodigoForm(datos if que == "sin_codigo" else None, mesas=mesas),
    }


def _recibir(actor, sede, que, form) -> str:
    cuando = form.cleaned_data["cuando"] or timezone.now()
    datos = {"llave": _llave(form), "cuando": cuando, "actor": actor}
    if que == "codigo":
        llego = recibir(sede, form.cleaned_data["codigo"], **datos)
    else:
        quien = {c: form.cleaned_data[c] for c in ("nombre", "profesion", "institucion")}
        llego = recibir_sin_codigo(form.cleaned_data["mesa"], **quien, **datos)
    return f"{llego.cupo.participante}: {str(llego.cupo.mesa).lower()}."


def _llave(form):
    return form.clave or uuid4()


def _de_la_tanda(formas, hacer, fila) -> str:
    """Write a row that waited; "" or why it could not be."""
    que = str(fila.get("que"))
    form = formas(fila).get(que)
    return _hecha(que, form, hacer)[1] if form else NO_SE_ENTIENDE


def _de_la_forma(request, formas, hacer) -> bool:
    """Write what was sent and say so; False when the page must be drawn again with its errors."""
    que = request.POST.get("que")
    if que not in formas:
        raise Http404
    dicho, motivo = _hecha(que, formas[que], hacer)
    if not motivo:
        messages.success(request, dicho)
    return not motivo


def _hecha(que, form, hacer) -> tuple[str, str]:
    """(what was done, "") or ("", why not)."""
    if not form.is_valid():
        return "", "; ".join(error for errores in form.errors.values() for error in errores)
    try:
        return hacer(que, form), ""
    except RECHAZOS as error:
        form.add_error(None, str(error))
        return "", str(error)


@require_http_methods(["GET", "HEAD", "POST"])
def acta(request, pk):
    mesas = Mesa.objects.select_related(*CON_TODO)
    mesa = obtener_permitido(request.user, "innovacion.participar", mesas, pk=pk)
    hacer = partial(_escribir, request.user, mesa)
    if trae_tanda(request):
        return atender_tanda(request, partial(_de_la_tanda, _formas_de_acta, hacer))
    puestas = _formas_de_acta(request.POST)
    if request.method == "POST":
        sin_datos = request.POST.get("que") in SIN_DATOS
        if _mover(request, mesa) if sin_datos else _de_la_forma(request, puestas, hacer):
            return redirect(request.path)
    contexto = {**pagina_del_acta(mesa), **puestas}
    return abrible_sin_red(render(request, "innovacion/acta.html", contexto), SIN_RED)


def _formas_de_acta(datos):
    que = datos.get("que")
    return {
        "linea": LineaForm(datos if que == "linea" else None),
        "compromiso": CompromisoDeMesaForm(datos if que == "compromiso" else None),
        "confirmar": LlegadaForm(datos if que == "confirmar" else None),
    }


SIN_DATOS = {
    "terminar": (de_acta.terminar_acta, "Terminó el acta. Ahora cada quien la confirma con su código."),
    "corregir": (de_acta.corregir_acta, "Puede corregir el acta. Después hay que confirmarla otra vez."),
}


def _mover(request, mesa) -> bool:
    hacer, dicho = SIN_DATOS[request.POST["que"]]
    try:
        hacer(mesa, actor=request.user)
        messages.success(request, dicho)
    except RECHAZOS as error:
        messages.error(request, str(error))
    return True


def _escribir(actor, mesa, que, form) -> str:
    datos = {c: v for c, v in form.cleaned_data.items() if c not in {"llave", "cuando"}}
    if que == "linea":
        de_acta.escribir_linea(mesa, llave=_llave(form), actor=actor, **datos)
        return "Quedó en el acta."
    if que == "compromiso":
        de_acta.escribir_compromiso(mesa, llave=_llave(form), actor=actor, **datos)
        return "Quedó el compromiso. Se acepta al confirmar el acta."
    de_acta.confirmar_acta(mesa, datos["codigo"], actor=actor)
    return "Confirmó el acta."
