"""What the person may write in a registration at an instant, and why not the rest."""

from datetime import datetime

from django.utils import timezone

from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import Convocatoria, Hallazgo, Inscripcion
from inscripciones.pasos import CAMPOS, Paso, abre
from sso_portal.nucleo.legible.fechas import fecha, hora, instante

Abierto = dict[Paso, frozenset[str]]


def hallazgos_por_corregir(inscripcion: Inscripcion) -> list[Hallazgo]:
    """What the officer asked to mend in the present round, in the order of the checklist."""
    filas = inscripcion.hallazgos.filter(ronda=inscripcion.ronda, resultado=Hallazgo.Resultado.NO_CUMPLE)
    return list(filas.select_related("punto", "razon").order_by("punto__orden"))


def abierto_en(inscripcion: Inscripcion, cuando: datetime | None = None) -> Abierto:
    """{step: fields} that the person may write at ``cuando`` (now); empty when nothing is open.

    A draft is open whole while its convocatoria is; a returned one, only in what was asked and in time.
    """
    cuando = cuando or timezone.now()
    if inscripcion.estado == Estado.BORRADOR and admite(inscripcion.convocatoria, cuando):
        return dict(CAMPOS)
    if inscripcion.estado == Estado.EN_CORRECCION and puede_corregir(inscripcion, cuando):
        return _pedido(hallazgos_por_corregir(inscripcion))
    return {}


def _pedido(hallazgos: list[Hallazgo]) -> Abierto:
    pedido: Abierto = {}
    for hallazgo in hallazgos:
        for paso, campos in abre(hallazgo.punto_id, hallazgo.punto.paso).items():
            pedido[Paso(paso)] = pedido.get(Paso(paso), frozenset()) | campos
    return pedido


def admite(convocatoria: Convocatoria, cuando: datetime) -> bool:
    """Whether registrations are received at ``cuando``, to the second and with the grace of the process."""
    publicada = convocatoria.estado == EstadoConvocatoria.PUBLICADA
    return publicada and convocatoria.abre_en <= cuando <= convocatoria.cierre_con_gracia


def puede_corregir(inscripcion: Inscripcion, cuando: datetime) -> bool:
    en_curso = inscripcion.convocatoria.estado == EstadoConvocatoria.PUBLICADA
    return bool(en_curso and inscripcion.corregir_hasta and cuando <= inscripcion.corregir_hasta)


def por_que_cerrado(inscripcion: Inscripcion, cuando: datetime | None = None) -> str:
    """Why a part of the registration cannot be written at ``cuando`` (now)."""
    cuando = cuando or timezone.now()
    if abierto_en(inscripcion, cuando):
        return "La secretaría no pidió corregir esta parte. Corrija solo lo que le pidió."
    return por_que_no(inscripcion, cuando)


def por_que_no(inscripcion: Inscripcion, cuando: datetime) -> str:
    """Why nothing of the registration is open at ``cuando``, and what remains to do."""
    if inscripcion.estado == Estado.BORRADOR:
        return por_que_no_admite(inscripcion.convocatoria, cuando)
    if inscripcion.estado == Estado.EN_CORRECCION and inscripcion.corregir_hasta:
        return f"El plazo para corregir terminó el {instante(inscripcion.corregir_hasta)}, hora de Colombia."
    return (
        f"Usted ya envió esta inscripción ({inscripcion.numero}). Puede verla; "
        "se corrige solo lo que la secretaría le pida."
    )


def por_que_no_admite(convocatoria: Convocatoria, cuando: datetime) -> str:
    """Why no registration is received at ``cuando``."""
    if cuando < convocatoria.abre_en:
        return f"Las inscripciones abren el {instante(convocatoria.abre_en)}, hora de Colombia."
    if convocatoria.estado == EstadoConvocatoria.PUBLICADA or cuando > convocatoria.cierra_en:
        cierre = convocatoria.cierra_en
        return f"Las inscripciones cerraron el {fecha(cierre)} a las {hora(cierre)}"
    return f"La convocatoria {convocatoria.nombre} no recibe inscripciones en este momento."
