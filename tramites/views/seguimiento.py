"""The doors of whoever follows a procedure or directs the network: meetings, committee, targets, reports."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.formularios.llave import leer_llave
from sso_portal.nucleo.reuniones.forms import ReunionForm
from sso_portal.nucleo.reuniones.models import Decision
from sso_portal.nucleo.reuniones.servicios import anotar_reunion, cumplir_decision
from tramites.consultas.seguimiento import COMITE, avances, comite, seguimiento_de, sobre_tramite
from tramites.exportacion import lineas_del_informe
from tramites.forms.seguimiento import CoordinacionForm, IntegranteForm, MetaForm
from tramites.models import Informe, Integrante, Tramite
from tramites.servicios.seguimiento import (
    anotar_integrante,
    anotar_meta,
    nombrar_coordinacion,
    retirar_integrante,
)

from .institucion import formulario

LEER_Y_ENVIAR = require_http_methods(["GET", "HEAD", "POST"])


def _suyo(request, codigo):
    todos = Tramite.objects.select_related("entidad")
    return obtener_permitido(request.user, "tramites.administrar", todos, codigo=codigo)


def _datos(request):
    return request.POST if request.method == "POST" else None


# --- A procedure ---


@require_safe
def seguimiento(request, codigo):
    return render(request, "tramites/seguimiento_tramite.html", seguimiento_de(_suyo(request, codigo)))


@LEER_Y_ENVIAR
def coordinar(request, codigo):
    tramite = _suyo(request, codigo)
    form = CoordinacionForm(_datos(request), entidad=tramite.entidad_id)
    url = reverse("tramites:seguimiento_tramite", args=[codigo])
    if form.is_valid():
        nombrar_coordinacion(tramite, form.cleaned_data["usuario"], actor=request.user)
        messages.success(request, f"{form.cleaned_data['usuario']} coordina el trámite desde hoy.")
        return redirect(url)
    return formulario(
        request, form, "Quién coordina", sobre=tramite, volver=url, casa="Seguimiento", casa_url=url
    )


@LEER_Y_ENVIAR
def reunion(request, codigo):
    tramite = _suyo(request, codigo)
    url = reverse("tramites:seguimiento_tramite", args=[codigo])
    return _reunion(request, sobre_tramite(tramite), url, tramite)


def _reunion(request, sobre, url, de_que):
    form = ReunionForm(_datos(request))
    if form.is_valid():
        anotar_reunion(sobre, form.leida, actor=request.user, clave=leer_llave(request))
        messages.success(request, "La reunión quedó anotada.")
        return redirect(url)
    return formulario(
        request, form, "Anotar una reunión", sobre=de_que, volver=url, casa="Reuniones", casa_url=url
    )


@require_POST
def cumplida(request, codigo, pk):
    tramite = _suyo(request, codigo)
    decision = get_object_or_404(Decision, pk=pk, reunion__sobre=sobre_tramite(tramite))
    cumplir_decision(decision, actor=request.user)
    return redirect("tramites:seguimiento_tramite", codigo)


# --- The network ---


@require_safe
def ver_comite(request):
    exigir(request.user, "tramites.dirigir_red")
    return render(request, "tramites/comite.html", comite())


@LEER_Y_ENVIAR
def integrante(request):
    exigir(request.user, "tramites.dirigir_red")
    form, url = IntegranteForm(_datos(request)), reverse("tramites:comite")
    if form.is_valid():
        anotar_integrante(actor=request.user, **form.cleaned_data)
        return redirect(url)
    return formulario(
        request, form, "Anotar a una persona", volver=url, casa="Comité directivo", casa_url=url
    )


@require_POST
def sin_integrante(request, pk):
    exigir(request.user, "tramites.dirigir_red")
    retirar_integrante(get_object_or_404(Integrante, pk=pk), actor=request.user)
    return redirect("tramites:comite")


@LEER_Y_ENVIAR
def reunion_del_comite(request):
    exigir(request.user, "tramites.dirigir_red")
    return _reunion(request, COMITE, reverse("tramites:comite"), "Comité directivo")


@require_POST
def cumplida_del_comite(request, pk):
    exigir(request.user, "tramites.dirigir_red")
    cumplir_decision(get_object_or_404(Decision, pk=pk, reunion__sobre=COMITE), actor=request.user)
    return redirect("tramites:comite")


@LEER_Y_ENVIAR
def metas(request):
    exigir(request.user, "tramites.dirigir_red")
    form = MetaForm(_datos(request))
    if form.is_valid():
        anotar_meta(actor=request.user, **form.cleaned_data)
        messages.success(request, "La meta quedó anotada.")
        return redirect("tramites:metas")
    return render(request, "tramites/metas.html", {"form": form, "avances": avances()})


@require_safe
def informes(request):
    exigir(request.user, "tramites.dirigir_red")
    return render(request, "tramites/informes.html", {"informes": Informe.objects.defer("secciones")})


def _informe(request, mes):
    exigir(request.user, "tramites.dirigir_red")
    try:
        primero = date.fromisoformat(f"{mes}-01")
    except ValueError:
        raise Http404 from None
    return get_object_or_404(Informe, mes=primero)


@require_safe
def informe(request, mes):
    return render(request, "tramites/informe.html", {"informe": _informe(request, mes)})


@require_safe
def informe_csv(request, mes):
    texto = lineas_del_informe(_informe(request, mes))
    nombre = f'attachment; filename="informe-tramites-{mes}.csv"'
    return HttpResponse(texto, "text/csv; charset=utf-8", headers={"Content-Disposition": nombre})
