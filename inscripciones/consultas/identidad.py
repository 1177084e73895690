"""Registrations of one process that declare the same identity document: the desk finds out whose it is."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from inscripciones.estados import EN_PIE, Estado
from inscripciones.models import Inscripcion


def con_mismo_documento(inscripcion: Inscripcion) -> QuerySet[Inscripcion]:
    """The others of its process, sent by other people under the same document, the oldest first."""
    if not inscripcion.indice_identidad:
        return Inscripcion.objects.none()
    mismas = Inscripcion.objects.filter(
        convocatoria=inscripcion.convocatoria_id, indice_identidad=inscripcion.indice_identidad
    )
    otras = mismas.exclude(pk=inscripcion.pk).exclude(estado=Estado.BORRADOR)
    return otras.select_related("autoridad", "persona__usuario").order_by("radicada_en", "pk")


def en_pie_con_mismo_documento(inscripcion: Inscripcion) -> QuerySet[Inscripcion]:
    """Those of them that may still take part."""
    return con_mismo_documento(inscripcion).filter(estado__in=EN_PIE)


def sin_documento_repetido(inscripciones: QuerySet[Inscripcion]) -> QuerySet[Inscripcion]:
    """Those whose document nobody else sent in their process."""
    repetido = Inscripcion.objects.filter(
        ~Q(pk=OuterRef("pk")),
        ~Q(estado=Estado.BORRADOR),
        ~Q(indice_identidad=""),
        convocatoria=OuterRef("convocatoria"),
        indice_identidad=OuterRef("indice_identidad"),
    )
    return inscripciones.filter(~Exists(repetido))
