"""The doors of the questions that lead to a procedure: anybody answers, its administrator writes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sso_portal.nucleo.acceso import obtener_permitido
from tramites.consultas.encuesta import resultados_de
from tramites.consultas.orientacion import pagina_del_punto
from tramites.diseno.orientacion import con_pregunta, sin_pregunta
from tramites.forms.orientacion import PreguntaForm, formas_de_respuestas, respuestas_de
from tramites.models import Tramite
from tramites.servicios.orientacion import (
    OrientacionConDefectos,
    cambiar_orientacion,
    defectos_de,
    orientacion_de,
    publicar_orientacion,
    retirar_orientacion,
)


def _suyo(request, codigo):
    todos = Tramite.objects.select_related("entidad")
    return obtener_permitido(request.user, "tramites.administrar", todos, codigo=codigo)


@login_not_required
@require_safe
def orientar(request, codigo):
    todos = Tramite.objects.publicados().filter(orientacion__publicada__isnull=False)
    tramite = get_object_or_404(todos.select_related("entidad"), codigo=codigo)
    camino = [int(r) for r in request.GET.getlist("r") if r.isdecimal() and len(r) < 3]
    pagina = pagina_del_punto(tramite, camino)
    sin_responder = request.GET.get("seguir") == str(len(pagina["camino"]))
    return render(
        request, "tramites/orientar.html", {**pagina, "falta": pagina["pregunta"] and sin_responder}
    )


@require_safe
def orientacion(request, codigo):
    tramite = _suyo(request, codigo)
    suya = orientacion_de(tramite)
    contexto = {"tramite": tramite, "orientacion": suya, "arbol": suya.arbol_en_borrador}
    return render(request, "tramites/orientacion.html", {**contexto, "defectos": defectos_de(suya)})


@require_http_methods(["GET", "HEAD", "POST"])
def pregunta(request, codigo, clave="", nueva=False):
    tramite = _suyo(request, codigo)
    arbol = orientacion_de(tramite).arbol_en_borrador
    actual = arbol.por_clave.get(clave)
    if actual is None and not nueva:
        raise Http404
    datos = request.POST if request.method == "POST" else None
    inicial = {"texto": actual.texto, "ayuda": actual.ayuda} if actual else {}
    form, respuestas = PreguntaForm(datos, initial=inicial), formas_de_respuestas(datos, arbol, actual)
    if datos is not None and form.is_valid() and respuestas.is_valid():
        escrita = form.nueva(arbol, clave, respuestas_de(respuestas))
        cambiar_orientacion(tramite, lambda a: con_pregunta(a, escrita), actor=request.user)
        return redirect("tramites:orientacion", codigo)
    contexto = {"tramite": tramite, "form": form, "respuestas": respuestas, "pregunta": actual}
    return render(request, "tramites/orientacion_pregunta.html", contexto)


@require_POST
def quitar(request, codigo, clave):
    cambiar_orientacion(_suyo(request, codigo), lambda a: sin_pregunta(a, clave), actor=request.user)
    return redirect("tramites:orientacion", codigo)


@require_POST
def publicar(request, codigo):
    tramite = _suyo(request, codigo)
    try:
        publicar_orientacion(tramite, actor=request.user)
    except OrientacionConDefectos as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Publicada. La página del trámite ya la ofrece.")
    return redirect("tramites:orientacion", codigo)


@require_POST
def retirar(request, codigo):
    retirar_orientacion(_suyo(request, codigo), actor=request.user)
    messages.success(request, "La página del trámite ya no la ofrece. El borrador quedó guardado.")
    return redirect("tramites:orientacion", codigo)


@require_safe
def encuesta(request, codigo):
    tramite = _suyo(request, codigo)
    contexto = {"tramite": tramite, "resultados": resultados_de(tramite)}
    return render(request, "tramites/encuesta_resultados.html", contexto)
