"""Beginning a registration, and its page at every stage."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from inscripciones.consultas import avance, registro, seguimiento
from inscripciones.consultas.apertura import abierto_en, hallazgos_por_corregir
from inscripciones.consultas.desenlace import desenlace_de
from inscripciones.consultas.identidad import en_pie_con_mismo_documento
from inscripciones.consultas.plazos import apelar_hasta
from inscripciones.consultas.recursos import apelar_desde, pruebas_de, puede_apelar, que_sigue, recurso_de
from inscripciones.estados import Estado
from inscripciones.forms.recurso import PruebaForm
from inscripciones.forms.registro import EmpezarForm, ProfesionForm
from inscripciones.models import Inscripcion
from inscripciones.pasos import Paso
from inscripciones.servicios.guardado import PasoCerrado
from inscripciones.servicios.registro import cambiar_profesion, iniciar_inscripcion
from sso_portal.nucleo.acceso import exigir, obtener_permitido

from .pasos import PERMISO, cerrado

YA_TENIA = "Usted ya tenía una inscripción en este proceso. Es esta: no hace falta crear otra."


@require_GET
def inicio(request):
    """The person's registrations, and what is open to register in."""
    exigir(request.user, "inscripciones.iniciar")
    contexto = {
        "inscripciones": registro.propias(request.user),
        "abiertas": registro.abiertas_para(request.user),
        "proxima": registro.proxima(),
        "desenlace": desenlace_de(request.user),
    }
    return render(request, "inscripciones/inicio.html", contexto)


def empezar(request):
    """«Antes de empezar», the process and the profession; then the one draft."""
    exigir(request.user, "inscripciones.iniciar")
    abiertas = registro.abiertas()
    form = EmpezarForm(request.POST or None, abiertas=abiertas)
    if form.is_valid():
        try:
            inscripcion, es_nueva = iniciar_inscripcion(**form.cleaned_data, actor=request.user)
        except PasoCerrado as error:
            form.add_error("convocatoria", str(error))
        else:
            return _a_la_inscripcion(request, inscripcion, es_nueva)
    return render(request, "inscripciones/empezar.html", {"form": form, "abiertas": abiertas})


def _a_la_inscripcion(request, inscripcion: Inscripcion, es_nueva: bool):
    if not es_nueva:
        messages.info(request, YA_TENIA)
    return redirect("inscripciones:detalle", inscripcion.pk)


def profesion(request, pk):
    """Change the profession of a draft."""
    inscripcion = obtener_permitido(request.user, PERMISO, registro.mia(), pk=pk)
    if inscripcion.estado != Estado.BORRADOR or not abierto_en(inscripcion):
        return cerrado(request, inscripcion, Paso.FORMACION)
    form = ProfesionForm(request.POST or None, inscripcion=inscripcion)
    if form.is_valid():
        try:
            cambiar_profesion(inscripcion, form.cleaned_data["profesion"], actor=request.user)
        except PasoCerrado as error:
            messages.warning(request, str(error))
        return redirect("inscripciones:detalle", pk)
    contexto = {"inscripcion": inscripcion, "form": form, "plazas": inscripcion.preferencias.count()}
    return render(request, "inscripciones/profesion.html", contexto)


@require_GET
def detalle(request, pk):
    """The task list while it is open, what to correct when it was returned, else where it is."""
    inscripcion = obtener_permitido(request.user, PERMISO, registro.mia(), pk=pk)
    plantilla, propio = DE_ETAPA[seguimiento.etapa(inscripcion)]
    contexto = {"inscripcion": inscripcion, "hitos": registro.calendario_de(inscripcion)}
    return render(request, plantilla, contexto | propio(inscripcion))


def _tareas(inscripcion: Inscripcion) -> dict:
    partes = avance.partes(inscripcion)
    incompletas = [p.titulo for p in partes if not p.esta_completa]
    return {
        "partes": partes,
        "completas": len(partes) - len(incompletas),
        "faltan": avance.enumerar(incompletas) if incompletas else "",
    }


def _correccion(inscripcion: Inscripcion) -> dict:
    return {
        "partes": avance.por_corregir(inscripcion),
        "pedidos": hallazgos_por_corregir(inscripcion),
        "sin_atender": len(avance.sin_atender(inscripcion)),
        "puede_retirarse": seguimiento.puede_retirarse(inscripcion),
    }


def _estado(inscripcion: Inscripcion) -> dict:
    return {
        "situacion": seguimiento.situacion(inscripcion),
        "encontrado": seguimiento.encontrado(inscripcion),
        "prioridades": seguimiento.prioridades(inscripcion),
        **_apelacion(inscripcion),
        "mismo_documento": en_pie_con_mismo_documento(inscripcion).exists(),
        "sucesos": seguimiento.sucesos(inscripcion),
        "puede_retirarse": seguimiento.puede_retirarse(inscripcion),
        "proxima": registro.proxima(),
    }


def _apelacion(inscripcion: Inscripcion) -> dict:
    recurso = recurso_de(inscripcion)
    return {
        "apelar_hasta": apelar_hasta(inscripcion) if puede_apelar(inscripcion) else None,
        "apelar_desde": apelar_desde(inscripcion),
        "recurso": recurso,
        "pruebas": pruebas_de(recurso),
        "que_sigue": que_sigue(inscripcion.convocatoria) if recurso and not recurso.vuelve_a_revision else "",
        "prueba": PruebaForm(),
    }


DE_ETAPA = {
    "tareas": ("inscripciones/tareas.html", _tareas),
    "correccion": ("inscripciones/correccion.html", _correccion),
    "estado": ("inscripciones/estado.html", _estado),
}
