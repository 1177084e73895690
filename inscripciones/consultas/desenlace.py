"""How the service of a person ended up, so that nobody who has an answer is asked to register again."""

from dataclasses import dataclass

from inscripciones.models import Exoneracion, Inscripcion
from plazas.models import Ocupacion
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.firmas.models import Certificado

QUE_VALEN = (Ocupacion.Estado.POR_POSESIONAR, Ocupacion.Estado.EN_SERVICIO, Ocupacion.Estado.TERMINADA)


@dataclass(frozen=True)
class Desenlace:
    """``inscripcion``: the one that led to it; ``certificado`` or ``ocupacion``: what it gave."""

    inscripcion: Inscripcion
    certificado: Certificado | None = None
    ocupacion: Ocupacion | None = None


def desenlace_de(usuario: Usuario) -> Desenlace | None:
    """The exoneration or the post that stands; None while there is neither."""
    return _exonerada(usuario) or _con_plaza(usuario)


def _exonerada(usuario: Usuario) -> Desenlace | None:
    propias = Exoneracion.objects.filter(persona__usuario=usuario, inscripcion__isnull=False)
    for fila in propias.select_related("certificado", "inscripcion__convocatoria").order_by("-concedida_en"):
        if fila.inscripcion and fila.certificado.es_descargable:
            return Desenlace(fila.inscripcion, certificado=fila.certificado)
    return None


def _con_plaza(usuario: Usuario) -> Desenlace | None:
    ocupacion = (
        Ocupacion.objects.filter(persona__usuario=usuario, estado__in=QUE_VALEN)
        .select_related("plaza__municipio__departamento", "plaza__entidad")
        .order_by("-fecha_inicio")
        .first()
    )
    if ocupacion is None:
        return None
    inscripcion = Inscripcion.objects.select_related("convocatoria").filter(
        persona__usuario=usuario, convocatoria__codigo=ocupacion.proceso
    )
    propia = inscripcion.first()
    return Desenlace(propia, ocupacion=ocupacion) if propia else None
