"""The entity's doors: its plazas, the form, sending and copying."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plazas.consultas.entidad import mis_plazas
from plazas.consultas.historia import motivo_de_devolucion
from plazas.estados import EDITABLES
from plazas.forms.propuesta import PlazaForm, inicial_de
from plazas.models import Plaza
from plazas.servicios import (
    PlazaCerradaAEdicion,
    PlazaIncompleta,
    copiar_plaza,
    crear_plaza,
    editar_plaza,
    enviar_plaza,
)
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.formularios.llave import leer_llave
from sso_portal.nucleo.territorio.models import Entidad

JUNTO = ("entidad__municipio__departamento", "municipio__departamento", "profesion", "comunidad")


@require_safe
def mias(request):
    exigir(request.user, "plazas.proponer")
    estado = request.GET.get("estado", "")
    return render(request, "plazas/mias.html", mis_plazas(request.user, estado, request.GET.get("pagina")))


@require_http_methods(["GET", "HEAD", "POST"])
def nueva(request):
    exigir(request.user, "plazas.proponer")
    entidad = _entidad(request)
    form = _formulario(request, entidad, {"municipio": entidad.municipio_id})
    if form.is_bound and form.is_valid():
        plaza = crear_plaza(entidad, actor=request.user, clave=leer_llave(request), **form.datos)
        return _seguir(request, plaza)
    return render(request, "plazas/formulario.html", {"form": form, "entidad": entidad, "plaza": None})


@require_http_methods(["GET", "HEAD", "POST"])
def editar(request, codigo):
    plaza = obtener_permitido(
        request.user, "plazas.editar", Plaza.objects.select_related(*JUNTO), codigo=codigo
    )
    if plaza.estado not in EDITABLES:
        messages.error(request, "Esta plaza no se puede cambiar ahora: está en revisión o ya es pública.")
        return redirect(plaza)
    form = _formulario(request, plaza.entidad, inicial_de(plaza))
    if form.is_bound and form.is_valid():
        return _guardar(request, plaza, form)
    contexto = {"form": form, "entidad": plaza.entidad, "plaza": plaza, "motivo": motivo_de_devolucion(plaza)}
    return render(request, "plazas/formulario.html", contexto)


@require_POST
def enviar(request, codigo):
    plaza = obtener_permitido(request.user, "plazas.enviar", Plaza.objects, codigo=codigo)
    return _enviar(request, plaza)


@require_POST
def copiar(request, codigo):
    plaza = obtener_permitido(request.user, "plazas.copiar", Plaza.objects, codigo=codigo)
    copia = copiar_plaza(plaza, actor=request.user, clave=leer_llave(request))
    messages.success(request, f"Copió la plaza {plaza.codigo}. Revise la copia y escriba su fecha de inicio.")
    return redirect("plazas:editar", copia.codigo)


def _entidad(request):
    """The entity in whose name one proposes: the one in the address, or the only one."""
    propias = Entidad.objects.filter(pk__in=request.user.entidades(Rol.IPS))
    pedida = request.GET.get("entidad")
    filtro = {"pk": pedida} if pedida and pedida.isdecimal() else {}
    primera = propias.filter(**filtro).order_by("pk").values("pk")[:1]
    return get_object_or_404(propias.select_related("municipio__departamento"), pk__in=primera)


def _formulario(request, entidad, inicial):
    if request.method != "POST":
        return PlazaForm(initial=inicial, entidad=entidad)
    return PlazaForm(request.POST, entidad=entidad, completa="enviar" in request.POST)


def _guardar(request, plaza, form):
    try:
        editar_plaza(plaza, actor=request.user, **form.datos)
    except PlazaCerradaAEdicion as error:
        messages.error(request, str(error))
        return redirect(plaza)
    return _seguir(request, plaza)


def _seguir(request, plaza):
    if "enviar" in request.POST:
        return _enviar(request, plaza)
    messages.success(request, f"Guardamos la plaza {plaza.codigo}. Aún no la ha enviado a la secretaría.")
    return redirect("plazas:editar", plaza.codigo)


def _enviar(request, plaza):
    try:
        enviar_plaza(plaza, actor=request.user)
    except PlazaIncompleta as error:
        messages.error(request, str(error))
        return redirect("plazas:editar", plaza.codigo)
    except TransicionInvalida as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Envió la plaza {plaza.codigo}. La revisará la secretaría.")
    return redirect(plaza)
