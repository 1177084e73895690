"""The appeal: its owner's page, and the desk that resolves it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inscripciones.consultas import recursos as consultas
from inscripciones.consultas import registro
from inscripciones.consultas.plazos import apelar_hasta
from inscripciones.forms.recurso import ApelarForm, PruebaForm, ResolverForm
from inscripciones.models import Recurso
from inscripciones.servicios import recurso as servicios
from inscripciones.servicios.guardado import PasoCerrado
from inscripciones.servicios.mesa import ActoNegado
from sso_portal.nucleo.acceso import exigir, obtener_permitido
from sso_portal.nucleo.cuentas import escrito
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado

from .pasos import PERMISO
from .sesion import sin_perder_lo_escrito

POR_PAGINA = 30
CON_FORMA = require_http_methods(["GET", "HEAD", "POST"])


@sin_perder_lo_escrito
@CON_FORMA
def apelar(request, pk):
    """Say why one does not agree, while there is time."""
    inscripcion = obtener_permitido(request.user, PERMISO, registro.mia(), pk=pk)
    if not consultas.puede_apelar(inscripcion):
        return redirect("inscripciones:detalle", pk)
    form = ApelarForm(request.POST or escrito.recuperar(request))
    if request.method != "POST" or not form.is_valid():
        contexto = {"inscripcion": inscripcion, "form": form, "hasta": apelar_hasta(inscripcion)}
        return render(request, "inscripciones/apelar.html", contexto)
    try:
        servicios.apelar_inscripcion(inscripcion, actor=request.user, **form.cleaned_data)
        messages.success(request, "Recibimos su apelación. Si tiene documentos, agréguelos ahora.")
    except PasoCerrado as error:
        messages.warning(request, str(error))
    return redirect("inscripciones:detalle", pk)


@require_POST
def adjuntar_prueba(request, pk):
    """Add one document to one's own appeal."""
    inscripcion = obtener_permitido(request.user, PERMISO, registro.mia(), pk=pk)
    recurso = consultas.recurso_de(inscripcion)
    form = PruebaForm(request.POST, request.FILES)
    if recurso is not None and form.is_valid():
        try:
            servicios.adjuntar_prueba(recurso, form.cleaned_data["archivo"], actor=request.user)
            messages.success(request, "Agregamos el documento a su apelación.")
        except (PasoCerrado, ArchivoRechazado) as error:
            messages.error(request, str(error))
    for falta in form.errors.get("archivo", []):
        messages.error(request, falta)
    return redirect("inscripciones:detalle", pk)


@require_safe
def recursos(request):
    """The appeals that wait for the officer, the oldest first."""
    exigir(request.user, "inscripciones.usar_mesa")
    filas = consultas.por_resolver(request.user).select_related("inscripcion__profesion")
    pagina = Paginator(filas, POR_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "inscripciones/mesa/recursos.html", {"pagina": pagina})


@CON_FORMA
def resolver_recurso(request, pk):
    """Read an appeal beside what was decided, and resolve it."""
    filas = Recurso.objects.select_related("inscripcion__persona__usuario", "inscripcion__autoridad")
    recurso = obtener_permitido(request.user, "inscripciones.resolver_recurso", filas, pk=pk)
    form = ResolverForm(request.POST or None)
    if not form.is_valid():
        contexto = {"recurso": recurso, "form": form, **consultas.expediente(recurso)}
        return render(request, "inscripciones/mesa/recurso.html", contexto)
    try:
        servicios.resolver_recurso(recurso, actor=request.user, **form.cleaned_data)
        messages.success(request, f"Resolvió la apelación de {recurso.inscripcion.numero}.")
    except ActoNegado as error:
        messages.error(request, str(error))
    return redirect("inscripciones:recursos")
