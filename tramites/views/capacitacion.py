"""The doors of what is taught: anybody reads, an institution writes and notes who came."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sso_portal.nucleo.acceso import exigir
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado
from sso_portal.nucleo.documentos.respuestas import responder_archivo
from tramites.consultas.capacitacion import asistencias_de, cursos_de, por_publico, red_de_gestion
from tramites.forms.seguimiento import AsistenciaForm, CursoForm, DocumentoCursoForm
from tramites.models import Curso
from tramites.servicios.capacitacion import adjuntar_a_curso, anotar_asistencia, editar_curso, escribir_curso

from .institucion import con_institucion, formulario

LEER_Y_ENVIAR = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def aprender(request):
    return render(request, "tramites/aprender.html", {"grupos": por_publico(request.user)})


@login_not_required
@require_safe
def curso(request, codigo):
    visibles = Curso.objects.visibles_para(request.user).select_related("entidad", "tramite")
    return render(request, "tramites/curso.html", {"curso": get_object_or_404(visibles, codigo=codigo)})


@login_not_required
@require_safe
def documento(request, codigo):
    """What goes with a course, for whoever may read the course."""
    con_documento = Curso.objects.visibles_para(request.user).exclude(archivo=None)
    suyo = get_object_or_404(con_documento.select_related("archivo"), codigo=codigo)
    try:
        return responder_archivo(suyo.archivo)
    except FileNotFoundError as error:
        raise Http404 from error


@require_safe
def cursos(request):
    entidad, marco = con_institucion(request)
    return render(request, "tramites/cursos.html", {"cursos": cursos_de(entidad), **marco})


@LEER_Y_ENVIAR
def curso_nuevo(request):
    entidad, _ = con_institucion(request)
    form = CursoForm(request.POST if request.method == "POST" else None, entidad=entidad)
    if form.is_valid():
        escribir_curso(entidad, actor=request.user, **form.cleaned_data)
        messages.success(request, "El curso quedó guardado.")
        return redirect("tramites:cursos")
    return _pagina(request, form, "Escribir un curso", entidad)


@LEER_Y_ENVIAR
def editar(request, codigo):
    entidad, suyo = _suyo(request, codigo)
    form = CursoForm(request.POST if request.method == "POST" else None, entidad=entidad, curso=suyo)
    if form.is_valid():
        editar_curso(suyo, actor=request.user, **form.cleaned_data)
        messages.success(request, "El curso quedó guardado.")
        return redirect("tramites:cursos")
    return _pagina(request, form, "Cambiar el curso", suyo)


@LEER_Y_ENVIAR
def adjuntar(request, codigo):
    _, suyo = _suyo(request, codigo)
    es_envio = request.method == "POST"
    form = DocumentoCursoForm(request.POST if es_envio else None, request.FILES if es_envio else None)
    if form.is_valid() and _adjuntado(request, suyo, form):
        messages.success(request, "El documento va con el curso.")
        return redirect("tramites:cursos")
    return _pagina(request, form, "Documento del curso", suyo)


def _adjuntado(request, suyo, form) -> bool:
    try:
        adjuntar_a_curso(suyo, form.cleaned_data["archivo"], actor=request.user)
    except ArchivoRechazado as error:
        form.add_error("archivo", str(error))
        return False
    return True


@LEER_Y_ENVIAR
def asistencia(request, codigo):
    _, suyo = _suyo(request, codigo)
    form = AsistenciaForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        d = form.cleaned_data
        nuevas = anotar_asistencia(suyo, d["correos"], d["fecha"], actor=request.user)
        messages.success(request, f"Quedaron anotadas {nuevas} personas más.")
        return redirect("tramites:asistencia", codigo)
    contexto = {"curso": suyo, "form": form, "asistencias": asistencias_de(suyo)}
    return render(request, "tramites/asistencia.html", contexto)


@require_safe
def red(request):
    exigir(request.user, "tramites.dirigir_red")
    return render(request, "tramites/red_de_gestion.html", red_de_gestion())


def _suyo(request, codigo):
    entidad, _ = con_institucion(request)
    return entidad, get_object_or_404(Curso, entidad=entidad, codigo=codigo)


def _pagina(request, form, titulo, sobre):
    url = reverse("tramites:cursos")
    return formulario(request, form, titulo, sobre=sobre, volver=url, casa="Capacitación", casa_url=url)
