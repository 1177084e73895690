"""The public doors of an innovatón, and those of the team that prepares it."""

from functools import partial

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innovacion.consultas.innovatones import (
    lista_de_innovatones,
    mesas_con_lugar,
    mesas_de,
    pagina_de_la_innovaton,
)
from innovacion.forms.innovatones import InnovatonForm, InscripcionForm, MesaForm, OpinionForm, SedeForm
from innovacion.models import Cupo, Innovaton, Mesa
from innovacion.servicios import innovaton as servicios
from innovacion.servicios.acta import opinar
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import SISTEMA, TransicionInvalida
from sso_portal.nucleo.firmas.limites import Limite
from sso_portal.nucleo.firmas.pdf import qr
from sso_portal.nucleo.formularios.llave import leer_llave

from .aportes import MUCHOS

INSCRIPCIONES = Limite("innovatones", maximo=30, minutos=10)  # by address: a whole office may share one
CON_TODO = ("innovaton", "participante", "mesa__sede__municipio__departamento", "mesa__reto")
YA_ESTABA = "Ya había una inscripción con ese correo. Le enviamos otra vez su código por correo."


@login_not_required
@require_safe
def innovatones(request):
    return render(request, "innovacion/innovatones.html", lista_de_innovatones(request.user))


def _innovaton(request, pk):
    return get_object_or_404(Innovaton.objects.visibles_para(request.user), pk=pk)


@login_not_required
@require_safe
def innovaton(request, pk):
    contexto = pagina_de_la_innovaton(request.user, _innovaton(request, pk))
    return render(request, "innovacion/innovaton.html", contexto)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def inscribirme(request, pk):
    una = _innovaton(request, pk)
    mesas = mesas_con_lugar(una) if una.recibe else []
    datos = request.POST if request.method == "POST" else None
    form = InscripcionForm(datos, mesas=mesas, initial={"mesa": request.GET.get("mesa", "")})
    if form.is_valid() and not INSCRIPCIONES.consumir(get_client_ip_address(request)):
        form.add_error(None, MUCHOS)
    if form.is_valid():
        try:
            return _inscrita(request, una, *servicios.inscribir(form.cleaned_data["mesa"], **form.datos))
        except (servicios.MesaLlena, servicios.InnovatonCerrada) as error:
            form.add_error("mesa", str(error))
    llena = servicios.aviso_de_llena(una, request.GET.get("mesa", "")) if mesas else ""
    contexto = {"innovaton": una, "form": form, "mesas": mesas, "llena": llena}
    return render(request, "innovacion/inscribirme.html", contexto)


def _inscrita(request, una, cupo, es_nuevo):
    """To her page, when it is hers beyond doubt; else the code goes only to the address."""
    if es_nuevo:
        messages.success(request, "Quedó inscrita o inscrito. Guarde una captura de esta página.")
        return redirect(cupo)
    messages.success(request, YA_ESTABA)
    return redirect(una)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def cupo(request, clave):
    """Her seat: code and square; she may give it back."""
    uno = get_object_or_404(Cupo.objects.select_related(*CON_TODO), clave=clave)
    if request.method == "POST":
        try:
            servicios.cancelar_cupo(uno, actor=SISTEMA)
            messages.success(request, "Gracias por avisar. Su lugar queda para otra persona.")
        except TransicionInvalida as error:
            messages.error(request, str(error))
        return redirect(uno.innovaton)
    return render(request, "innovacion/cupo.html", {"cupo": uno, "qr": qr(uno.codigo)})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request, clave):
    uno = get_object_or_404(Cupo.objects.select_related(*CON_TODO), clave=clave, asistencia__isnull=False)
    form = OpinionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "innovacion/opinion.html", {"cupo": uno, "form": form})
    opinar(uno, **form.cleaned_data)
    messages.success(request, "Gracias. Con lo que nos dice preparamos la siguiente.")
    return redirect(uno.innovaton)


@require_http_methods(["GET", "HEAD", "POST"])
def innovaton_nueva(request):
    exigir(request.user, "innovacion.animar")
    form = InnovatonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "innovacion/innovaton_nueva.html", {"form": form})
    una = servicios.crear_innovaton(actor=request.user, clave=leer_llave(request), **form.cleaned_data)
    messages.success(request, "Ahora agregue las sedes y las mesas.")
    return redirect("innovacion:organizar", una.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def organizar(request, pk):
    una = obtener_permitido(request.user, "innovacion.animar", Innovaton.objects, pk=pk)
    que = request.POST.get("que")
    sede = SedeForm(request.POST if que == "sede" else None)
    mesa = MesaForm(request.POST if que == "mesa" else None, innovaton=una)
    if _agregada(request, sede, partial(servicios.agregar_sede, una)) or _agregada(
        request, mesa, servicios.agregar_mesa
    ):
        return redirect("innovacion:organizar", pk)
    contexto = {"innovaton": una, "form_sede": sede, "form_mesa": mesa, "mesas": mesas_de(una)}
    return render(request, "innovacion/organizar.html", {**contexto, "sedes": una.sedes.all()})


def _agregada(request, form, agregar) -> bool:
    """Whether what ``form`` brings was added; why not is said in it."""
    if not form.is_valid():
        return False
    try:
        cosa = agregar(actor=request.user, **form.cleaned_data)
    except servicios.YaEsOtra as error:
        form.add_error(error.campo, str(error))
        return False
    messages.success(request, f"Agregó {_nombre(cosa)}.")
    return True


def _nombre(cosa):
    return f"la {servicios.str_mesa(cosa)}" if isinstance(cosa, Mesa) else f"la sede {cosa}"


ACTOS = {
    "abrir": (servicios.abrir_innovaton, "Las inscripciones quedaron abiertas."),
    "cerrar": (servicios.cerrar_innovaton, "Las inscripciones quedaron cerradas."),
    "realizar": (servicios.realizar_innovaton, "La innovatón quedó como realizada."),
    "publicar": (servicios.publicar_innovaton, "Los resultados quedaron publicados."),
}


@require_POST
def innovaton_acto(request, pk, acto):
    una = obtener_permitido(request.user, "innovacion.animar", Innovaton.objects, pk=pk)
    if acto not in ACTOS:
        raise Http404
    hacer, dicho = ACTOS[acto]
    try:
        hacer(una, actor=request.user)
        messages.success(request, dicho)
    except (TransicionInvalida, servicios.InnovatonSinMesas) as error:
        messages.error(request, str(error))
    return redirect(una)
