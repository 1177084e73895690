"""Appeals: whether one may be filed, which wait for an officer, who may open their documents."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from inscripciones.estados import APELABLES, Estado, EstadoConvocatoria, EstadoRecurso
from inscripciones.models import ArchivoRecurso, Convocatoria, Inscripcion, Recurso
from sso_portal.nucleo.bitacora.consultas import ultimos_motivos
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo

from .caso import PROPUSO
from .cola import OFICIALES, PARA_DESHACER, por_resolver
from .lista import CONDICION, revision_de
from .plazos import apelar_hasta

__all__ = [
    "apelar_desde",
    "cuentas_de_apelaciones",
    "expediente",
    "ganadas_sin_volver",
    "por_resolver",
    "pruebas_de",
    "puede_abrir_prueba",
    "puede_apelar",
    "que_sigue",
    "recurso_de",
    "revision_abierta",
]


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


def revision_abierta(convocatoria: Convocatoria) -> bool:
    """Whether the secretarías still decide in this process."""
    en_curso = convocatoria.estado == EstadoConvocatoria.PUBLICADA
    return en_curso and timezone.now() <= convocatoria.revision_hasta


def ganadas_sin_volver(convocatoria: Convocatoria) -> QuerySet[Recurso]:
    """Appeals won when the review was closed: the person was right and the registration is still out."""
    return Recurso.objects.filter(
        inscripcion__convocatoria=convocatoria,
        inscripcion__estado__in=APELABLES,
        estado=EstadoRecurso.FAVORABLE,
        vuelve_a_revision=False,
    )


def cuentas_de_apelaciones(convocatoria: Convocatoria) -> dict[str, int]:
    """{por_resolver, sin_volver}: whom sealing now would leave out although they appealed, or even won."""
    esperan = Recurso.objects.filter(inscripcion__convocatoria=convocatoria, estado=EstadoRecurso.PRESENTADO)
    return {"por_resolver": esperan.count(), "sin_volver": ganadas_sin_volver(convocatoria).count()}


def que_sigue(convocatoria: Convocatoria) -> str:
    """What winning an appeal brings when the review of the process is closed; "" while it is open."""
    if revision_abierta(convocatoria):
        return ""
    if convocatoria.estado == EstadoConvocatoria.PUBLICADA:
        return (
            "La revisión de este proceso ya cerró. Antes de sellar las entradas el Ministerio puede "
            "ampliarla por acto: si lo hace, la inscripción vuelve sola a revisión y avisamos por correo. "
            "Si no lo hace, no participa en este sorteo."
        )
    return (
        "Las entradas de este sorteo ya se sellaron y no cambian: la decisión queda sin efecto para lo que "
        "sigue, pero la inscripción no participa en este sorteo. Queda abierta la próxima convocatoria."
    )


def apelar_desde(inscripcion: Inscripcion) -> datetime | None:
    """When what was decided against becomes firm and can be appealed; None once it is, or if it never is."""
    if inscripcion.estado not in APELABLES or inscripcion.decidida_en is None:
        return None
    firme = inscripcion.decidida_en + PARA_DESHACER
    return firme if timezone.now() < firme else None


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
        "que_sigue": que_sigue(inscripcion.convocatoria),
        "hallazgos": [p.hallazgo for p in revision_de(inscripcion).no_cumplen if p.punto.pk != CONDICION],
        "motivo": ultimos_motivos([inscripcion], acto).get(str(inscripcion.pk), ""),
        "pruebas": pruebas_de(recurso),
    }


def puede_abrir_prueba(usuario: Usuario, archivo: Archivo) -> bool:
    """The officials of the competent secretaría."""
    return ArchivoRecurso.objects.filter(
        archivo=archivo, recurso__inscripcion__autoridad__in=usuario.autoridades(*OFICIALES)
    ).exists()
