"""Appeals: whether one may be filed, which wait for an officer, who may open their documents."""

from typing import Any

from django.utils import timezone

from inscripciones.estados import APELABLES, Estado
from inscripciones.models import ArchivoRecurso, Inscripcion, Recurso
from sso_portal.nucleo.bitacora.consultas import ultimos_motivos
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo

from .caso import PROPUSO
from .cola import OFICIALES, PARA_DESHACER, por_resolver
from .lista import CONDICION, revision_de
from .plazos import apelar_hasta

__all__ = ["expediente", "por_resolver", "pruebas_de", "puede_abrir_prueba", "puede_apelar", "recurso_de"]


def recurso_de(inscripcion: Inscripcion) -> Recurso | None:
    """The appeal of a registration, if it has one."""
    return Recurso.objects.filter(inscripcion=inscripcion).first()


def puede_apelar(inscripcion: Inscripcion) -> bool:
    """Whether its owner may appeal now: decided against, firm since ten minutes, in time, and only once."""
    if inscripcion.estado not in APELABLES or inscripcion.decidida_en is None:
        return False
    ahora = timezone.now()
    en_firme = inscripcion.decidida_en + PARA_DESHACER <= ahora
    return en_firme and ahora <= apelar_hasta(inscripcion) and recurso_de(inscripcion) is None


def pruebas_de(recurso: Recurso | None) -> list[Archivo]:
    """The documents of an appeal, in the order in which they came."""
    if recurso is None:
        return []
    return [a.archivo for a in recurso.archivos.select_related("archivo").order_by("pk")]


def expediente(recurso: Recurso) -> dict[str, Any]:
    """What an officer needs beside an appeal: what was found, why it was decided, its documents."""
    inscripcion = recurso.inscripcion
    acto = PROPUSO.get(Estado(inscripcion.estado), Estado.RECHAZO_PROPUESTO)
    return {
        "inscripcion": inscripcion,
        "hallazgos": [p.hallazgo for p in revision_de(inscripcion).no_cumplen if p.punto.pk != CONDICION],
        "motivo": ultimos_motivos([inscripcion], acto).get(str(inscripcion.pk), ""),
        "pruebas": pruebas_de(recurso),
    }


def puede_abrir_prueba(usuario: Usuario, archivo: Archivo) -> bool:
    """The officials of the competent secretaría."""
    return ArchivoRecurso.objects.filter(
        archivo=archivo, recurso__inscripcion__autoridad__in=usuario.autoridades(*OFICIALES)
    ).exists()
