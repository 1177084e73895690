"""The door of a venue and the screen of a table: the same answers with network or after it comes back.

A telephone without network keeps what was sent and sends it again with the same key; then it asks for JSON.
"""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from innovacion.consultas.innovatones import pagina_del_acta, puerta_de
from innovacion.forms.innovatones import CompromisoDeMesaForm, LineaForm, LlegadaForm, SinCodigoForm
from innovacion.models import Mesa, Sede
from innovacion.servicios import acta as de_acta
from innovacion.servicios.innovaton import CodigoDeOtra, MesaLlena, recibir, recibir_sin_codigo
from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida

CON_TODO = ("sede__innovaton", "sede__municipio__departamento", "reto", "moderador")
RECHAZOS = (CodigoDeOtra, MesaLlena, de_acta.ActaTerminada, de_acta.NoEstuvo, TransicionInvalida)


def _es_cola(request) -> bool:
    return request.headers.get("X-Cola") == "1"


def _llave(form):
    return form.clave or uuid4()


def _cuando(form):
    return form.cleaned_data["cuando"] or timezone.now()


@require_http_methods(["GET", "HEAD", "POST"])
def puerta(request, pk):
    sede = obtener_permitido(
        request.user, "innovacion.participar", Sede.objects.select_related("innovaton"), pk=pk
    )
    contexto = puerta_de(sede)
    que = request.POST.get("que")
    formas = {
        "codigo": LlegadaForm(request.POST if que == "codigo" else None),
        "sin_codigo": SinCodigoForm(request.POST if que == "sin_codigo" else None, mesas=contexto["mesas"]),
    }
    if request.method == "POST":
        dicho = _atender(request, que, formas, lambda form: _recibir(request, sede, que, form))
        if dicho:
            return dicho
    return render(request, "innovacion/puerta.html", {**contexto, **formas})


def _recibir(request, sede, que, form) -> str:
    datos = {"llave": _llave(form), "cuando": _cuando(form), "actor": request.user}
    if que == "codigo":
        llego = recibir(sede, form.cleaned_data["codigo"], **datos)
    else:
        quien = {c: form.cleaned_data[c] for c in ("nombre", "profesion", "institucion")}
        llego = recibir_sin_codigo(form.cleaned_data["mesa"], **quien, **datos)
    return f"{llego.cupo.participante}: {str(llego.cupo.mesa).lower()}."


def _atender(request, que, formas, hacer):
    """Do what ``que`` says; None when the page must be drawn again with its errors."""
    form = formas.get(que)
    if form is None:
        raise Http404
    motivo = "" if form.is_valid() else "; ".join(e for lista in form.errors.values() for e in lista)
    try:
        dicho = hacer(form) if not motivo else ""
    except RECHAZOS as error:
        motivo, dicho = str(error), ""
        form.add_error(None, motivo)
    if _es_cola(request):
        return JsonResponse({"hecho": dicho, "motivo": motivo})
    if motivo:
        return None
    messages.success(request, dicho)
    return redirect(request.path)


@require_http_methods(["GET", "HEAD", "POST"])
def acta(request, pk):
    mesa = obtener_permitido(
        request.user, "innovacion.participar", Mesa.objects.select_related(*CON_TODO), pk=pk
    )
    que = request.POST.get("que")
    formas = {
        "linea": LineaForm(request.POST if que == "linea" else None),
        "compromiso": CompromisoDeMesaForm(request.POST if que == "compromiso" else None),
        "confirmar": LlegadaForm(request.POST if que == "confirmar" else None),
        "terminar": LineaForm(),
        "corregir": LineaForm(),
    }
    if request.method == "POST":
        dicho = _del_acta(request, que, formas, mesa)
        if dicho:
            return dicho
    return render(request, "innovacion/acta.html", {**pagina_del_acta(mesa), **formas})


SIN_DATOS = {
    "terminar": (de_acta.terminar_acta, "Terminó el acta. Ahora cada quien la confirma con su código."),
    "corregir": (de_acta.corregir_acta, "Puede corregir el acta. Después hay que confirmarla otra vez."),
}


def _del_acta(request, que, formas, mesa):
    if que not in SIN_DATOS:
        return _atender(request, que, formas, lambda form: _escribir(request, mesa, que, form))
    hacer, dicho = SIN_DATOS[que]
    try:
        hacer(mesa, actor=request.user)
        messages.success(request, dicho)
    except RECHAZOS as error:
        messages.error(request, str(error))
    return redirect(request.path)


def _escribir(request, mesa, que, form) -> str:
    datos = {c: v for c, v in form.cleaned_data.items() if c not in {"llave", "cuando"}}
    if que == "linea":
        de_acta.escribir_linea(mesa, llave=_llave(form), actor=request.user, **datos)
        return "Quedó en el acta."
    if que == "compromiso":
        de_acta.escribir_compromiso(mesa, llave=_llave(form), actor=request.user, **datos)
        return "Quedó el compromiso. Se acepta al confirmar el acta."
    de_acta.confirmar_acta(mesa, datos["codigo"], actor=request.user)
    return "Confirmó el acta."
