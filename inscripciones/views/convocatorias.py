"""Doors of the processes: the public page of each, and the ministry's work on them."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inscripciones.consultas import convocatorias as consultas
from inscripciones.estados import EstadoConvocatoria
from inscripciones.forms.convocatorias import (
    ConvocatoriaForm,
    FiltroOfertaForm,
    MarcadasForm,
    PoliticaForm,
    inicial_de,
)
from inscripciones.models import Convocatoria, Politica
from inscripciones.reglas import en_palabras
from inscripciones.servicios import convocatorias as servicios
from inscripciones.servicios.candado import ConvocatoriaCongelada
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.formularios.llave import leer_llave
from sso_portal.nucleo.legible.cifras import miles

POR_PAGINA = 50


@login_not_required
@require_safe
def lista(request):
    contexto = {
        "convocatorias": consultas.convocatorias_de(request.user),
        "puede_convocar": request.user.has_perm("inscripciones.convocar"),
    }
    return render(request, "inscripciones/convocatorias.html", contexto)


@login_not_required
@require_safe
def detalle(request, codigo):
    convocatoria = _visible(request, codigo, "inscripciones.ver_convocatoria")
    es_suya = request.user.has_perm("inscripciones.convocar", convocatoria)
    contexto = consultas.ver_convocatoria(convocatoria)
    contexto["cambios"] = convocatoria.cambios_de_fecha.order_by("-movida_en", "-pk")
    contexto["instantes"] = consultas.instantes_de(convocatoria)
    contexto["plazas_url"] = f"{reverse('plazas:catalogo')}?convocatoria={codigo}&departamento="
    contexto["es_editable"] = es_suya and convocatoria.estado == EstadoConvocatoria.BORRADOR
    contexto["faltas"] = servicios.faltas_de(convocatoria) if contexto["es_editable"] else []
    return render(request, "inscripciones/convocatoria.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def nueva(request):
    exigir(request.user, "inscripciones.convocar")
    form = ConvocatoriaForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        datos = {"acto": _acto(request, form), "clave": leer_llave(request), **form.datos}
        if form.is_valid() and (hecha := _guardar(request, form, servicios.crear_convocatoria, datos)):
            return redirect("inscripciones:ofertas", hecha.codigo)
    contexto = {"form": form, "convocatoria": None, "acto_guardado": _conservado(request, form)}
    return render(request, "inscripciones/convocatoria_formulario.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def editar(request, codigo):
    convocatoria = _visible(request, codigo, "inscripciones.convocar")
    if convocatoria.estado != EstadoConvocatoria.BORRADOR:
        messages.info(request, "La convocatoria ya se publicó: sus datos y fechas no cambian.")
        return redirect(convocatoria)
    opciones = {"convocatoria": convocatoria, "initial": inicial_de(convocatoria)}
    form = ConvocatoriaForm(request.POST or None, request.FILES or None, **opciones)
    if form.is_bound and form.is_valid():
        datos = {"acto": _acto(request, form), **form.datos}
        if hecha := _guardar(request, form, partial(servicios.editar_convocatoria, convocatoria), datos):
            return redirect(hecha)
    contexto = {"form": form, "convocatoria": convocatoria, "acto_guardado": _conservado(request, form)}
    return render(request, "inscripciones/convocatoria_formulario.html", contexto)


@require_safe
def ofertas(request, codigo):
    convocatoria = _visible(request, codigo, "inscripciones.convocar")
    if convocatoria.estado != EstadoConvocatoria.BORRADOR:
        return redirect("inscripciones:quitar_ofertas", codigo)
    form = FiltroOfertaForm(request.GET, convocatoria=convocatoria)
    posibles = form.filtrar(consultas.ofrecibles_en(convocatoria))
    contexto = {
        "convocatoria": convocatoria,
        "form": form,
        "pagina": Paginator(posibles, POR_PAGINA).get_page(request.GET.get("pagina")),
        **consultas.totales_de(convocatoria),
    }
    return render(request, "inscripciones/ofrecer.html", contexto)


@require_POST
def ofrecer(request, codigo):
    convocatoria = _visible(request, codigo, "inscripciones.convocar")
    posibles = FiltroOfertaForm(request.POST, convocatoria=convocatoria).filtrar(
        consultas.ofrecibles_en(convocatoria)
    )
    elegidas = MarcadasForm(request.POST).de(posibles, "codigo")
    _contar(request, "Ofreció", lambda: servicios.ofrecer_plazas(convocatoria, elegidas, actor=request.user))
    return redirect("inscripciones:ofertas", convocatoria.codigo)


@require_http_methods(["GET", "HEAD", "POST"])
def quitar(request, codigo):
    convocatoria = _visible(request, codigo, "inscripciones.convocar")
    puestas = consultas.ofertas_de(convocatoria)
    if request.method == "POST":
        fuera = MarcadasForm(request.POST).de(puestas, "plaza__codigo")
        _contar(request, "Quitó", lambda: servicios.quitar_ofertas(convocatoria, fuera, actor=request.user))
        return redirect("inscripciones:quitar_ofertas", convocatoria.codigo)
    pagina = Paginator(puestas, POR_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "inscripciones/ofertas.html", {"convocatoria": convocatoria, "pagina": pagina})


@require_POST
def publicar(request, codigo):
    convocatoria = _visible(request, codigo, "inscripciones.convocar")

    def acto():
        servicios.publicar_convocatoria(convocatoria, actor=request.user)
        return f"Publicó la convocatoria {convocatoria.nombre}. Sus plazas, fechas y reglas ya no cambian."

    _actuar(request, acto)
    return redirect(convocatoria)


@require_safe
def politicas(request):
    exigir(request.user, "inscripciones.convocar")
    versiones = Politica.objects.prefetch_related("convocatorias").order_by("-creada_en", "-pk")
    contexto = {"politicas": [(p, en_palabras(p.reglas)) for p in versiones]}
    return render(request, "inscripciones/politicas.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
def nueva_politica(request):
    exigir(request.user, "inscripciones.convocar")
    form = PoliticaForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            politica = servicios.crear_politica(actor=request.user, **form.datos)
        except servicios.VersionRepetida as error:
            form.add_error("version", str(error))
        else:
            messages.success(request, f"Guardamos la versión {politica.version} de las reglas.")
            return redirect("inscripciones:politicas")
    return render(request, "inscripciones/politica_formulario.html", {"form": form})


def _visible(request, codigo, permiso):
    convocatorias = Convocatoria.objects.select_related("politica", "acto_archivo")
    return obtener_permitido(request.user, permiso, convocatorias, codigo=codigo)


def _guardar(request, form, acto, datos):
    """The process that ``acto`` leaves; or nothing, with the reason beside the field that has it."""
    try:
        hecha = acto(actor=request.user, **datos)
    except ArchivoRechazado as error:
        form.add_error("acto", str(error))
    except ConvocatoriaCongelada as error:
        form.add_error(None, str(error))
    else:
        messages.success(request, f"Guardamos la convocatoria {hecha.nombre} en borrador.")
        return hecha
    return None


def _acto(request, form):
    """The act just uploaded, or the one kept while the rest was mended."""
    limpios = getattr(form, "cleaned_data", {})
    acto = limpios.get("acto") or consultas.acto_conservado(limpios.get("acto_guardado"), request.user)
    if acto is None and form.convocatoria is None and "acto" not in form.errors:
        form.add_error("acto", "Adjunte el acto que abre la convocatoria")
    return acto


def _conservado(request, form):
    """Keep the act of a form that comes back: nothing uploaded is lost."""
    acto = _acto(request, form) if form.is_bound else None
    if not acto or "acto" in form.errors:
        return None
    try:
        return servicios.conservar_acto(acto, actor=request.user)
    except ArchivoRechazado as error:
        form.add_error("acto", str(error))
    return None


def _contar(request, hecho, acto):
    """Do ``acto`` and say to how many plazas it happened."""

    def contado():
        cuantas = acto()
        return cuantas and f"{hecho} {miles(cuantas)} plaza{'s' if cuantas > 1 else ''}."

    _actuar(request, contado)


def _actuar(request, acto):
    """Do ``acto`` and say how it went; when it happened to nothing, what to mark."""
    try:
        if dicho := acto():
            messages.success(request, dicho)
        else:
            messages.warning(
                request, "No había plazas marcadas. Marque las que quiere y vuelva a intentarlo."
            )
    except (ConvocatoriaCongelada, servicios.ConvocatoriaIncompleta, TransicionInvalida) as error:
        messages.error(request, str(error))
