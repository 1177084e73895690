"""The doors of the two desks: the secretaría validates, the ministry approves, publishes and withdraws."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plazas import servicios
from plazas.consultas.catalogo import conciliar
from plazas.consultas.mesas import lista_de_decision, lista_de_revision
from plazas.consultas.territorio import entidades_sin_reportar, mesa_de, reportes_del_pais
from plazas.estados import Estado
from plazas.forms.decision import MotivoForm, SeleccionForm
from plazas.models import Plaza
from plazas.senales import RetiroRechazado
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cuentas.models import Rol

JUNTO = ("entidad", "municipio__departamento", "municipio__autoridad", "profesion", "comunidad")
PUERTAS = {Rol.IPS: "plazas:mias", Rol.SECRETARIA: "plazas:revision", Rol.JEFE_SECRETARIA: "plazas:revision"}


@require_safe
def lista(request):
    """Take each role to its own list."""
    roles = [n.rol for n in request.user.nombramientos_vigentes]
    destino = "plazas:decision" if Rol.MINISTERIO in roles else None
    return redirect(destino or next((PUERTAS[r] for r in roles if r in PUERTAS), "plazas:catalogo"))


@require_safe
def revision(request):
    exigir(request.user, "plazas.revisar")
    return render(request, "plazas/revision.html", lista_de_revision(request.user, request.GET.get("pagina")))


@require_safe
def sin_reportar(request):
    exigir(request.user, "plazas.revisar")
    entidades = entidades_sin_reportar(request.user.autoridades(Rol.SECRETARIA, Rol.JEFE_SECRETARIA))
    return render(request, "plazas/sin_reportar.html", {"entidades": entidades})


@require_POST
def validar_varias(request):
    exigir(request.user, "plazas.revisar")
    enviadas = mesa_de(request.user, Estado.ENVIADA)
    cuantas = servicios.validar_plazas(
        SeleccionForm(request.POST, plazas=enviadas).elegidas(), actor=request.user
    )
    _contar(request, cuantas, "Validó")
    return redirect("plazas:revision")


@require_safe
def decision(request):
    exigir(request.user, "plazas.decidir")
    contexto = lista_de_decision(request.user, request.GET.get("estado", ""), request.GET.get("pagina"))
    return render(request, "plazas/decision.html", contexto | {"conciliacion": conciliar()})


@require_safe
def pais(request):
    exigir(request.user, "plazas.decidir")
    return render(request, "plazas/pais.html", {"reportes": reportes_del_pais()})


@require_POST
def aprobar_varias(request):
    exigir(request.user, "plazas.decidir")
    validadas = mesa_de(request.user, Estado.VALIDADA)
    cuantas = servicios.aprobar_plazas(
        SeleccionForm(request.POST, plazas=validadas).elegidas(), actor=request.user
    )
    _contar(request, cuantas, "Aprobó")
    return redirect("plazas:decision")


@require_POST
def publicar_aprobadas(request):
    exigir(request.user, "plazas.decidir")
    _contar(request, servicios.publicar_aprobadas(actor=request.user), "Publicó")
    return redirect("plazas:decision")


@require_POST
def validar(request, codigo):
    return _decidir(request, codigo, "plazas.validar", servicios.validar_plaza, "Validó")


@require_POST
def aprobar(request, codigo):
    return _decidir(request, codigo, "plazas.aprobar", servicios.aprobar_plaza, "Aprobó")


@require_POST
def publicar(request, codigo):
    return _decidir(request, codigo, "plazas.publicar", servicios.publicar_plaza, "Publicó")


@require_http_methods(["GET", "HEAD", "POST"])
def devolver(request, codigo):
    return _con_motivo(request, codigo, "plazas.devolver", servicios.devolver_plaza, "Devolver")


@require_http_methods(["GET", "HEAD", "POST"])
def suspender(request, codigo):
    return _con_motivo(request, codigo, "plazas.retirar", servicios.suspender_plaza, "Suspender")


@require_http_methods(["GET", "HEAD", "POST"])
def reanudar(request, codigo):
    return _con_motivo(request, codigo, "plazas.retirar", servicios.reanudar_plaza, "Reanudar")


@require_http_methods(["GET", "HEAD", "POST"])
def cerrar(request, codigo):
    return _con_motivo(request, codigo, "plazas.retirar", servicios.cerrar_plaza, "Cerrar")


def _decidir(request, codigo, permiso, acto, hecho):
    plaza = _permitida(request, permiso, codigo)
    try:
        acto(plaza, actor=request.user)
        messages.success(request, f"{hecho} la plaza {plaza.codigo}.")
    except (TransicionInvalida, servicios.DecisionRepetida) as error:
        messages.error(request, str(error))
    return redirect(plaza)


def _con_motivo(request, codigo, permiso, acto, verbo):
    plaza = _permitida(request, permiso, codigo)
    form = MotivoForm(request.POST or None)
    if not form.is_valid():
        return render(request, "plazas/motivo.html", {"plaza": plaza, "form": form, "verbo": verbo})
    try:
        acto(plaza, actor=request.user, motivo=form.cleaned_data["motivo"])
        messages.success(request, f"La plaza {plaza.codigo} quedó {plaza.get_estado_display().lower()}.")
    except (TransicionInvalida, RetiroRechazado, servicios.MotivoBreve, servicios.DecisionRepetida) as error:
        messages.error(request, str(error))
    return redirect(plaza)


def _permitida(request, permiso, codigo):
    return obtener_permitido(request.user, permiso, Plaza.objects.select_related(*JUNTO), codigo=codigo)


def _contar(request, cuantas, hecho):
    if cuantas:
        messages.success(request, f"{hecho} {cuantas} plaza{'s' if cuantas > 1 else ''}.")
    else:
        messages.warning(request, "No había plazas marcadas que esperaran esta decisión.")
