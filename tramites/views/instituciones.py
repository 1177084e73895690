"""The doors of the network: institutions, their joining, the branches of a procedure, the last mile."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.legible.hoja import hoja_csv
from tramites.consultas import ultima_milla as milla
from tramites.consultas.puntos import etapas, instituciones, pagina_de_etapa, puntos_de
from tramites.forms.adhesion import AdhesionForm, MoverForm
from tramites.models import Adhesion, Sucursal, Tramite
from tramites.servicios.red import (
    YaAdherida,
    adherir_institucion,
    cerrar_producto,
    entidad_de,
    habilitar_producto,
    mover_adhesion,
)

COLUMNAS_MILLA = [
    *("codigo", "municipio", "departamento", "habitantes", "ruralidad_por_ciento", "minutos_a_la_capital"),
    *("es_supuesto", "proxima_unidad_movil"),
]


@login_not_required
@require_safe
def lista(request):
    todas = instituciones()
    contexto = {"instituciones": todas, "etapas": etapas(todas)}
    contexto["puede_dirigir"] = request.user.has_perm("tramites.dirigir_red")
    return render(request, "tramites/instituciones.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def adherir(request):
    exigir(request.user, "tramites.dirigir_red")
    form = AdhesionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        return _adherir(request, form)
    return render(request, "tramites/adherir.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def mover(request, sigla):
    exigir(request.user, "tramites.dirigir_red")
    adhesion = get_object_or_404(Adhesion.objects.select_related("entidad"), sigla=sigla)
    form = MoverForm(request.POST or None)
    if form.is_bound and form.is_valid():
        return _mover(request, adhesion, form.cleaned_data["motivo"])
    return render(request, "tramites/mover.html", {"form": form, **pagina_de_etapa(adhesion)})


@require_safe
def puntos(request, codigo):
    tramite = _suyo(request, codigo)
    contexto = puntos_de(tramite, request.GET.get("departamento", ""), request.GET.get("clase", ""))
    return render(request, "tramites/puntos.html", contexto)


def _puntos(cuantos: int) -> str:
    return "1 punto" if cuantos == 1 else f"{cuantos} puntos"


@require_POST
def habilitar(request, codigo):
    tramite, hacer = _suyo(request, codigo), request.POST.get("hacer", "")
    elegidas = Sucursal.objects.abiertas().order_by("pk")
    if hacer != "nacional":
        elegidas = elegidas.filter(codigo__in=request.POST.getlist("punto"))
    if not elegidas:
        messages.error(request, "Marque por lo menos un punto de atención.")
    elif hacer == "cerrar":
        cuantos = cerrar_producto(tramite, elegidas, actor=request.user)
        messages.success(request, f"Hoy es el último día en {_puntos(cuantos)}.")
    else:
        habilitar_producto(tramite, elegidas, actor=request.user, es_piloto=hacer == "piloto")
        messages.success(
            request, f"Se atiende en {_puntos(len(elegidas))}{' en piloto' * (hacer == 'piloto')}."
        )
    return redirect("tramites:puntos", codigo)


@login_not_required
@require_safe
def ultima_milla(request):
    departamento, orden = request.GET.get("departamento", ""), request.GET.get("orden", "poblacion")
    contexto = milla.ultima_milla(departamento, orden, request.GET.get("pagina"))
    contexto["puede_dirigir"] = request.user.has_perm("tramites.dirigir_red")
    return render(request, "tramites/ultima_milla.html", contexto)


@login_not_required
@require_safe
def ultima_milla_csv(request):
    filas = milla.ordenados(milla.sin_canal(request.GET.get("departamento", "")))
    texto = hoja_csv(COLUMNAS_MILLA, map(milla.fila, filas))
    nombre = 'attachment; filename="ultima-milla.csv"'
    return HttpResponse(texto, "text/csv; charset=utf-8", headers={"Content-Disposition": nombre})


def _suyo(request, codigo):
    suyos = Tramite.objects.select_related("entidad")
    return obtener_permitido(request.user, "tramites.administrar", suyos, codigo=codigo)


def _adherir(request, form):
    try:
        adhesion = adherir_institucion(entidad_de(**form.institucion), actor=request.user, **form.datos)
    except YaAdherida as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{adhesion.entidad} entró a la red, en piloto.")
    return redirect("tramites:instituciones")


def _mover(request, adhesion, motivo):
    try:
        mover_adhesion(adhesion, request.POST.get("destino", ""), actor=request.user, motivo=motivo)
    except TransicionInvalida as error:
        messages.error(request, str(error))
        return redirect("tramites:mover_adhesion", adhesion.sigla)
    messages.success(request, f"{adhesion.entidad}: {adhesion.get_estado_display().lower()}.")
    return redirect("tramites:instituciones")
