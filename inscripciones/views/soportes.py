"""Documents and priority conditions."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from inscripciones.consultas import avance, registro
from inscripciones.consultas.apertura import abierto_en
from inscripciones.estados import Estado
from inscripciones.forms.soportes import CondicionForm, DocumentoForm
from inscripciones.models import CondicionPrioridad, DocumentoInscripcion, Inscripcion
from inscripciones.pasos import Paso
from inscripciones.servicios import prioridad as servicios_prioridad
from inscripciones.servicios import soportes as servicios
from inscripciones.servicios.guardado import PasoCerrado
from inscripciones.servicios.registro import confirmar_parte
from sso_portal.nucleo.acceso import obtener_permitido
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado

from .pasos import PERMISO, cerrado, marco_de_paso, siguiente

Condicion = CondicionPrioridad.Condicion


def _mia(request, pk) -> Inscripcion:
    return obtener_permitido(request.user, PERMISO, registro.mia(), pk=pk)


# --- Documents ---


def documentos(request, pk):
    """One upload per type; sending one form keeps that one."""
    inscripcion = _mia(request, pk)
    abiertos = abierto_en(inscripcion).get(Paso.DOCUMENTOS)
    if not abiertos:
        return cerrado(request, inscripcion, Paso.DOCUMENTOS)
    if request.method == "POST":
        return _subir(request, inscripcion, abiertos)
    return _mostrar(request, inscripcion, abiertos, {})


def _subir(request, inscripcion: Inscripcion, abiertos):
    """Keep every file chosen; those that cannot be kept say why, the others stay."""
    formas = _formas(inscripcion, abiertos, request.POST, request.FILES)
    elegidas = {tipo: f for tipo, f in formas.items() if f"{tipo}-archivo" in request.FILES}
    try:
        for tipo, forma in elegidas.items():
            _subir_una(request, inscripcion, tipo, forma)
    except PasoCerrado as error:
        return cerrado(request, inscripcion, Paso.DOCUMENTOS, str(error))
    _decir_subidos(request, [f.cleaned_data["archivo"].name for f in elegidas.values() if f.fue_subida])
    if any(forma.errors for forma in elegidas.values()):
        return _mostrar(request, inscripcion, abiertos, elegidas)
    if elegidas and "seguir" not in request.POST:
        return redirect("inscripciones:documentos", inscripcion.pk)
    return _seguir(request, inscripcion, Paso.DOCUMENTOS)


def _seguir(request, inscripcion: Inscripcion, paso: Paso):
    """Go on; in a correction, what was left as it was is attended too."""
    if inscripcion.estado == Estado.EN_CORRECCION:
        try:
            confirmar_parte(inscripcion, paso, actor=request.user)
        except PasoCerrado as error:
            return cerrado(request, inscripcion, paso, str(error))
    return redirect(siguiente(inscripcion, paso))


@require_POST
def confirmar_prioridad(request, pk):
    """Leave the conditions as they are and go on."""
    return _seguir(request, _mia(request, pk), Paso.PRIORIDAD)


def _decir_subidos(request, nombres: list[str]) -> None:
    if nombres:
        messages.success(request, f"Subido: {avance.enumerar(nombres)}")


def _subir_una(request, inscripcion: Inscripcion, tipo: str, forma: DocumentoForm) -> None:
    if not forma.is_valid():
        return
    try:
        servicios.subir_documento(inscripcion, tipo, forma.cleaned_data["archivo"], actor=request.user)
    except ArchivoRechazado as error:
        forma.add_error("archivo", str(error))
    else:
        forma.fue_subida = True


def _formas(inscripcion: Inscripcion, abiertos, datos=None, archivos=None) -> dict[str, DocumentoForm]:
    tipos = [t for t in DocumentoInscripcion.Tipo if t in abiertos and t in avance.requeridos(inscripcion)]
    return {t.value: DocumentoForm(datos, archivos, nombre=t.label, clave=t.value) for t in tipos}


def _mostrar(request, inscripcion: Inscripcion, abiertos, enviadas: dict[str, DocumentoForm]):
    subidos = {
        d.tipo: d
        for d in inscripcion.documentos.filter(es_vigente=True).select_related("archivo").order_by("tipo")
    }
    formas = _formas(inscripcion, abiertos) | {t: f for t, f in enviadas.items() if f.errors}
    contexto = {
        **marco_de_paso(inscripcion, Paso.DOCUMENTOS),
        "filas": [(tipo, forma, subidos.get(tipo)) for tipo, forma in formas.items()],
        "formas": [f for f in formas.values() if f.is_bound],
        "total_bytes": sum(a.tamano_bytes for a in servicios.archivos_de(inscripcion).order_by("pk")),
    }
    # the tags of the frame look for forms among the variables of the page
    contexto["form"] = next(iter(contexto["formas"]), None)
    return render(request, "inscripciones/documentos.html", contexto)


@require_POST
def quitar_documento(request, pk, tipo):
    inscripcion = _mia(request, pk)
    try:
        if servicios.quitar_documento(inscripcion, tipo, actor=request.user):
            messages.success(request, "Quitamos el archivo")
    except PasoCerrado as error:
        return cerrado(request, inscripcion, Paso.DOCUMENTOS, str(error))
    return redirect("inscripciones:documentos", pk)


# --- Priority ---


@require_GET
def prioridad(request, pk):
    """The conditions, each apart; «ninguna» completes the part."""
    inscripcion = _mia(request, pk)
    if Paso.PRIORIDAD not in abierto_en(inscripcion):
        return cerrado(request, inscripcion, Paso.PRIORIDAD)
    declaradas = {c.condicion: c for c in inscripcion.condiciones.select_related("archivo").order_by("pk")}
    contexto = {
        **marco_de_paso(inscripcion, Paso.PRIORIDAD),
        "filas": [
            (c, declaradas.get(c.value))
            for c in Condicion
            if inscripcion.estado == "borrador" or c.value in declaradas
        ],
        "hay": bool(declaradas),
    }
    return render(request, "inscripciones/prioridad.html", contexto)


@require_POST
def ninguna(request, pk):
    inscripcion = _mia(request, pk)
    try:
        servicios_prioridad.declarar_ninguna(inscripcion, actor=request.user)
    except PasoCerrado as error:
        return cerrado(request, inscripcion, Paso.PRIORIDAD, str(error))
    return redirect(siguiente(inscripcion, Paso.PRIORIDAD))


@require_POST
def condicion(request, pk):
    """Declare one condition: the text of the law, its consent, its document.

    Which one travels in the body of the request: no address, log or history of a browser tells it.
    """
    inscripcion = _mia(request, pk)
    codigo = request.POST.get("condicion", "")
    if codigo not in Condicion.values:
        raise Http404
    if Paso.PRIORIDAD not in abierto_en(inscripcion):
        return cerrado(request, inscripcion, Paso.PRIORIDAD)
    fila = inscripcion.condiciones.filter(indice=servicios_prioridad.indice_de(inscripcion, codigo)).first()
    enviado = (request.POST, request.FILES) if "guardar" in request.POST else ()
    form = CondicionForm(*enviado, condicion=codigo, comunidad=fila.comunidad if fila else "")
    if form.is_valid():
        return _declarar(request, inscripcion, codigo, form, fila)
    return _mostrar_condicion(request, inscripcion, codigo, form, fila)


def _declarar(request, inscripcion: Inscripcion, codigo: str, form: CondicionForm, fila):
    comunidad = form.cleaned_data.get("comunidad")
    try:
        servicios_prioridad.declarar_condicion(
            inscripcion,
            codigo,
            comunidad=comunidad.pk if comunidad else "",
            subido=form.cleaned_data["archivo"],
            actor=request.user,
        )
    except PasoCerrado as error:
        return cerrado(request, inscripcion, Paso.PRIORIDAD, str(error))
    except ArchivoRechazado as error:
        form.add_error("archivo", str(error))
        return _mostrar_condicion(request, inscripcion, codigo, form, fila)
    messages.success(request, "Guardamos la condición. Solo la verá quien valida su inscripción.")
    return redirect("inscripciones:prioridad", inscripcion.pk)


def _mostrar_condicion(request, inscripcion: Inscripcion, codigo: str, form: CondicionForm, fila):
    contexto = {
        **marco_de_paso(inscripcion, Paso.PRIORIDAD),
        "condicion": Condicion(codigo),
        "form": form,
        "fila": fila,
    }
    return render(request, "inscripciones/condicion.html", contexto)


@require_POST
def quitar_condicion(request, pk, condicion_id):
    inscripcion = _mia(request, pk)
    try:
        if servicios_prioridad.quitar_condicion(inscripcion, condicion_id, actor=request.user):
            messages.success(request, "Quitamos la condición y su documento.")
    except PasoCerrado as error:
        return cerrado(request, inscripcion, Paso.PRIORIDAD, str(error))
    return redirect("inscripciones:prioridad", pk)
