"""The doors of whoever administers the branches of an institution, their routes and their agents."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.legible.fechas import fecha_larga
from tramites.consultas.mi_red import agentes_con_certificaciones, mis_sucursales, pagina_de_mi_sucursal
from tramites.forms.mi_red import (
    CAMPOS,
    CerrarForm,
    CertificacionForm,
    HorarioForm,
    ParadaForm,
    ProductoForm,
    RevocarForm,
    SucursalForm,
)
from tramites.models import Certificacion, Sucursal, Tramite
from tramites.servicios.certificaciones import CertificacionPropia, certificar, revocar_certificacion
from tramites.servicios.red import cerrar_producto, habilitar_producto
from tramites.servicios.sucursales import (
    abrir_sucursal,
    agregar_parada,
    cerrar_sucursal,
    editar_sucursal,
    poner_horario,
    quitar_parada,
)

from .institucion import con_institucion, formulario

LEER_Y_ENVIAR = require_http_methods(["GET", "HEAD", "POST"])


def _suya(request, codigo):
    todas = Sucursal.objects.select_related("municipio__departamento", "entidad")
    return obtener_permitido(request.user, "tramites.escribir", todas, codigo=codigo)


def _en(sucursal, form, request, titulo, **contexto):
    url = reverse("tramites:mi_sucursal", args=[sucursal.codigo])
    de_ella = {"sobre": sucursal, "volver": url, "casa": sucursal.nombre, "casa_url": url}
    return formulario(request, form, titulo, **{**de_ella, **contexto})


@require_safe
def lista(request):
    entidad, marco = con_institucion(request)
    contexto = mis_sucursales(entidad, request.GET.get("busca", ""), request.GET.get("pagina"))
    return render(request, "tramites/mi_red.html", {**contexto, **marco})


@LEER_Y_ENVIAR
def nueva(request):
    entidad, _ = con_institucion(request)
    form = SucursalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        sucursal = abrir_sucursal(entidad, actor=request.user, **form.cleaned_data)
        messages.success(request, "El punto quedó en el directorio. Escriba ahora su horario.")
        return redirect("tramites:mi_sucursal", sucursal.codigo)
    volver = reverse("tramites:mi_red")
    datos = {"sobre": entidad, "volver": volver, "casa": "Puntos de atención", "casa_url": volver}
    return formulario(request, form, "Abrir un punto de atención", **datos)


@require_safe
def sucursal(request, codigo):
    return render(request, "tramites/mi_sucursal.html", pagina_de_mi_sucursal(_suya(request, codigo)))


@LEER_Y_ENVIAR
def editar(request, codigo):
    suya = _suya(request, codigo)
    inicial = {c: getattr(suya, c) for c in CAMPOS} | {"municipio": suya.municipio_id}
    form = SucursalForm(request.POST if request.method == "POST" else None, initial=inicial)
    if form.is_valid():
        editar_sucursal(suya, actor=request.user, **form.cleaned_data)
        messages.success(request, "Los datos del punto quedaron guardados.")
        return redirect("tramites:mi_sucursal", codigo)
    return _en(suya, form, request, "Cambiar los datos")


@LEER_Y_ENVIAR
def horario(request, codigo):
    suya = _suya(request, codigo)
    form = HorarioForm(request.POST if request.method == "POST" else None, sucursal=suya)
    if form.is_valid():
        poner_horario(suya, form.tramos, actor=request.user)
        messages.success(request, "El horario quedó guardado.")
        return redirect("tramites:mi_sucursal", codigo)
    return render(request, "tramites/mi_horario.html", {"sucursal": suya, "form": form})


@LEER_Y_ENVIAR
def parada(request, codigo):
    suya = _suya(request, codigo)
    if suya.clase != Sucursal.Clase.MOVIL:
        raise Http404
    form = ParadaForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        agregar_parada(suya, actor=request.user, **form.cleaned_data)
        messages.success(request, f"Parará el {fecha_larga(form.cleaned_data['fecha'])}.")
        return redirect("tramites:mi_sucursal", codigo)
    return _en(suya, form, request, "Agregar una parada")


@require_POST
def sin_parada(request, codigo, pk):
    suya = _suya(request, codigo)
    quitar_parada(get_object_or_404(suya.paradas.select_related("sucursal"), pk=pk), actor=request.user)
    messages.success(request, "La parada ya no está en la ruta.")
    return redirect("tramites:mi_sucursal", codigo)


@LEER_Y_ENVIAR
def producto(request, codigo):
    suya = _suya(request, codigo)
    form = ProductoForm(request.POST if request.method == "POST" else None, sucursal=suya)
    if form.is_valid():
        tramite = form.cleaned_data["tramite"]
        habilitar_producto(tramite, [suya], actor=request.user, es_piloto=True)
        messages.success(request, f"«{tramite}» se atiende aquí desde hoy, en piloto.")
        return redirect("tramites:mi_sucursal", codigo)
    texto = (
        "Empieza en piloto, solo en este punto. Cuando funcione, quítele el piloto o llévelo a todo el país."
    )
    return _en(suya, form, request, "Atender otro trámite", texto=texto, boton="Habilitar en piloto")


@require_POST
def mover_producto(request, codigo, tramite):
    suya = _suya(request, codigo)
    propio = obtener_permitido(request.user, "tramites.administrar", Tramite.objects, codigo=tramite)
    if request.POST.get("hacer") == "cerrar":
        cerrar_producto(propio, [suya], actor=request.user)
        messages.success(request, f"Hoy es el último día de «{propio}» en este punto.")
    else:
        habilitar_producto(propio, [suya], actor=request.user, es_piloto=False)
        messages.success(request, f"«{propio}» ya no está en piloto en este punto.")
    return redirect("tramites:mi_sucursal", codigo)


@LEER_Y_ENVIAR
def cerrar(request, codigo):
    suya = _suya(request, codigo)
    form = CerrarForm(request.POST if request.method == "POST" else None, sucursal=suya)
    if form.is_valid():
        cerrar_sucursal(suya, actor=request.user, **form.cleaned_data)
        messages.success(request, "El cierre quedó anotado.")
        return redirect("tramites:mi_red")
    texto = "Sus trámites se atienden hasta la víspera y las paradas que siguen se quitan de la ruta."
    return _en(suya, form, request, "Cerrar el punto", texto=texto, boton="Cerrar el punto", peligro=True)


@LEER_Y_ENVIAR
def certificaciones(request):
    entidad, marco = con_institucion(request)
    form = CertificacionForm(request.POST if request.method == "POST" else None, entidad=entidad)
    if form.is_valid() and _certificada(request, form):
        return redirect("tramites:certificaciones")
    pagina = agentes_con_certificaciones(entidad, request.GET.get("pagina"))
    return render(request, "tramites/certificaciones.html", {"form": form, "pagina": pagina, **marco})


def _certificada(request, form) -> bool:
    d = form.cleaned_data
    try:
        certificar(d["agente"], d["tramite"], vence_el=d["vence_el"], actor=request.user)
    except CertificacionPropia as error:
        form.add_error("agente", str(error))
        return False
    messages.success(request, f"{d['agente']} puede tramitar «{d['tramite']}».")
    return True


@LEER_Y_ENVIAR
def revocar(request, pk):
    todas = Certificacion.objects.select_related("usuario", "tramite")
    suya = obtener_permitido(request.user, "tramites.escribir", todas, pk=pk)
    url = reverse("tramites:certificaciones")
    form = RevocarForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        revocar_certificacion(suya, actor=request.user, **form.cleaned_data)
        messages.success(request, f"Desde ahora {suya.usuario} solo informa de «{suya.tramite}».")
        return redirect(url)
    donde = {"sobre": suya.usuario, "volver": url, "casa": "Certificaciones", "casa_url": url}
    titulo = f"Revocar la certificación en «{suya.tramite}»"
    return formulario(request, form, titulo, boton="Revocar", peligro=True, **donde)
