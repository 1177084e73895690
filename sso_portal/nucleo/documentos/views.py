from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.bitacora.servicios import registrar_lectura

from . import consultas, permisos
from .models import Archivo
from .respuestas import responder_archivo


@require_safe
def abrir(request, pk):
    archivo = get_object_or_404(Archivo, pk=pk)
    if not permisos.puede_abrir(request.user, archivo):
        raise Http404
    if explicacion := permisos.uso_de(archivo).sin_efecto(archivo):
        contexto = {"archivo": archivo, "explicacion": explicacion}
        return render(request, "documentos/sin_efecto.html", contexto, status=410)
    if permisos.debe_anotarse(request.user, archivo):
        proposito = permisos.uso_de(archivo).proposito
        registrar_lectura(archivo, persona_id=archivo.titular_id, actor=request.user, proposito=proposito)
    return _entregar(request, archivo)


@require_safe
@login_not_required
def publico(request, pk):
    archivo = get_object_or_404(Archivo, pk=pk)
    if not permisos.uso_de(archivo).publico:
        raise Http404
    return _entregar(request, archivo)


def _entregar(request, archivo):
    try:
        return responder_archivo(archivo, es_publico=permisos.uso_de(archivo).publico)
    except FileNotFoundError:
        return render(request, "documentos/ausente.html", {"archivo": archivo}, status=404)


@require_safe
def lecturas(request):
    """«Quién ha visto mis datos»."""
    persona = request.user.persona
    todas = consultas.lecturas_de_persona(persona) if persona else []
    pagina = Paginator(todas, 25).get_page(request.GET.get("pagina"))
    filas = consultas.lecturas_legibles(list(pagina.object_list))
    return render(request, "documentos/lecturas.html", {"pagina": pagina, "lecturas": filas})


@require_safe
def ausentes(request):
    exigir(request.user, "documentos.ver_ausentes")
    pagina = Paginator(consultas.ausentes(), 50).get_page(request.GET.get("pagina"))
    return render(request, "documentos/ausentes.html", {"pagina": pagina})
