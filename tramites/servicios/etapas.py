"""An official decides: the case goes on to the next stage, or ends with its result and its document."""

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import TransicionInvalida, registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.diseno.estructura import Accion, Etapa
from tramites.diseno.recorrido import AccionAjena, siguiente
from tramites.efectos import efecto_registrado
from tramites.estados import EstadoSolicitud
from tramites.models import Solicitud

from .candado import con_candado
from .emision import emitir_documento
from .llegada import abrir_paso, destino_de
from .mensajes import avisar_persona
from .recorrido import cerrar_paso


class DecisionTardia(Exception):
    """Somebody decided first; the text says who and what, to the one who came second."""

    def __init__(self, solicitud: Solicitud) -> None:
        ultimo = solicitud.pasos.exclude(salio_en=None).order_by("-pk").first()
        hecho = (
            f"{ultimo.salio_por or 'El portal'} ya decidió «{ultimo.accion}»"
            if ultimo
            else "La solicitud cambió"
        )
        super().__init__(f"{hecho}. Su decisión no se guardó: revise cómo está ahora")


class DecisionAjena(Exception):
    """The case is in other hands; the text is for who tried."""

    def __init__(self, solicitud: Solicitud) -> None:
        quien = solicitud.responsable
        tiene = f"{quien} tiene esta solicitud" if quien else "Nadie ha tomado esta solicitud"
        super().__init__(f"{tiene}. Tómela o pida que se la reasignen antes de decidir")


class MotivoFaltante(Exception):
    """The action demands a reason and none came."""

    def __init__(self) -> None:
        super().__init__("Escriba el motivo: lo lee la persona")


@transaction.atomic
def avanzar_solicitud(
    solicitud: Solicitud, accion: str, *, actor: Usuario, motivo: str = "", etapa: str = ""
) -> None:
    """Do ``accion`` (its key) in the stage where the case is.

    ``etapa``: the one the official was looking at; if the case is elsewhere, somebody decided first.
    In order: the effect of the stage, if the action applies it; its document; the next stage or the end;
    a message to the person. All or nothing.
    Raises DecisionTardia, DecisionAjena, MotivoFaltante, TransicionInvalida (it waits for the person or is
    over), AccionAjena, EfectoImposible.
    """
    con_candado(solicitud)
    if etapa and solicitud.etapa != etapa:
        raise DecisionTardia(solicitud)
    if solicitud.estado != EstadoSolicitud.EN_TRAMITE:
        if solicitud.terminada_en:
            raise DecisionTardia(solicitud)
        raise TransicionInvalida(solicitud, EstadoSolicitud.RESUELTA)
    if solicitud.responsable_id != actor.pk:
        raise DecisionAjena(solicitud)
    hecha, destino = siguiente(solicitud.definicion, solicitud.etapa, accion)
    if hecha.pide_motivo and not motivo.strip():
        raise MotivoFaltante
    actual = solicitud.definicion.por_clave[solicitud.etapa]
    _hacer_lo_de_la_etapa(solicitud, actual, hecha, actor=actor, motivo=motivo)
    cerrar_paso(solicitud, hecha.rotulo, actor=actor, motivo=motivo)
    if destino is None:
        _terminar(solicitud, hecha, actor=actor)
    else:
        _seguir(solicitud, destino, hecha, actor=actor)


def _hacer_lo_de_la_etapa(
    solicitud: Solicitud, etapa: Etapa, accion: Accion, *, actor: Usuario, motivo: str
) -> None:
    if accion.aplica_efecto and etapa.efecto:
        efecto_registrado(etapa.efecto).aplicar(solicitud, actor=actor)
    if etapa.documento:
        emitir_documento(solicitud, etapa, accion, actor=actor, motivo=motivo)


def _seguir(solicitud: Solicitud, etapa: Etapa, accion: Accion, *, actor: Usuario) -> None:
    destino = destino_de(solicitud, etapa)
    for campo, valor in destino.cambios.items():
        setattr(solicitud, campo, valor)
    solicitud.save(update_fields=list(destino.cambios))
    datos = {"accion": accion.clave, "etapa": etapa.clave, "area": destino.area.pk}
    registrar("solicitud_avanzada", solicitud, actor=actor, datos=datos)
    paso = abrir_paso(solicitud, destino)
    avisar_persona(solicitud, "solicitud_avanzada", str(paso.pk), etapa=etapa.nombre, area=str(destino.area))


def _terminar(solicitud: Solicitud, accion: Accion, *, actor: Usuario) -> None:
    transitar(
        solicitud,
        EstadoSolicitud.RESUELTA,
        actor=actor,
        datos={"accion": accion.clave, "resultado": accion.resultado},
        resultado=accion.resultado,
        terminada_en=timezone.now(),
        vence_el=None,
    )
    avisar_persona(solicitud, "solicitud_resuelta", "1")


__all__ = [
    "AccionAjena",
    "DecisionAjena",
    "DecisionTardia",
    "MotivoFaltante",
    "avanzar_solicitud",
]
