"""Where a registration is, in plain words: what happened, what happens now, what the person can do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from inscripciones.estados import CausaAnulacion, Estado, EstadoConvocatoria
from inscripciones.models import CondicionPrioridad, Convocatoria, Hallazgo, Inscripcion
from sso_portal.nucleo.bitacora.consultas import historia, ultimos_motivos
from sso_portal.nucleo.legible.fechas import fecha_larga, instante

from .apertura import abierto_en, hallazgos_por_corregir, por_que_no

RETIRABLES = (Estado.RADICADA, Estado.EN_CORRECCION, Estado.VALIDADA)
ACTOS = {
    "iniciada": "Usted empezó la inscripción",
    Estado.EN_CORRECCION: "La secretaría le pidió corregir",
    Estado.VALIDADA: "La secretaría validó su inscripción",
    Estado.RECHAZO_PROPUESTO: "La secretaría propuso rechazarla",
    Estado.ANULACION_PROPUESTA: "La secretaría propuso anularla",
    Estado.RECHAZADA: "La secretaría rechazó su inscripción",
    Estado.ANULADA: "La secretaría anuló su inscripción",
    Estado.RETIRADA: "Usted retiró su inscripción",
    "apelada": "Usted apeló la decisión",
}


@dataclass(frozen=True)
class Situacion:
    """``titulo``: the state in a sentence; ``dice``: what happens now; ``que_hacer``: what one may do."""

    titulo: str
    dice: str
    que_hacer: str = ""
    tono: str = ""  # of the notice: "", maiz, bien, error


def situacion(inscripcion: Inscripcion) -> Situacion:
    """The present stage of a registration."""
    convocatoria = inscripcion.convocatoria
    if inscripcion.estado == Estado.VALIDADA:
        return _validada(convocatoria)
    return _SITUACIONES[Estado(inscripcion.estado)](inscripcion)


def _validada(convocatoria: Convocatoria) -> Situacion:
    if convocatoria.estado == EstadoConvocatoria.ASIGNADA:
        return Situacion(
            "El sorteo ya se hizo", "Consulte su resultado y por qué le correspondió.", tono="bien"
        )
    return Situacion(
        "Su inscripción está validada",
        f"Participa en el sorteo público del {instante(convocatoria.evento_en)}, hora de Colombia.",
        "No tiene que hacer nada más. El día del sorteo le enviamos su resultado.",
        "bien",
    )


def _borrador(inscripcion: Inscripcion) -> Situacion:
    return Situacion(
        "No envió esta inscripción",
        por_que_no(inscripcion, timezone.now()),
        "Este borrador no participa en el sorteo. Puede inscribirse en la próxima convocatoria.",
        "maiz",
    )


def _radicada(inscripcion: Inscripcion) -> Situacion:
    hasta = fecha_larga(inscripcion.convocatoria.revision_hasta)
    return Situacion(
        "La recibimos y está en revisión",
        f"La {inscripcion.autoridad} revisa sus documentos, a más tardar el {hasta}.",
        "No tiene que hacer nada por ahora. Si falta algo, le escribimos y usted corrige solo eso.",
    )


def _en_correccion(inscripcion: Inscripcion) -> Situacion:
    return Situacion(
        "El plazo para corregir terminó",
        por_que_no(inscripcion, timezone.now()),
        f"La {inscripcion.autoridad} decide con lo que usted envió. Si necesita ayuda, escríbanos.",
        "maiz",
    )


def _rechazo_propuesto(inscripcion: Inscripcion) -> Situacion:
    return Situacion(
        "Su inscripción puede ser rechazada",
        f"En la {inscripcion.autoridad} una persona propuso rechazarla; otra persona debe confirmarlo o no.",
        "Le avisamos por correo apenas decidan. Abajo está lo que encontraron.",
        "maiz",
    )


def _anulacion_propuesta(inscripcion: Inscripcion) -> Situacion:
    causa = CausaAnulacion(inscripcion.causa_anulacion).label.lower()
    return Situacion(
        "Su inscripción puede ser anulada",
        f"En la {inscripcion.autoridad} una persona propuso anularla ({causa}); otra persona debe "
        "confirmarlo o no.",
        "Le avisamos por correo apenas decidan. Si no lo confirman, su inscripción sigue como estaba.",
        "maiz",
    )


def _rechazada(inscripcion: Inscripcion) -> Situacion:
    return Situacion(
        "Su inscripción fue rechazada",
        "No participa en el sorteo de este proceso ni recibe exoneración por él.",
        "Puede inscribirse en la próxima convocatoria.",
        "error",
    )


def _anulada(inscripcion: Inscripcion) -> Situacion:
    return Situacion(
        "Su inscripción fue anulada",
        f"La causa: {CausaAnulacion(inscripcion.causa_anulacion).label.lower()}. No participa en el sorteo.",
        tono="error",
    )


def _retirada(inscripcion: Inscripcion) -> Situacion:
    return Situacion(
        "Usted retiró su inscripción",
        "No participa en el sorteo de este proceso.",
        "Puede inscribirse en la próxima convocatoria.",
    )


_SITUACIONES = {
    Estado.BORRADOR: _borrador,
    Estado.RADICADA: _radicada,
    Estado.EN_CORRECCION: _en_correccion,
    Estado.RECHAZO_PROPUESTO: _rechazo_propuesto,
    Estado.ANULACION_PROPUESTA: _anulacion_propuesta,
    Estado.RECHAZADA: _rechazada,
    Estado.ANULADA: _anulada,
    Estado.RETIRADA: _retirada,
}


def encontrado(inscripcion: Inscripcion) -> list[Hallazgo]:
    """What did not hold, for whoever was rejected or may be: the reasons in words for the person."""
    if inscripcion.estado in (Estado.RECHAZO_PROPUESTO, Estado.RECHAZADA, Estado.ANULADA):
        return hallazgos_por_corregir(inscripcion)
    return []


@dataclass(frozen=True)
class Prioridad:
    """What was decided on one condition, for nobody but its owner. ``motivo``: why it was not accredited."""

    nombre: str
    decision: str
    motivo: str


def prioridades(inscripcion: Inscripcion) -> list[Prioridad]:
    """Each declared condition of a registration already decided, in clear: only for its owner's page."""
    if inscripcion.estado != Estado.VALIDADA:
        return []
    filas = list(inscripcion.condiciones.order_by("pk"))
    negada = CondicionPrioridad.Decision.NO_ACREDITADA
    motivos = ultimos_motivos([f for f in filas if f.decision == negada], negada)
    return [
        Prioridad(
            CondicionPrioridad.Condicion(fila.condicion).label,
            fila.get_decision_display(),
            motivos.get(str(fila.pk), "")
            if fila.decision == CondicionPrioridad.Decision.NO_ACREDITADA
            else "",
        )
        for fila in filas
    ]


