"""Appoint somebody and end an appointment; who stands in for whom; what a person says of herself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q

from sso_portal.nucleo.bitacora.servicios import Actor, registrar
from sso_portal.nucleo.territorio.models import AutoridadTerritorial, Entidad

from .models import Ausencia, DocumentoIdentidad, Nombramiento, Persona, Suplencia, Usuario
from .senales import ausencia_anotada


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


# --- The person behind an account ---


@transaction.atomic
def persona_de(actor: Usuario) -> Persona:
    """The person behind an account; an empty one, to be filled in, where there was none."""
    usuario = Usuario.objects.select_for_update(of=("self",)).get(pk=actor.pk)
    persona = usuario.persona
    if persona is None:
        persona = usuario.persona = Persona.objects.create()
        usuario.save(update_fields=["persona"])
    actor.persona = persona
    return persona


@transaction.atomic
def declarar_documento(persona: Persona, tipo: str, numero: str) -> None:
    """The person says this is their identity document; whether it is, whoever decides looks at."""
    indice = DocumentoIdentidad.indice_de(tipo, numero)
    actual = persona.documento
    if actual and actual.indice == indice:
        return
    persona.documentos.filter(indice=indice).delete()
    valores = {"tipo": tipo, "numero": numero, "indice": indice}
    if actual:
        DocumentoIdentidad(pk=actual.pk, persona=persona, **valores).save(force_update=True)
    else:
        persona.documentos.create(**valores)
    persona.__dict__.pop("documento", None)


# --- Absences and substitutes ---


@transaction.atomic
def anotar_ausencia(usuario: Usuario, desde: date, hasta: date, *, actor: Actor) -> Ausencia:
    """``usuario`` answers for nothing from ``desde`` to ``hasta``, both included; twice is once.

    Whoever assigns work holds the same lock on the account: what is assigned meanwhile is seen by the
    listeners of ``ausencia_anotada``, which hand it over. Raises ValidationError if the dates are the
    wrong way round.
    """
    Usuario.objects.select_for_update(of=("self",), no_key=True).get(pk=usuario.pk)
    if anterior := Ausencia.objects.filter(usuario=usuario, desde=desde, hasta=hasta).first():
        return anterior
    ausencia = Ausencia(usuario=usuario, desde=desde, hasta=hasta)
    ausencia.full_clean()
    ausencia.save()
    registrar("ausencia_anotada", ausencia, actor=actor, datos={"desde": str(desde), "hasta": str(hasta)})
    ausencia_anotada.send(Ausencia, ausencia=ausencia, actor=actor)
    return ausencia


@transaction.atomic
def quitar_ausencia(ausencia: Ausencia, *, actor: Actor) -> None:
    """The absence will not be, or ended today; the record keeps that it was noted."""
    registrar("ausencia_quitada", ausencia, actor=actor)
    ausencia.delete()


@transaction.atomic
def poner_suplentes(usuario: Usuario, suplentes: Sequence[Usuario], *, actor: Actor) -> None:
    """These, in this order, stand in for ``usuario``; whoever was there before and is not now, does not."""
    Usuario.objects.select_for_update(of=("self",), no_key=True).get(pk=usuario.pk)
    usuario.suplencias.all().delete()
    filas = [Suplencia(usuario=usuario, suplente=s, orden=n) for n, s in enumerate(suplentes, start=1)]
    Suplencia.objects.bulk_create(filas)
    registrar("suplentes_puestos", usuario, actor=actor, datos={"suplentes": [s.pk for s in suplentes]})
