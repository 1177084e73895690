"""The processes, for whoever reads or prepares them."""

from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.urls import reverse

from inscripciones.estados import EN_CURSO, EstadoConvocatoria
from inscripciones.models import Convocatoria, Oferta
from inscripciones.reglas import en_palabras
from plazas.consultas.catalogo import publicadas
from plazas.models import Plaza, Profesion
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.legible.fechas import Hito

NORMAS = [  # what a process stands on, besides its own act; source: SSO-004
    "Ley 1164 de 2007, artículo 33: el servicio social es requisito para ejercer.",
    "Resolución 774 de 2022: reglamento del servicio social (antes, Resolución 1058 de 2010).",
    "Resolución 2358 de 2014: asignación de las plazas.",
    "Resolución 4968 de 2017: exoneración.",
]


def ver_convocatoria(convocatoria: Convocatoria) -> dict[str, Any]:
    """What the page of a process shows: rules in words, calendar and totals of places. Six queries."""
    return {
        "convocatoria": convocatoria,
        "reglas": en_palabras(convocatoria.politica.reglas),
        "normas": NORMAS,
        "hitos": hitos_de(convocatoria),
        **totales_de(convocatoria),
    }


def hitos_de(convocatoria: Convocatoria) -> list[Hito]:
    """The calendar of a process as a line of time."""
    c = convocatoria
    return [
        Hito("Inscripciones", c.abre_en, c.cierra_en),
        Hito("Correcciones", c.cierra_en, c.correccion_hasta),
        Hito("Termina la revisión", c.correccion_hasta, c.revision_hasta),
        Hito("Se sellan las entradas", c.sello_en),
        Hito("Sorteo público", c.evento_en),
        Hito("Empieza el servicio", c.inicio_servicio),
    ]


def instantes_de(convocatoria: Convocatoria) -> list[tuple[str, Any]]:
    """(words, instant) of every date of a process that binds somebody."""
    c = convocatoria
    return [
        ("Se abren las inscripciones", c.abre_en),
        ("Se cierran las inscripciones", c.cierra_en),
        ("Se corrige hasta", c.correccion_hasta),
        ("Las secretarías revisan hasta", c.revision_hasta),
        ("Se sellan las entradas", c.sello_en),
        ("Sorteo público", c.evento_en),
    ]


def totales_de(convocatoria: Convocatoria) -> dict[str, Any]:
    """Plazas and places offered: in all, by profession (pairs) and by departamento ({code: places})."""
    ofertas = Oferta.objects.filter(convocatoria=convocatoria).order_by()
    suma = ofertas.aggregate(plazas=Count("pk"), puestos=Sum("cupos"))
    por_profesion = ofertas.values_list("plaza__profesion__nombre").annotate(n=Count("pk"), c=Sum("cupos"))
    por_departamento = ofertas.values_list("plaza__municipio__departamento_id").annotate(c=Sum("cupos"))
    return {
        "total_plazas": suma["plazas"],
        "total_puestos": suma["puestos"] or 0,
        "por_profesion": list(por_profesion.order_by("plaza__profesion__orden")),
        "por_departamento": dict(por_departamento),
    }


def convocatorias_de(usuario: Any) -> QuerySet[Convocatoria]:
    """The processes the reader may know of, newest first, with the plazas and places they offer."""
    visibles = Convocatoria.objects.visibles_para(usuario).order_by("-abre_en", "pk")
    return visibles.annotate(plazas=Count("ofertas"), puestos=Sum("ofertas__cupos", default=0))


def ofrecibles_en(convocatoria: Convocatoria) -> QuerySet[Plaza]:
    """Published plazas of its professions that no process without result offers, neither this one."""
    llamadas = Profesion.objects.filter(convocatorias=convocatoria).order_by()
    ya = Oferta.objects.filter(convocatoria__estado__in=EN_CURSO).order_by()
    plazas = publicadas().filter(profesion__in=llamadas).exclude(pk__in=ya.values("plaza_id"))
    return plazas.select_related("entidad", "municipio__departamento", "profesion").order_by("codigo")


def ofertas_de(convocatoria: Convocatoria) -> QuerySet[Oferta]:
    """The offers of a process by code of plaza, with what a list shows."""
    ofertas = Oferta.objects.filter(convocatoria=convocatoria)
    return ofertas.select_related(
        "plaza__entidad", "plaza__municipio__departamento", "plaza__profesion"
    ).order_by("plaza__codigo")


def acto_conservado(pk: Any, usuario: Usuario) -> Archivo | None:
    """The act that ``usuario`` uploaded in a form that came back with something to mend."""
    return Archivo.objects.filter(pk=pk, uso="acto", subido_por=usuario).first() if pk else None


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """Processes in draft, for the ministry: one query."""
    if not usuario.tiene_rol(Rol.MINISTERIO):
        return []
    borradores = Convocatoria.objects.filter(estado=EstadoConvocatoria.BORRADOR).order_by("abre_en")
    return [
        Pendiente(
            f"Completar y publicar la convocatoria {c.nombre}",
            reverse("inscripciones:convocatoria", args=[c.codigo]),
            vence=c.abre_en,
        )
        for c in borradores
    ]
