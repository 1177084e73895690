"""What the two desks decide about a plaza, and what the ministry does with it once approved."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from plazas.consultas.mesas import sin_firma_de
from plazas.estados import MESA_MINISTERIO, MESA_SECRETARIA, TRANSICIONES, Estado
from plazas.models import Plaza
from plazas.senales import plaza_devuelta, plaza_por_retirar
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida, transitar, transitar_en_lote
from sso_portal.nucleo.cuentas.models import Rol, Usuario

from .mensajes import avisar_devuelta, avisar_publicadas

MOTIVO_MINIMO = 20


class MotivoBreve(Exception):
    """A reason too short to be understood by who receives it."""

    def __init__(self) -> None:
        super().__init__(f"Escriba el motivo con por lo menos {MOTIVO_MINIMO} caracteres.")


class DecisionRepetida(Exception):
    """Whoever sent a plaza, or decided on it at the other desk, tried to decide on it again."""

    def __init__(self, plaza: Plaza) -> None:
        super().__init__(
            f"Usted ya envió o validó la plaza {plaza.codigo}: esta decisión la toma otra persona."
        )


@transaction.atomic
def validar_plaza(plaza: Plaza, *, actor: Usuario) -> None:
    """The secretaría vouches for the plaza before the ministry.

    Raises DecisionRepetida (they sent it), TransicionInvalida. Source: Ley 1437 de 2011, art. 11.
    """
    _bloquear(plaza)
    _exigir_otra_mano(plaza, Estado.VALIDADA, actor)
    transitar(plaza, Estado.VALIDADA, actor=actor, validada_por=actor)


@transaction.atomic
def aprobar_plaza(plaza: Plaza, *, actor: Usuario) -> None:
    """The ministry approves the plaza; it waits to be published.

    Raises DecisionRepetida (they sent it, or vouched for it at the secretaría), TransicionInvalida.
    """
    _bloquear(plaza)
    _exigir_otra_mano(plaza, Estado.APROBADA, actor)
    transitar(plaza, Estado.APROBADA, actor=actor, aprobada_por=actor)


@transaction.atomic
def devolver_plaza(plaza: Plaza, *, actor: Usuario, motivo: str) -> None:
    """Send the plaza back to its entity, which reads ``motivo`` (20 characters or more) and may resend it.

    Its people get a message. Each desk returns only what lies on it; the way begins anew, unsigned.
    Raises MotivoBreve, DecisionRepetida, TransicionInvalida.
    """
    motivo = _suficiente(motivo)
    _bloquear(plaza)
    mesa = MESA_MINISTERIO if actor.tiene_rol(Rol.MINISTERIO) else MESA_SECRETARIA
    if plaza.estado not in mesa:
        raise TransicionInvalida(plaza, Estado.DEVUELTA)
    _exigir_otra_mano(plaza, Estado.DEVUELTA, actor)
    transitar(plaza, Estado.DEVUELTA, actor=actor, motivo=motivo, validada_por=None, aprobada_por=None)
    avisar_devuelta(plaza)
    plaza_devuelta.send(Plaza, plaza=plaza, actor=actor, motivo=motivo)


@transaction.atomic
def publicar_plaza(plaza: Plaza, *, actor: Usuario) -> None:
    """Show an approved plaza to everybody, with its history, for ever; its entity gets a message.

    Raises TransicionInvalida.
    """
    _bloquear(plaza)
    if plaza.estado == Estado.SUSPENDIDA:
        raise TransicionInvalida(plaza, Estado.PUBLICADA)  # that act is reanudar, with its reason
    ahora = timezone.now()
    transitar(plaza, Estado.PUBLICADA, actor=actor, publicada_en=ahora)
    avisar_publicadas(ahora)


@transaction.atomic
def validar_plazas(plazas: QuerySet[Plaza], *, actor: Usuario) -> int:
    """Validate those of ``plazas`` that still wait and the actor did not send, one event each; how many."""
    esperan = sin_firma_de(actor, plazas.filter(estado=Estado.ENVIADA))
    return transitar_en_lote(esperan, Estado.VALIDADA, actor=actor, validada_por=actor)


@transaction.atomic
def aprobar_plazas(plazas: QuerySet[Plaza], *, actor: Usuario) -> int:
    """Approve those of ``plazas`` that still wait and the actor did not sign before; says how many."""
    esperan = sin_firma_de(actor, plazas.filter(estado=Estado.VALIDADA))
    return transitar_en_lote(esperan, Estado.APROBADA, actor=actor, aprobada_por=actor)


@transaction.atomic
def publicar_aprobadas(*, actor: Usuario) -> int:
    """Publish every approved plaza at once, so that nothing approved stays hidden; says how many.

    Each person of each entity gets one message, however many they are.
    Source: SSO-013, «published count = approved count at all times».
    """
    aprobadas = Plaza.objects.filter(estado=Estado.APROBADA)
    ahora = timezone.now()
    publicadas = transitar_en_lote(aprobadas, Estado.PUBLICADA, actor=actor, publicada_en=ahora)
    avisar_publicadas(ahora)
    return publicadas


@transaction.atomic
def suspender_plaza(plaza: Plaza, *, actor: Usuario, motivo: str) -> None:
    """Stop offering a published plaza for a time; the reason is public.

    Raises MotivoBreve, RetiroRechazado (an open process offers it), TransicionInvalida.
    """
    _retirar(plaza, Estado.SUSPENDIDA, actor=actor, motivo=motivo)


@transaction.atomic
def cerrar_plaza(plaza: Plaza, *, actor: Usuario, motivo: str) -> None:
    """Withdraw a plaza for good; its page and history stay. Raises as suspender_plaza."""
    _retirar(plaza, Estado.CERRADA, actor=actor, motivo=motivo)


@transaction.atomic
def reanudar_plaza(plaza: Plaza, *, actor: Usuario, motivo: str) -> None:
    """Offer a suspended plaza again. Raises MotivoBreve, TransicionInvalida."""
    motivo = _suficiente(motivo)
    _bloquear(plaza)
    if plaza.estado == Estado.APROBADA:
        raise TransicionInvalida(plaza, Estado.PUBLICADA)  # that act is publicar
    transitar(plaza, Estado.PUBLICADA, actor=actor, motivo=motivo)


def _retirar(plaza: Plaza, destino: Estado, *, actor: Usuario, motivo: str) -> None:
    motivo = _suficiente(motivo)
    _bloquear(plaza)
    plaza_por_retirar.send(Plaza, plaza=plaza, actor=actor)
    transitar(plaza, destino, actor=actor, motivo=motivo)


def _exigir_otra_mano(plaza: Plaza, destino: Estado, actor: Usuario) -> None:
    if destino in TRANSICIONES[Estado(plaza.estado)] and actor.pk in plaza.firmantes:
        raise DecisionRepetida(plaza)


def _bloquear(plaza: Plaza) -> None:
    plaza.refresh_from_db(from_queryset=Plaza.objects.select_for_update(of=("self",)))


def _suficiente(motivo: str) -> str:
    motivo = motivo.strip()
    if len(motivo) < MOTIVO_MINIMO:
        raise MotivoBreve
    return motivo
