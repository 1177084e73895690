"""The agent's doors: where she attends, who is in front of her, how it ended. Never the citizen's home."""

from functools import wraps
from uuid import uuid4

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.cuentas.models import Persona
from sso_portal.nucleo.firmas import limites
from sso_portal.nucleo.formularios.llave import leer_llave
from tramites.consultas.citas import tramites_de
from tramites.consultas.mostrador import (
    candidatas,
    certificaciones_por_vencer,
    hoy_de,
    pagina_de_persona,
    por_que_no_abren,
    servibles,
    solicitud_del_comprobante,
)
from tramites.consultas.turnos import fila_del_mostrador
from tramites.forms.mostrador import (
    AtencionForm,
    BuscarPersonaForm,
    CodigoLeidoForm,
    ComprobanteForm,
    PersonaNuevaForm,
)
from tramites.forms.turnos import TurnoForm
from tramites.models import Consentimiento, Sucursal, Tramite
from tramites.servicios.atencion import NoSePuedeAtender, registrar_atencion
from tramites.servicios.mostrador import (
    CodigoErrado,
    ConsentimientoImposible,
    consentir_con_comprobante,
    consentir_en_papel,
    dar_consentimiento,
    intentos_que_quedan,
    pedir_consentimiento,
    registrar_persona,
    terminar_con_persona,
)
from tramites.servicios.turnos import cerrar_turno

from .puesto import en_su_puesto

LIMPIAR = '"cache", "storage"'  # what the browser kept of the person who left
NO_ABREN = "Esos dos códigos no son del mismo comprobante. Pida que los lean de nuevo"
CON_SU_DOCUMENTO = "Identifique a la persona con su documento: lo que tiene empezado aparece ahí"
JORNADA, LIMPIAR_CON_JORNADA = "jornada", '"cache"'  # a day without network waits there, and names nobody


@require_safe
@en_su_puesto
def inicio(request, sucursal):
    return _inicio(request, sucursal)


def _inicio(request, sucursal, **formas):
    productos = servibles(request.user, sucursal)
    abierto = Consentimiento.objects.abiertos().filter(agente=request.user).first()
    contexto = {
        **fila_del_mostrador(sucursal, request.user),
        "dar_turno": TurnoForm(tramites=tramites_de(sucursal)),
        "sucursal": sucursal, "productos": productos, "hoy": hoy_de(request.user),
        "por_vencer": list(certificaciones_por_vencer(request.user)),
        "vencidas": [s for s in productos if s.vencio],
        "en_curso": abierto if abierto and abierto.esta_vigente else None,
        "buscar": BuscarPersonaForm(), "comprobante": ComprobanteForm(),
        "atencion": AtencionForm(productos=productos, initial={"minutos": 5}),
    }  # fmt: skip
    return render(request, "tramites/mostrador/inicio.html", {**contexto, **formas})


@require_POST
@en_su_puesto
def anotar(request, sucursal):
    """An attention in which nothing was done in somebody's name: in three keys."""
    form = AtencionForm(request.POST, productos=servibles(request.user, sucursal))
    if not form.is_valid() or not _anotada(request, sucursal, form):
        return _inicio(request, sucursal, atencion=form)
    return redirect("tramites:mostrador")


def _anotada(request, sucursal, form, **mas) -> bool:
    datos = form.cleaned_data
    try:
        atencion = registrar_atencion(
            get_object_or_404(Tramite, pk=datos["producto"]), agente=request.user, sucursal=sucursal,
            resultado=datos["resultado"], minutos=datos["minutos"],
            llave=leer_llave(request) or uuid4(), **mas,
        )  # fmt: skip
    except NoSePuedeAtender as error:
        form.add_error("producto", str(error))
        return False
    cerrar_turno(agente=request.user)
    dicho = f"Quedó anotada la atención: {atencion.get_resultado_display().lower()}, {atencion.minutos} min."
    messages.success(request, f"{dicho} Código para opinar: {atencion.codigo}")
    return True


# --- Who is in front ---


@sensitive_post_parameters()
@require_POST
@en_su_puesto
def identificar(request, sucursal):
    """Asked by POST: an identity number stays out of addresses and of the log."""
    form = BuscarPersonaForm(request.POST)
    if not form.is_valid():
        return _inicio(request, sucursal, buscar=form)
    nueva = PersonaNuevaForm(initial=form.cleaned_data, con_correo=_es_telefono(sucursal))
    return _identificada(request, sucursal, nueva, form.cleaned_data)


def _es_telefono(sucursal) -> bool:
    return sucursal.clase == Sucursal.Clase.TELEFONO


def _identificada(request, sucursal, nueva, documento):
    lista = candidatas(documento["tipo"], documento["numero"])
    contexto = {
        "sucursal": sucursal, "candidatas": lista, "nueva": nueva, "documento": documento,
        "por_telefono": _es_telefono(sucursal),
    }  # fmt: skip
    return render(request, "tramites/mostrador/identificar.html", contexto)


@require_POST
@en_su_puesto
def pedir_codigo(request, sucursal):
    """Consent of somebody known: by the code of her account, or on paper if she has none."""
    persona = get_object_or_404(Persona, pk=request.POST.get("persona") or uuid4())
    acto = consentir_en_papel if request.POST.get("medio") == "papel" else pedir_consentimiento
    return _con_consentimiento(request, sucursal, acto, persona)


