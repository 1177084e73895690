"""What the tests of the desk share: an officer of Nariño, a case taken, a checklist answered."""

from inscripciones.consultas.lista import revision_de
from inscripciones.models import PuntoLista, Razon
from inscripciones.servicios.hallazgos import anotar_hallazgo
from inscripciones.servicios.toma import tomar_inscripcion
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import NARINO, funcionario, inscripcion_radicada

MOTIVO = "El acta es de otra persona y no se corrigió."


def oficial(rol=Rol.SECRETARIA, **extra):
    return funcionario(rol, **{"autoridad": NARINO, **extra})


def caso_tomado(actor, **campos):
    return tomar_inscripcion(inscripcion_radicada(**campos), actor=actor)


def todo_cumple(inscripcion, actor, *, menos=()):
    """Answer «cumple» in every pending item but those of ``menos``."""
    for punto in revision_de(inscripcion).puntos:
        if punto.esta_pendiente and punto.punto.pk not in menos:
            anotar_hallazgo(inscripcion, punto.punto, "cumple", actor=actor)


def no_cumple(inscripcion, actor, razon="acta_ilegible", nota=""):
    razon = Razon.objects.get(pk=razon)
    punto = PuntoLista.objects.get(pk=razon.punto_id)
    return anotar_hallazgo(inscripcion, punto, "no_cumple", actor=actor, razon=razon, nota=nota)


def en_estado(estado, actor, **campos):
    """A case of the desk in ``estado``, decided by ``actor``."""
    from inscripciones.servicios import anulacion, decision, rechazo  # noqa: PLC0415

    caso = caso_tomado(actor, **campos)
    if estado == "validada":
        todo_cumple(caso, actor)
        decision.validar_inscripcion(caso, actor=actor)
    elif estado == "en_correccion":
        no_cumple(caso, actor)
        decision.devolver_inscripcion(caso, actor=actor)
    elif estado in ("rechazo_propuesto", "rechazada"):
        no_cumple(caso, actor)
        rechazo.proponer_rechazo(caso, actor=actor, motivo=MOTIVO)
        if estado == "rechazada":
            rechazo.confirmar_rechazo(caso, actor=oficial())
    elif estado in ("anulacion_propuesta", "anulada"):
        anulacion.proponer_anulacion(caso, actor=actor, causa="duplicada", motivo=MOTIVO)
        if estado == "anulada":
            anulacion.confirmar_anulacion(caso, actor=oficial())
    return caso
