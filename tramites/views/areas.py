"""The doors of whoever administers areas, people and systems."""

from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cuentas.servicios import NombramientoPropio
from tramites.forms.diseno import AreaForm, ConexionForm, PuestoForm
from tramites.models import Area, Conexion, Llamada, Puesto
from tramites.servicios.areas import (
    alternar_conexion,
    crear_area,
    crear_conexion,
    dar_de_alta,
    dar_de_baja,
)
from tramites.servicios.llamadas import repetir_llamada

from .institucion import con_institucion

LLAMADAS = 50


@require_http_methods(["GET", "HEAD", "POST"])
def areas(request):
    entidad, marco = con_institucion(request)
    cual = request.POST.get("forma", "")
    suyas = Area.objects.filter(entidad=entidad)
    area = AreaForm(request.POST if cual == "area" else None, auto_id="area_%s")
    puesto = PuestoForm(
        request.POST if cual == "puesto" else None, areas=suyas, actor=request.user, auto_id="puesto_%s"
    )
    if area.is_valid():
        creada = crear_area(entidad, area.cleaned_data["nombre"], actor=request.user)
        messages.success(request, f"Ya existe el área {creada}. Agregue a quienes responden en ella.")
        return redirect("tramites:areas")
    if puesto.is_valid() and _alta(request, puesto):
        return redirect("tramites:areas")
    con_gente = suyas.prefetch_related("puestos__usuario")
    contexto = {"areas": con_gente, "area": area, "puesto": puesto}
    return render(request, "tramites/areas.html", {**contexto, **marco})


def _alta(request, form) -> bool:
    d = form.cleaned_data
    try:
        usuario, nueva = dar_de_alta(
            d["correo"], d["nombre"], d["area"], es_jefe=d["es_jefe"], actor=request.user
        )
    except NombramientoPropio as error:
        form.add_error("correo", str(error))
        return False
    if nueva:
        enlace = ResetPasswordForm({"email": usuario.email})
        enlace.is_valid()
        enlace.save(request)
    messages.success(request, f"{usuario} ya responde solicitudes de {d['area']}.")
    return True


@require_POST
def baja(request, pk):
    puesto = obtener_permitido(request.user, "tramites.disenar_alguno", Puesto.objects, pk=pk)
    dar_de_baja(puesto, actor=request.user)
    messages.success(request, f"{puesto.usuario} ya no responde en {puesto.area}. Sus casos pasaron a otros.")
    return redirect("tramites:areas")


@require_http_methods(["GET", "HEAD", "POST"])
def conexiones(request):
    entidad, marco = con_institucion(request)
    form = ConexionForm(request.POST or None)
    if form.is_valid():
        crear_conexion(entidad, actor=request.user, **form.cleaned_data)
        messages.success(request, "La conexión quedó guardada. Ya se puede elegir en una etapa.")
        return redirect("tramites:conexiones")
    llamadas = Llamada.objects.filter(conexion__entidad=entidad).select_related("conexion", "solicitud")
    contexto = {"conexiones": Conexion.objects.filter(entidad=entidad), "llamadas": llamadas[:LLAMADAS]}
    return render(request, "tramites/conexiones.html", {**contexto, **marco, "form": form})


@require_POST
def alternar(request, pk):
    conexion = obtener_permitido(request.user, "tramites.disenar_alguno", Conexion.objects, pk=pk)
    alternar_conexion(conexion, actor=request.user)
    return redirect("tramites:conexiones")


@require_POST
def repetir(request, pk):
    llamada = obtener_permitido(request.user, "tramites.disenar_alguno", Llamada.objects, pk=pk)
    try:
        repetir_llamada(llamada, actor=request.user)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    return redirect("tramites:conexiones")
