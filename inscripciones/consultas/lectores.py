"""Who may open the files of a registration, besides their owner. Every opening by another is recorded."""

from typing import Any

from inscripciones.estados import PROPUESTOS, Estado
from inscripciones.models import CondicionPrioridad, DocumentoInscripcion
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.documentos.models import Archivo

OFICIALES = (Rol.SECRETARIA, Rol.JEFE_SECRETARIA)


def puede_abrir_documento(usuario: Usuario, archivo: Archivo) -> bool:
    """Officials of the competent secretaría, once the registration was sent."""
    documentos = DocumentoInscripcion.objects.filter(
        archivo=archivo, inscripcion__autoridad__in=usuario.autoridades(*OFICIALES)
    )
    return documentos.exclude(inscripcion__estado=Estado.BORRADOR).exists()


def puede_abrir_soporte(usuario: Usuario, archivo: Archivo) -> bool:
    """The support of a priority condition: only who decides it now, or the second who confirms.

    Source: Ley 1581 de 2012, art. 6 (minimum access to sensitive data).
    """
    condiciones = CondicionPrioridad.objects.select_related("inscripcion").filter(
        archivo=archivo, inscripcion__autoridad__in=usuario.autoridades(*OFICIALES)
    )
    return any(_decide(usuario, condicion.inscripcion) for condicion in condiciones.order_by("pk"))


def _decide(usuario: Usuario, inscripcion: Any) -> bool:
    if inscripcion.estado in PROPUESTOS:
        return inscripcion.propuesta_por_id != usuario.pk
    return inscripcion.estado == Estado.RADICADA and inscripcion.tomada_por_id == usuario.pk