def _con_consentimiento(request, sucursal, acto, *que, **mas):
    try:
        consentimiento = acto(*que, agente=request.user, sucursal=sucursal, clave=leer_llave(request), **mas)
    except ConsentimientoImposible as error:
        messages.error(request, str(error))
        return redirect("tramites:mostrador")
    paso = "persona" if consentimiento.dado_en else "codigo_leido"
    return redirect(f"tramites:{paso}", consentimiento.pk)


@sensitive_post_parameters()
@require_POST
@en_su_puesto
def nueva(request, sucursal):
    """Somebody whom nobody wrote down: with an e-mail her code goes there, without it she signs."""
    form = PersonaNuevaForm(request.POST, con_correo=_es_telefono(sucursal))
    if not form.is_valid():
        documento = {"tipo": request.POST.get("tipo", ""), "numero": request.POST.get("numero", "")}
        return _identificada(request, sucursal, form, documento)
    persona = registrar_persona(form.cleaned_data, agente=request.user)
    if correo := form.cleaned_data["correo"]:
        return _con_consentimiento(request, sucursal, pedir_consentimiento, persona, correo=correo)
    return _con_consentimiento(request, sucursal, consentir_en_papel, persona)


@sensitive_post_parameters()
@require_POST
@en_su_puesto
def con_comprobante(request, sucursal):
    """What began elsewhere goes on here, with the two codes of the receipt."""
    form, direccion = ComprobanteForm(request.POST), get_client_ip_address(request)
    if not form.is_valid():
        return _inicio(request, sucursal, comprobante=form)
    agotado = limites.CODIGOS_DESCONOCIDOS.agotado(direccion)
    hallada = None if agotado else solicitud_del_comprobante(**form.cleaned_data)
    if hallada is None:
        limites.CODIGOS_DESCONOCIDOS.consumir(direccion)
        vencieron = "" if agotado else por_que_no_abren(**form.cleaned_data)
        form.add_error("para_seguir", f"{vencieron}. {CON_SU_DOCUMENTO}" if vencieron else NO_ABREN)
        return _inicio(request, sucursal, comprobante=form)
    return _con_consentimiento(request, sucursal, consentir_con_comprobante, hallada)


@require_http_methods(["GET", "HEAD", "POST"])
def codigo_leido(request, pk):
    consentimiento = obtener_permitido(
        request.user, "tramites.atender_persona", Consentimiento.objects, pk=pk
    )
    form = CodigoLeidoForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            if dar_consentimiento(consentimiento, form.cleaned_data["numeros"], actor=request.user):
                return redirect("tramites:persona", consentimiento.pk)
            form.add_error("numeros", _no_es(consentimiento))
        except CodigoErrado as error:
            form.add_error("numeros", str(error))
    if not (form.errors or consentimiento.espera_codigo):
        return redirect("tramites:mostrador")
    return render(request, "tramites/mostrador/codigo.html", {"form": form, "consentimiento": consentimiento})


def _no_es(consentimiento) -> str:
    quedan = intentos_que_quedan(consentimiento)
    return (
        f"Ese no es el código que recibió. Puede intentarlo {quedan} {'vez' if quedan == 1 else 'veces'} más"
    )


# --- One person, and nobody else ---


def con_persona(vista):
    """The door of an attention that goes on; of one that is over nothing is shown, not even going back."""

    @wraps(vista)
    def puerta(request, pk, *args, **kwargs):
        suyos = Consentimiento.objects.select_related("persona", "sucursal")
        consentimiento = obtener_permitido(request.user, "tramites.atender_persona", suyos, pk=pk)
        if not consentimiento.esta_vigente:
            messages.info(request, "Esa atención ya terminó. Identifique a la persona que atiende ahora.")
            return redirect("tramites:mostrador")
        return vista(request, consentimiento, *args, **kwargs)

    return puerta


@require_safe
@con_persona
def persona(request, consentimiento):
    return _persona(request, consentimiento)


def _persona(request, consentimiento, atencion=None):
    datos = pagina_de_persona(consentimiento, request.user)
    vacia = AtencionForm(productos=datos["todos"], initial={"minutos": datos["minutos"]})
    return render(request, "tramites/mostrador/persona.html", {**datos, "atencion": atencion or vacia})


@require_POST
@con_persona
def terminar(request, consentimiento):
    """Write the attention down, and wipe: the next person finds nothing of this one."""
    productos = servibles(request.user, consentimiento.sucursal)
    form = AtencionForm(request.POST, productos=productos)
    sucursal = consentimiento.sucursal
    if not form.is_valid() or not _anotada(request, sucursal, form, consentimiento=consentimiento):
        return _persona(request, consentimiento, form)
    return _limpio(request)


@require_POST
def cambiar(request):
    """The person left without anything to write down."""
    exigir(request.user, "tramites.mostrador")
    return _limpio(request)


def _limpio(request):
    terminar_con_persona(agente=request.user)
    respuesta = redirect("tramites:mostrador")
    respuesta["Clear-Site-Data"] = LIMPIAR_CON_JORNADA if request.COOKIES.get(JORNADA) else LIMPIAR
    return respuesta
