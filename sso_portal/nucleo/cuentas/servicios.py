"""Appoint somebody, and end an appointment."""

from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q

from sso_portal.nucleo.bitacora.servicios import Actor, registrar
from sso_portal.nucleo.territorio.models import AutoridadTerritorial, Entidad

from .models import Nombramiento, Usuario


class NombramientoPropio(Exception):
    """Nobody appoints themselves; the text is for the person who tried."""

    def __init__(self) -> None:
        super().__init__("Nadie se nombra a sí mismo. Pídalo a otra persona del Ministerio")


@dataclass(frozen=True)
class Ambito:
    """The role, and the one authority or entity over which it is held (neither for the whole country)."""

    rol: str
    autoridad: AutoridadTerritorial | None = None
    entidad: Entidad | None = None


@transaction.atomic
def abrir_cuenta(correo: str, nombre: str, *, actor: Actor) -> tuple[Usuario, bool]:
    """The account of an official: the one that exists, or a new one that waits for its password.

    Its address counts as confirmed: the ministry answers for it and the only way in is the link sent there.
    Returns (account, whether it is new).
    """
    correo = correo.strip().lower()
    usuario, nueva = Usuario.objects.get_or_create(email=correo, defaults={"nombre_visible": nombre})
    if nueva:
        usuario.set_unusable_password()
        usuario.save(update_fields=["password"])
        EmailAddress.objects.create(user=usuario, email=correo, primary=True, verified=True)
        registrar("cuenta_abierta", usuario, actor=actor)
    return usuario, nueva


@transaction.atomic
def nombrar(
    usuario: Usuario, ambito: Ambito, *, desde: date, hasta: date | None = None, actor: Actor
) -> Nombramiento:
    """Give ``usuario`` a role over an institution, and leave one Evento.

    Asked twice, the second answers with the appointment of the first: who holds the same role over the same
    institution on ``desde`` is not appointed again. Raises NombramientoPropio.
    """
    if usuario.pk == actor.pk:
        raise NombramientoPropio
    Usuario.objects.select_for_update().get(pk=usuario.pk)
    datos = {"rol": ambito.rol, "autoridad": ambito.autoridad, "entidad": ambito.entidad}
    vigente = Nombramiento.objects.filter(
        Q(hasta=None) | Q(hasta__gte=desde), usuario=usuario, desde__lte=desde, **datos
    )
    anterior = vigente.order_by("pk").first()
    if anterior:
        return anterior
    nombramiento = Nombramiento(usuario=usuario, desde=desde, hasta=hasta, **datos)
    nombramiento.full_clean()
    nombramiento.save()
    registrar("nombrado", nombramiento, actor=actor, datos={"rol": nombramiento.rol_bitacora})
    return nombramiento


@transaction.atomic
def terminar_nombramiento(nombramiento: Nombramiento, hasta: date, *, motivo: str, actor: Usuario) -> None:
    """Make ``hasta`` the last day of an appointment; the same day again changes nothing."""
    actual = Nombramiento.objects.select_for_update().get(pk=nombramiento.pk)
    if actual.hasta == hasta:
        return
    actual.hasta = hasta
    actual.full_clean()
    actual.save(update_fields=["hasta"])
    registrar("nombramiento_terminado", actual, actor=actor, motivo=motivo, datos={"hasta": str(hasta)})
