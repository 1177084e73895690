"""The queue of the desk: which case is next."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from inscripciones.consultas.cola import cola as cola_de
from inscripciones.consultas.cola import contadores, del_territorio, en_pestana, en_verde
from inscripciones.forms.mesa import ColaForm, SeleccionForm
from inscripciones.models import Inscripcion
from inscripciones.servicios.decision import validar_varias as validar_varias_
from inscripciones.servicios.mesa import ActoNegado
from inscripciones.servicios.toma import tomar_siguiente as tomar_siguiente_
from sso_portal.nucleo.acceso import exigir

UN_ANO = 365 * 24 * 3600
APAGADAS = "teclas_mesa"


@require_safe
def mesa(request):
    """The cases of the territory, the first due at the top."""
    exigir(request.user, "inscripciones.usar_mesa")
    form = ColaForm(request.GET)
    contexto = cola_de(request.user, form.pedido(), request.GET.get("pagina"))
    contexto |= {"form": form, "contadores": contadores(request.user)}
    return render(request, "inscripciones/mesa/cola.html", contexto)


@require_POST
def tomar_siguiente(request):
    """Take the oldest due and open it."""
    exigir(request.user, "inscripciones.usar_mesa")
    return abrir_siguiente(request)


def abrir_siguiente(request):
    """Redirect to the next case of the actor; to the queue when nothing waits."""
    siguiente = tomar_siguiente_(actor=request.user)
    if siguiente is None:
        messages.info(request, "No hay más casos libres en su territorio por ahora.")
        return redirect("inscripciones:mesa")
    return redirect("inscripciones:caso", siguiente.pk)


@require_POST
def validar_varias(request):
    """Validate together the cases whose whole checklist holds."""
    exigir(request.user, "inscripciones.usar_mesa")
    filtro = ColaForm(request.POST).pedido()
    casos = en_pestana(del_territorio(request.user), "pendientes")
    if filtro.get("profesion"):
        casos = casos.filter(profesion=filtro["profesion"])
    elegidas = SeleccionForm(request.POST, verdes=en_verde(casos, request.user)).elegidas()
    try:
        cuantas = validar_varias_(Inscripcion.objects.filter(pk__in=elegidas), actor=request.user)
    except ActoNegado as error:
        messages.error(request, str(error))
    else:
        _contar(request, cuantas)
    return redirect("inscripciones:mesa")


def _contar(request, cuantas):
    if cuantas:
        messages.success(request, f"Validó {cuantas} inscripci{'ones' if cuantas > 1 else 'ón'}.")
    else:
        messages.warning(request, "No había inscripciones marcadas con toda la lista en «Cumple».")


@require_POST
def teclas(request):
    """Switch the keys of the desk off, or on again, in this browser. Source: WCAG 2.2, 2.1.4."""
    exigir(request.user, "inscripciones.usar_mesa")
    respuesta = redirect("inscripciones:mesa")
    if request.COOKIES.get(APAGADAS) == "no":
        respuesta.delete_cookie(APAGADAS)
        messages.success(request, "Las teclas de la mesa vuelven a actuar.")
    else:
        respuesta.set_cookie(APAGADAS, "no", max_age=UN_ANO, httponly=True, samesite="Lax")
        messages.success(request, "Apagó las teclas de la mesa. Todo se hace también con los botones.")
    return respuesta
