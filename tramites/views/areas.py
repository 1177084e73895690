"""The doors of whoever administers areas, people and systems."""

from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.cuentas.servicios import NombramientoPropio
from sso_portal.nucleo.territorio.models import Entidad
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

LLAMADAS = 50


def _entidad(request):
    """The institution that is administered here: the first, for whoever administers several."""
    suyas = request.user.entidades(Rol.ADMIN_TRAMITES)
    return Entidad.objects.filter(pk__in=suyas).order_by("pk").first()


@require_http_methods(["GET", "HEAD", "POST"])
def areas(request):
    exigir(request.user, "tramites.disenar_alguno")
    cual = request.POST.get("forma", "")
    suyas = Area.objects.visibles_para(request.user)
    area = AreaForm(request.POST if cual == "area" else None, auto_id="area_%s")
    puesto = PuestoForm(
        request.POST if cual == "puesto" else None, areas=suyas, actor=request.user, auto_id="puesto_%s"
    )
    if area.is_valid():
        crear_area(_entidad(request), area.cleaned_data["nombre"], actor=request.user)
        return redirect("tramites:areas")
    if puesto.is_valid() and _alta(request, puesto):
        return redirect("tramites:areas")
    con_gente = suyas.prefetch_related("puestos__usuario")
    return render(request, "tramites/areas.html", {"areas": con_gente, "area": area, "puesto": puesto})


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
    exigir(request.user, "tramites.disenar_alguno")
    form = ConexionForm(request.POST or None)
    if form.is_valid():
        crear_conexion(_entidad(request), actor=request.user, **form.cleaned_data)
        messages.success(request, "La conexión quedó guardada. Ya se puede elegir en una etapa.")
        return redirect("tramites:conexiones")
    llamadas = Llamada.objects.visibles_para(request.user).select_related("conexion", "solicitud")
    contexto = {"conexiones": Conexion.objects.visibles_para(request.user), "llamadas": llamadas[:LLAMADAS]}
    return render(request, "tramites/conexiones.html", {**contexto, "form": form})


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
