"""An appointment: taken, moved, cancelled or lost; the last place of an hour goes to one person only."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.avisos.servicios import avisar, recoger_aviso
from sso_portal.nucleo.bitacora.servicios import SISTEMA, Actor, registrar, transitar
from sso_portal.nucleo.legible.fechas import instante
from tramites.consultas.citas import cita_de_llave, franjas_libres
from tramites.estados import OCUPAN, EstadoCita
from tramites.models import Agenda, Cita, Sucursal, Tramite

RECORDAR = timedelta(days=1)
GUARDA = timedelta(days=1)  # after its day, how somebody is called is not needed any more


class CitaImposible(Exception):
    """That hour cannot be; the text is for the person."""


class HoraTomada(CitaImposible):
    def __init__(self) -> None:
        super().__init__("Esa hora la acaban de tomar o ya pasó. Elija otra")


@transaction.atomic
def reservar_cita(  # noqa: PLR0913 (all by name: where, when, for what, whose)
    sucursal: Sucursal,
    inicia_en: datetime,
    *,
    nombre: str,
    correo: str = "",
    tramite: Tramite | None = None,
    clave: UUID | None = None,
) -> Cita:
    """Take a free place of an hour; its code goes to ``correo``, if there is one. Same ``clave``, same one.

    Raises HoraTomada if another person took the last place, or the point gives none then.
    """
    _agenda_bajo_candado(sucursal)
    if anterior := cita_de_llave(sucursal, clave):
        return anterior
    puesto = _puesto_libre(sucursal, inicia_en)
    cita = Cita.objects.create(
        sucursal=sucursal, inicia_en=inicia_en, puesto=puesto, nombre=nombre, correo=correo, tramite=tramite,
        clave=clave,
    )  # fmt: skip
    registrar("cita_reservada", cita, actor=SISTEMA)
    _avisar(cita)
    return cita


@transaction.atomic
def mover_cita(cita: Cita, inicia_en: datetime) -> None:
    """To another hour of the same point; the place it had is free again. To the same hour, nothing.

    Raises CitaImposible when it is over, HoraTomada when that hour is not free.
    """
    _bajo_candado(cita)
    if cita.inicia_en == inicia_en:
        return
    if not cita.se_puede_cambiar:
        raise CitaImposible("Esta cita ya no se puede cambiar. Pida otra")
    _sin_recordatorio(cita)
    cita.puesto, cita.inicia_en = _puesto_libre(cita.sucursal, inicia_en), inicia_en
    cita.veces_movida += 1
    cita.save(update_fields=["puesto", "inicia_en", "veces_movida"])
    registrar("cita_movida", cita, actor=SISTEMA, datos={"a": inicia_en.isoformat()})
    _avisar(cita)


@transaction.atomic
def cancelar_cita(cita: Cita) -> None:
    """Whoever had it does not come: its hour is free again. Twice is once. Raises CitaImposible if over."""
    _bajo_candado(cita)
    if cita.estado == EstadoCita.CANCELADA:
        return
    if not cita.se_puede_cambiar:
        raise CitaImposible("Esta cita ya pasó: no hace falta cancelarla")
    _sin_recordatorio(cita)
    transitar(cita, EstadoCita.CANCELADA, actor=SISTEMA)
    if cita.correo:
        avisar(cita.correo, "cita_cancelada", clave=f"cita-{cita.pk}-cancelada", **_de_la_cita(cita))


@transaction.atomic
def faltar_a_la_cita(cita: Cita, *, actor: Actor) -> None:
    """She did not come. Raises TransicionInvalida if she did, or cancelled."""
    transitar(cita, EstadoCita.AUSENTE, actor=actor)


def cerrar_citas_pasadas() -> int:
    """Whoever did not come yesterday or before was absent, and what they wished to be called is wiped.

    Each in its own transaction; the sweep of every day. Returns how many were absent.
    """
    limite = timezone.now() - GUARDA
    faltaron = Cita.objects.filter(estado=EstadoCita.RESERVADA, inicia_en__lt=limite).order_by("pk")
    for cita in faltaron:
        faltar_a_la_cita(cita, actor=SISTEMA)
    pasadas = Cita.objects.filter(inicia_en__lt=limite).exclude(nombre="", correo="")
    pasadas.update(nombre="", correo="")
    return len(faltaron)


@transaction.atomic
def abrir_agenda(sucursal: Sucursal, medidas: dict[str, Any], *, actor: Actor) -> Agenda:
    """How a point gives appointments: minutos, cupos, dias. Those already taken stay."""
    agenda, _ = Agenda.objects.update_or_create(sucursal=sucursal, defaults=medidas)
    registrar("agenda_cambiada", agenda, actor=actor, datos=medidas)
    return agenda


def _bajo_candado(cita: Cita) -> None:
    """The agenda first, then the appointment: always in this order, so nobody waits in a ring."""
    _agenda_bajo_candado(cita.sucursal)
    cita.refresh_from_db(from_queryset=Cita.objects.select_for_update(of=("self",)))


def _agenda_bajo_candado(sucursal: Sucursal) -> Agenda | None:
    return Agenda.objects.select_for_update().filter(sucursal=sucursal).order_by("pk").first()


def _puesto_libre(sucursal: Sucursal, inicia_en: datetime) -> int:
    """The first place of that hour that nobody has, with the agenda held until the act ends."""
    agenda = _agenda_bajo_candado(sucursal)
    dia = timezone.localdate(inicia_en)
    if agenda is None or inicia_en not in [f.inicia_en for f in franjas_libres(agenda, dia)]:
        raise HoraTomada
    tomados = Cita.objects.filter(sucursal=sucursal, inicia_en=inicia_en, estado__in=OCUPAN).order_by()
    ocupados = set(tomados.values_list("puesto", flat=True))
    return next(n for n in range(1, agenda.cupos + len(ocupados) + 1) if n not in ocupados)


def _avisar(cita: Cita) -> None:
    if not cita.correo:
        return
    datos = _de_la_cita(cita)
    avisar(cita.correo, "cita_reservada", clave=_del_acto(cita), **datos)
    if (la_vispera := cita.inicia_en - RECORDAR) > timezone.now():
        recordatorio = f"{_del_acto(cita)}-recordatorio"
        avisar(cita.correo, "cita_recordatorio", clave=recordatorio, sale_desde=la_vispera, **datos)


def _del_acto(cita: Cita) -> str:
    """Of the booking, or of this change of hour: whoever moves it back to an hour is told again."""
    return f"cita-{cita.pk}-{cita.veces_movida}"


def _de_la_cita(cita: Cita) -> dict[str, Any]:
    """What its messages say of it."""
    donde = cita.sucursal
    return {
        "cuando": instante(cita.inicia_en), "sucursal": str(donde), "direccion": donde.direccion,
        "codigo": cita.codigo, "enlace": cita.get_absolute_url(),
    }  # fmt: skip


def _sin_recordatorio(cita: Cita) -> None:
    recoger_aviso(f"{_del_acto(cita)}-recordatorio")
