"""The steps that are forms: personal data and education. One shape for both."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from inscripciones.consultas.apertura import abierto_en, hallazgos_por_corregir, por_que_cerrado
from inscripciones.consultas.registro import mia
from inscripciones.estados import Estado
from inscripciones.forms.registro import DatosForm, FormacionForm, FormularioDePaso, municipios_de
from inscripciones.models import Inscripcion
from inscripciones.pasos import Paso, abre
from inscripciones.servicios import registro as servicios
from inscripciones.servicios.guardado import ConflictoDeVersion, Hoja, PasoCerrado
from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.cuentas import escrito
from sso_portal.nucleo.legible.fechas import fecha, hora

from .sesion import es_autoguardado, sin_perder_lo_escrito

PERMISO = "inscripciones.diligenciar"


@dataclass(frozen=True)
class PasoConForma:
    paso: Paso
    forma: type[FormularioDePaso]
    guardar: Callable[..., None]
    plantilla: str


DATOS = PasoConForma(Paso.DATOS, DatosForm, servicios.guardar_datos, "inscripciones/datos.html")
FORMACION = PasoConForma(
    Paso.FORMACION, FormacionForm, servicios.guardar_formacion, "inscripciones/formacion.html"
)


@sin_perder_lo_escrito
def datos(request, pk):
    return _atender(request, obtener_permitido(request.user, PERMISO, mia(), pk=pk), DATOS)


@sin_perder_lo_escrito
def formacion(request, pk):
    return _atender(request, obtener_permitido(request.user, PERMISO, mia(), pk=pk), FORMACION)


@require_GET
def municipios(request):
    """The options of a departamento, for the page that changes them without reloading."""
    lista = municipios_de(request.GET.get("departamento", ""))
    return render(request, "inscripciones/partes/municipios.html", {"municipios": lista})


def _atender(request, inscripcion: Inscripcion, cual: PasoConForma) -> HttpResponse:
    abiertos = abierto_en(inscripcion).get(cual.paso)
    if not abiertos:
        return cerrado(request, inscripcion, cual.paso)
    if request.method == "POST":
        return _guardar(request, inscripcion, cual, abiertos)
    opciones = {"departamento": request.GET.get("departamento", "")} if cual is DATOS else {}
    antes = escrito.recuperar(request)
    forma = cual.forma(antes, inscripcion=inscripcion, abiertos=abiertos, **opciones)
    return _mostrar(request, inscripcion, cual, forma, version=antes and antes.get("version"))


def _guardar(request, inscripcion: Inscripcion, cual: PasoConForma, abiertos) -> HttpResponse:
    forma = cual.forma(request.POST, inscripcion=inscripcion, abiertos=abiertos)
    forma.is_valid()
    try:
        _guardar_lo_bueno(request, inscripcion, cual, forma)
    except PasoCerrado as error:
        return cerrado(request, inscripcion, cual.paso, str(error))
    except ConflictoDeVersion as error:
        return _conflicto(request, inscripcion, cual, forma, str(error))
    if es_autoguardado(request):
        return _respuesta(inscripcion, cual.paso, forma)
    if request.POST.get("accion") == "municipios" and not forma.errors:
        return redirect(f"{request.path}?departamento={request.POST.get('departamento', '')}#id_municipio")
    if forma.errors:
        return _mostrar(request, inscripcion, cual, forma)
    return redirect(siguiente(inscripcion, cual.paso))


def _guardar_lo_bueno(request, inscripcion: Inscripcion, cual: PasoConForma, forma) -> None:
    """Keep every field that is well written; the others stay on the page with their sentence."""
    cual.guardar(inscripcion, forma.cleaned_data, hoja=hoja_de(request), actor=request.user)


def _respuesta(inscripcion: Inscripcion, paso: str, forma) -> JsonResponse:
    """What the page shows after saving by itself."""
    errores = {
        forma[campo].auto_id: dichos[0] for campo, dichos in forma.errors.items() if campo in forma.fields
    }
    return JsonResponse(
        {
            "guardado": hora(timezone.now()),
            "version": inscripcion.version_de(paso),
            "errores": errores,
        }
    )


def _conflicto(request, inscripcion: Inscripcion, cual: PasoConForma, forma, texto: str) -> HttpResponse:
    """What was typed stays on the page; saving again keeps it, the link keeps what the other session left."""
    if es_autoguardado(request):
        return JsonResponse({"conflicto": texto}, status=409)
    inscripcion.refresh_from_db()
    guardado = cual.forma(inscripcion=inscripcion, abiertos=list(forma.fields))
    distintos = [campo for campo in guardado if campo.name in forma.changed_data]
    filas = [(campo.label, _legible(campo)) for campo in distintos]
    return _mostrar(request, inscripcion, cual, forma, conflicto=texto, guardado=filas)


def _legible(campo: BoundField) -> str:
    """What is saved in a field, as a person reads it."""
    if campo.initial in (None, ""):
        return "Sin escribir"
    opciones = {str(clave): rotulo for clave, rotulo in getattr(campo.field, "choices", ())}
    valor = campo.initial
    return opciones.get(str(valor)) or (fecha(valor) if isinstance(valor, date) else valor)


def _mostrar(request, inscripcion, cual: PasoConForma, forma, *, version=None, **mas) -> HttpResponse:
    contexto = {
        **marco_de_paso(inscripcion, cual.paso, version=version),
        "form": forma,
        "conflicto": "",
        "guardado": [],
        **mas,
    }
    return render(request, cual.plantilla, contexto, status=409 if contexto["conflicto"] else 200)


# --- What every step shares ---


def marco_de_paso(inscripcion: Inscripcion, paso: Paso, *, seccion: str = "", version=None) -> dict[str, Any]:
    """What the template of a step needs: where it is, which version it shows, what was asked to correct."""
    pedidos = hallazgos_por_corregir(inscripcion) if inscripcion.estado == Estado.EN_CORRECCION else []
    seccion = seccion or paso
    return {
        "form": None,
        "inscripcion": inscripcion,
        "paso": paso,
        "titulo": paso.label,
        "lugar": list(Paso).index(paso) + 1,
        "version": version or inscripcion.version_de(seccion),
        "guardado_en": inscripcion.guardado_en(seccion),
        "abierta": int(timezone.now().timestamp()),
        "pagina": uuid4(),
        "pedidos": [h for h in pedidos if paso in abre(h.punto_id, h.punto.paso)],
        "es_borrador": inscripcion.estado == Estado.BORRADOR,
    }


def hoja_de(request) -> Hoja:
    """The page a POST comes from, as it says; false data only harm whoever sends them."""
    version, segundos = request.POST.get("version", ""), request.POST.get("abierta", "")
    return Hoja(
        version=int(version) if version.isdecimal() else None,
        abierta_en=_instante(segundos) if segundos.isdecimal() and len(segundos) < 12 else None,
        pagina=request.POST.get("pagina", "")[:36],
    )


def _instante(segundos: str) -> datetime:
    return datetime.fromtimestamp(int(segundos), UTC)


def cerrado(request, inscripcion: Inscripcion, paso: Paso, texto: str = "") -> HttpResponse:
    """That part is not open: say why on the page of the registration."""
    texto = texto or por_que_cerrado(inscripcion)
    if es_autoguardado(request):
        return JsonResponse({"cerrado": texto}, status=409)
    messages.warning(request, texto)
    return redirect("inscripciones:detalle", inscripcion.pk)


def siguiente(inscripcion: Inscripcion, paso: Paso) -> str:
    """The next part of a draft; of a correction, its page."""
    pasos = list(Paso)
    proximo = pasos.index(paso) + 1
    if inscripcion.estado == Estado.BORRADOR and proximo < len(pasos):
        return reverse(f"inscripciones:{pasos[proximo].value}", args=[inscripcion.pk])
    return reverse("inscripciones:detalle", args=[inscripcion.pk])
