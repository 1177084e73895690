"""The list of posts and the order of departamentos: buttons, no dragging."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from inscripciones.consultas import registro
from inscripciones.consultas.apertura import abierto_en
from inscripciones.forms.preferencias import BuscarPlazaForm, DepartamentosForm
from inscripciones.models import Inscripcion, Oferta
from inscripciones.orden import REGIONES
from inscripciones.pasos import DEPARTAMENTOS, Paso
from inscripciones.servicios import preferencias as servicios
from inscripciones.servicios.guardado import ConflictoDeVersion, PasoCerrado
from sso_portal.nucleo.acceso import obtener_permitido

from .pasos import PERMISO, cerrado, hoja_de, marco_de_paso, siguiente

POR_PAGINA = 10


def _mia(request, pk) -> Inscripcion:
    return obtener_permitido(request.user, PERMISO, registro.mia(), pk=pk)


@require_GET
def preferencias(request, pk):
    inscripcion = _mia(request, pk)
    if Paso.PREFERENCIAS not in abierto_en(inscripcion):
        return cerrado(request, inscripcion, Paso.PREFERENCIAS)
    movida = request.GET.get("movida", "")
    contexto = _contexto(inscripcion, movida=int(movida) if movida.isdecimal() else None)
    return render(request, "inscripciones/preferencias.html", contexto)


def _contexto(inscripcion: Inscripcion, *, movida: int | None = None) -> dict:
    lista = list(registro.lista_de(inscripcion))
    departamentos = inscripcion.departamentos.order_by("orden").select_related("departamento")
    maximo = inscripcion.convocatoria.politica.reglas["max_plazas"]
    return {
        **marco_de_paso(inscripcion, Paso.PREFERENCIAS),
        "lista": lista,
        "libres": maximo - len(lista),
        "maximo": maximo,
        "nombres_departamentos": [str(d.departamento) for d in departamentos],
        "movida": movida,
    }


@require_POST
def mover(request, pk):
    """One button of the list: «subir», «bajar» or «quitar» carries post and present place."""
    inscripcion = _mia(request, pk)
    try:
        dicho, movida = _hacer(request, inscripcion)
    except PasoCerrado as error:
        return cerrado(request, inscripcion, Paso.PREFERENCIAS, str(error))
    messages.success(request, dicho)
    lista = reverse("inscripciones:preferencias", args=[pk])
    return redirect(f"{lista}?movida={movida}#plaza-{movida}" if movida else lista)


def _hacer(request, inscripcion: Inscripcion) -> tuple[str, int | None]:
    for boton, pasos in (("subir", -1), ("bajar", 1)):
        if valor := request.POST.get(boton):
            return _mover(request, inscripcion, valor, pasos)
    oferta = _oferta(inscripcion, request.POST.get("quitar", ""))
    quitada = servicios.quitar_preferencia(inscripcion, oferta.pk, actor=request.user)
    return f"La plaza {oferta.plaza.codigo} {'salió de' if quitada else 'ya no estaba en'} su lista", None


def _mover(request, inscripcion: Inscripcion, valor: str, pasos: int) -> tuple[str, int | None]:
    clave, _, lugar = valor.partition(":")
    oferta, desde = _oferta(inscripcion, clave), int(lugar) if lugar.isdecimal() else None
    nuevo = servicios.mover_preferencia(inscripcion, oferta.pk, pasos, desde=desde, actor=request.user)
    if nuevo is None:
        return "La lista ya había cambiado. Así está ahora", None
    verbo = "subió" if pasos < 0 else "bajó"
    return (
        f"{oferta.ofrecida.municipio} (plaza {oferta.ofrecida.codigo}) {verbo} al lugar {nuevo}",
        oferta.pk,
    )


def _oferta(inscripcion: Inscripcion, clave: str) -> Oferta:
    if not clave.isdecimal():
        raise Http404
    return get_object_or_404(
        Oferta.objects.select_related("plaza__entidad", "plaza__municipio", "plaza__profesion"),
        pk=clave,
        convocatoria_id=inscripcion.convocatoria_id,
    )


@require_GET
def buscar(request, pk):
    """Find posts of the profession without leaving the registration."""
    inscripcion = _mia(request, pk)
    if Paso.PREFERENCIAS not in abierto_en(inscripcion):
        return cerrado(request, inscripcion, Paso.PREFERENCIAS)
    form = BuscarPlazaForm(request.GET)
    filtros = form.cleaned_data if form.is_valid() else {}
    ofertas, son_parecidas = registro.ofertas_para(inscripcion, **filtros)
    contexto = {
        **_contexto(inscripcion),
        "form": form,
        "son_parecidas": son_parecidas,
        "pagina": Paginator(ofertas, POR_PAGINA).get_page(request.GET.get("pagina")),
    }
    contexto["agregadas"] = {p.oferta_id: p.orden for p in contexto["lista"]}
    return render(request, "inscripciones/buscar_plaza.html", contexto)


@require_POST
def agregar(request, pk):
    """Add a post found here; the answer is the list, or the reason."""
    inscripcion = _mia(request, pk)
    oferta = _oferta(inscripcion, request.POST.get("oferta", ""))
    return _agregar(request, inscripcion, oferta)


def agregar_del_catalogo(request, codigo):
    """Add a post of the public catalogue to the draft of an open process that offers it."""
    inscripcion, oferta = registro.donde_agregar(request.user, codigo)
    if inscripcion is None:
        return _sin_donde_agregar(request, codigo)
    if request.method == "POST":
        return _agregar(request, inscripcion, oferta)
    return render(request, "inscripciones/agregar_plaza.html", {**_contexto(inscripcion), "oferta": oferta})


def _sin_donde_agregar(request, codigo: str):
    if enviada := registro.enviada_que_la_ofrece(request.user, codigo):
        return cerrado(request, enviada, Paso.PREFERENCIAS)
    dicho = f"Para agregar la plaza {codigo}, empiece su inscripción en una convocatoria que la ofrezca."
    messages.info(request, dicho)
    return redirect("inscripciones:inicio")


def _agregar(request, inscripcion: Inscripcion, oferta: Oferta):
    try:
        nueva = servicios.agregar_preferencia(inscripcion, oferta, actor=request.user)
    except PasoCerrado as error:
        return cerrado(request, inscripcion, Paso.PREFERENCIAS, str(error))
    except servicios.PreferenciaRechazada as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Agregó la plaza {oferta.plaza.codigo} en el lugar {nueva.orden}")
    return redirect("inscripciones:preferencias", inscripcion.pk)


def departamentos(request, pk):
    """The order of the departamentos: a number each, or a region first."""
    inscripcion = _mia(request, pk)
    if Paso.PREFERENCIAS not in abierto_en(inscripcion):
        return cerrado(request, inscripcion, Paso.PREFERENCIAS)
    form = DepartamentosForm(request.POST or None, inscripcion=inscripcion)
    if request.method == "POST":
        return _ordenar(request, inscripcion, form)
    return _mostrar(request, inscripcion, form)


def _ordenar(request, inscripcion: Inscripcion, form):
    region = request.POST.get("region", "")
    if not region and not form.is_valid():
        return _mostrar(request, inscripcion, form)
    orden = _orden_pedido(form, region)
    try:
        servicios.ordenar_departamentos(inscripcion, orden, hoja=hoja_de(request), actor=request.user)
    except PasoCerrado as error:
        return cerrado(request, inscripcion, Paso.PREFERENCIAS, str(error))
    except ConflictoDeVersion as error:
        return _mostrar(request, inscripcion, form, conflicto=str(error))
    messages.success(request, _dicho_del_orden(len(orden)))
    if not region and inscripcion.preferencias.exists():
        return redirect(siguiente(inscripcion, Paso.PREFERENCIAS))
    destino = "inscripciones:departamentos" if region else "inscripciones:preferencias"
    return redirect(destino, inscripcion.pk)


def _dicho_del_orden(cuantos: int) -> str:
    if not cuantos:
        return "Guardamos: sin preferencia de departamento"
    return f"Guardamos su orden: {cuantos} departamento{'s' if cuantos > 1 else ''}"


def _orden_pedido(form: DepartamentosForm, region: str) -> list[str]:
    if region == "ninguno":
        return []
    return form.con_region(region) if region else form.cleaned_data["orden"]


def _mostrar(request, inscripcion: Inscripcion, form, *, conflicto: str = ""):
    actual = inscripcion.departamentos.order_by("orden").select_related("departamento")
    contexto = {
        **marco_de_paso(inscripcion, Paso.PREFERENCIAS, seccion=DEPARTAMENTOS),
        "form": form,
        "conflicto": conflicto,
        "guardado": [(f"{d.orden}.", d.departamento) for d in actual] if conflicto else [],
        "regiones": [(clave, nombre) for clave, (nombre, _) in REGIONES.items()],
    }
    return render(request, "inscripciones/departamentos.html", contexto, status=409 if conflicto else 200)
