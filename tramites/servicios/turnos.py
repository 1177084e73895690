"""The line of a point: a turn is given, called by one agent and only one, attended or lost."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from sso_portal.nucleo.avisos.servicios import avisar
from sso_portal.nucleo.bitacora.servicios import SISTEMA, Actor, registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from tramites.consultas.turnos import turno_de
from tramites.estados import EstadoCita, EstadoTurno
from tramites.models import Cita, Sucursal, Tramite, Turno

CERCA = 3  # whoever is so near in the line is told, if she left an address


@transaction.atomic
def dar_turno(  # noqa: PLR0913 (all by name: where, for what, whose)
    sucursal: Sucursal,
    *,
    actor: Actor = SISTEMA,
    tramite: Tramite | None = None,
    es_preferente: bool = False,
    cita: Cita | None = None,
    correo: str = "",
    clave: UUID | None = None,
) -> Turno:
    """The next number of the day. The same ``clave`` is the same turn.

    ``correo``: where she is told that her turn is near, and called; its appointment's, where it has one.

    ``actor``: the agent who typed it; SISTEMA where the person asked for it on a module.
    """
    Sucursal.objects.select_for_update(of=("self",), no_key=True).get(pk=sucursal.pk)
    if clave and (anterior := Turno.objects.filter(clave=clave, sucursal=sucursal).first()):
        return anterior
    ultimo = Turno.objects.de_hoy(sucursal).aggregate(n=Max("numero"))["n"] or 0
    turno = Turno.objects.create(
        sucursal=sucursal, dia=timezone.localdate(), numero=ultimo + 1, tramite=tramite,
        es_preferente=es_preferente, cita=cita, correo=correo, clave=clave,
    )  # fmt: skip
    registrar("turno_dado", turno, actor=actor)
    return turno


@transaction.atomic
def llegar_a_la_cita(cita: Cita, *, actor: Actor = SISTEMA) -> Turno:
    """Whoever had an appointment is here: she gets a number that goes first at her hour. Twice is once.

    Raises TransicionInvalida if it was cancelled.
    """
    cita.refresh_from_db(from_queryset=Cita.objects.select_for_update(of=("self",)))
    if anterior := Turno.objects.filter(cita=cita).first():
        return anterior
    transitar(cita, EstadoCita.PRESENTADA, actor=actor)
    return dar_turno(cita.sucursal, actor=actor, tramite=cita.tramite, cita=cita, correo=cita.correo)


@transaction.atomic
def llamar_siguiente(
    sucursal: Sucursal, *, agente: Usuario, ventanilla: str = "", clave: UUID | None = None
) -> Turno | None:
    """Call whoever goes next; None if nobody waits. Whoever the agent had called before was attended.

    Two agents at once call two turns: each takes a row that nobody holds. The same ``clave`` calls once.
    Whoever left an address is told that she was called, or that hers is near.
    """
    Usuario.objects.select_for_update(of=("self",), no_key=True).get(pk=agente.pk)
    if clave and (anterior := Turno.objects.filter(clave_llamado=clave, llamado_por=agente).first()):
        return anterior
    cerrar_turno(agente=agente)
    libres = Turno.objects.de_hoy(sucursal).en_orden().select_for_update(of=("self",), skip_locked=True)
    if turno := libres.first():
        transitar(
            turno, EstadoTurno.LLAMADO, actor=agente, llamado_en=timezone.now(), llamado_por=agente,
            ventanilla=ventanilla, clave_llamado=clave,
        )  # fmt: skip
        _avisar_llamado(turno)
        _avisar_cercanos(sucursal)
    return turno


def _avisar_llamado(turno: Turno) -> None:
    if turno.correo and turno.llamado_en:
        clave = f"turno-{turno.pk}-llamado-{turno.llamado_en.isoformat()}"  # called again, told again
        avisar(turno.correo, "turno_llamado", clave=clave, ventanilla=turno.ventanilla, **_del_turno(turno))


def _avisar_cercanos(sucursal: Sucursal) -> None:
    """Once each, whatever the line does later."""
    for delante, turno in enumerate(Turno.objects.de_hoy(sucursal).en_orden()[:CERCA]):
        if turno.correo:
            clave = f"turno-{turno.pk}-cerca"
            avisar(turno.correo, "turno_cerca", clave=clave, delante=delante, **_del_turno(turno))


def _del_turno(turno: Turno) -> dict[str, Any]:
    """What its messages say of it."""
    return {
        "turno": turno.numero_dicho,
        "sucursal": str(turno.sucursal),
        "enlace": turno.get_absolute_url(),
    }


@transaction.atomic
def cerrar_turno(*, agente: Usuario) -> None:
    """Whoever the agent had called was attended. With nobody called, nothing."""
    if turno := turno_de(agente):
        transitar(turno, EstadoTurno.ATENDIDO, actor=agente)


@transaction.atomic
def dar_por_ausente(turno: Turno, *, actor: Usuario) -> None:
    """Nobody came to the window. Raises TransicionInvalida if it is not being called."""
    transitar(turno, EstadoTurno.AUSENTE, actor=actor)


@transaction.atomic
def devolver_a_la_fila(turno: Turno, *, actor: Usuario) -> None:
    """The person came after all: she keeps her number, which now goes before the later ones."""
    transitar(
        turno, EstadoTurno.ESPERANDO, actor=actor, llamado_en=None, llamado_por=None, ventanilla="",
        clave_llamado=None,
    )  # fmt: skip


def olvidar_correos() -> None:
    """After its day, where to tell of a turn is not needed any more. Twice is once."""
    Turno.objects.filter(dia__lt=timezone.localdate()).exclude(correo="").update(correo="")