@dataclass(frozen=True)
class Suceso:
    ocurrido_en: datetime
    dice: str


def sucesos(inscripcion: Inscripcion) -> list[Suceso]:
    """What happened to the registration, oldest first, in words for its owner."""
    return [
        Suceso(a.ocurrido_en, dice) for a in historia(inscripcion) if (dice := _en_palabras(a.acto, a.datos))
    ]


def _en_palabras(acto: str, datos: dict[str, Any]) -> str:
    if datos.get("desde") == Estado.ANULACION_PROPUESTA and acto != Estado.ANULADA:
        return "La secretaría no la anuló: sigue como estaba"
    if acto == Estado.RADICADA:
        desde = datos.get("desde")
        if datos.get("por"):  # the desk brought it back: undone, not corrected in time, not confirmed
            return "La secretaría volvió a revisarla"
        if desde == Estado.BORRADOR:
            return "Usted envió la inscripción"
        return (
            "Usted reenvió la inscripción corregida" if desde == Estado.EN_CORRECCION else "Volvió a revisión"
        )
    return ACTOS.get(acto, "")


def puede_retirarse(inscripcion: Inscripcion) -> bool:
    """Until the inputs are sealed, and while no decision went against it."""
    en_curso = inscripcion.convocatoria.estado == EstadoConvocatoria.PUBLICADA
    return en_curso and inscripcion.estado in RETIRABLES


def etapa(inscripcion: Inscripcion) -> str:
    """Which page the registration shows: «tareas», «correccion» or «estado»."""
    if not abierto_en(inscripcion):
        return "estado"
    return "tareas" if inscripcion.estado == Estado.BORRADOR else "correccion"
