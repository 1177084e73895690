"""Who has a case: taken, handed over, given back; never to somebody absent."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import SISTEMA, Actor, registrar
from sso_portal.nucleo.cuentas.models import Ausencia, Nombramiento, Rol, Suplencia, Usuario
from tramites.estados import ABIERTAS
from tramites.models import Area, Puesto, Solicitud
from tramites.reparto import a_quien, suplente_de

from .candado import con_candado


class AsignacionImposible(Exception):
    """The case cannot go to that person; the text is for who tried."""


def del_area(area: Area) -> list[int]:
    """The accounts that may answer cases of ``area`` today: a place in it, an appointment in force."""
    nombrados = Nombramiento.objects.vigentes().filter(rol=Rol.FUNCIONARIO, entidad=area.entidad_id)
    puestos = Puesto.objects.filter(area=area, usuario__in=nombrados.values("usuario"))
    return list(puestos.order_by("usuario_id").values_list("usuario_id", flat=True))


def ausentes(quienes: Collection[int], dia: date) -> set[int]:
    """Which of ``quienes`` are away on ``dia``."""
    return set(
        Ausencia.objects.del_dia(dia)
        .filter(usuario__in=quienes)
        .order_by()
        .values_list("usuario_id", flat=True)
    )


def elegir_responsable(area: Area, solicitud: Solicitud | None = None) -> Usuario | None:
    """Who of ``area`` gets the next case: present, with the fewest open ones; None if nobody is present.

    Nobody attends their own case. The chosen account is locked until the act ends: an absence noted
    meanwhile waits, and then hands the case over.
    """
    hoy = timezone.localdate()
    miembros = _sin_la_persona(del_area(area), solicitud)
    abiertas = Count("solicitudes_a_cargo", filter=Q(solicitudes_a_cargo__estado__in=ABIERTAS))
    cuentas = Usuario.objects.filter(pk__in=miembros).annotate(n=abiertas).order_by("pk")
    cargas = dict(cuentas.values_list("pk", "n"))
    while (elegido := a_quien(cargas, ausentes(list(cargas), hoy))) is not None:
        if usuario := _presente(elegido, hoy):
            return usuario
        del cargas[elegido]
    return None


def _presente(quien: int, dia: date) -> Usuario | None:
    """The account, locked against a new absence; None if it is away after all."""
    usuario = Usuario.objects.select_for_update(of=("self",), no_key=True).get(pk=quien)
    return None if ausentes([quien], dia) else usuario


def _sin_la_persona(quienes: list[int], solicitud: Solicitud | None) -> list[int]:
    if solicitud is None:
        return quienes
    suyas = set(Usuario.objects.filter(persona=solicitud.persona_id).order_by().values_list("pk", flat=True))
    if solicitud.representacion:
        suyas.add(solicitud.representacion.representante_id)
    return [q for q in quienes if q not in suyas]


@transaction.atomic
def tomar_solicitud(solicitud: Solicitud, *, actor: Usuario) -> None:
    """``actor`` takes a case of the tray of an area of theirs; whoever already has it keeps it.

    Raises AsignacionImposible if another took it first, or ``actor`` is away or not of the area.
    """
    con_candado(solicitud)
    if solicitud.responsable_id == actor.pk:
        return
    if solicitud.responsable:
        raise AsignacionImposible(
            f"{solicitud.responsable} ya tomó esta solicitud. Puede verla, no decidirla"
        )
    _asignar(solicitud, actor, actor=actor, acto="solicitud_tomada")


@transaction.atomic
def reasignar_solicitud(solicitud: Solicitud, a: Usuario, *, actor: Usuario, motivo: str) -> None:
    """Hand a case over to ``a``, or to the first of their substitutes who is present.

    Raises AsignacionImposible if neither may answer it today.
    """
    con_candado(solicitud)
    if solicitud.responsable_id == a.pk:
        return
    _asignar(solicitud, a, actor=actor, acto="solicitud_reasignada", motivo=motivo)


@transaction.atomic
def soltar_solicitud(solicitud: Solicitud, *, actor: Usuario, motivo: str) -> None:
    """Give a case back to the tray of its area. Raises AsignacionImposible if ``actor`` does not have it."""
    con_candado(solicitud)
    if solicitud.responsable_id != actor.pk or not solicitud.esta_abierta:
        raise AsignacionImposible("Esta solicitud ya no está a su cargo")
    solicitud.responsable = None
    solicitud.save(update_fields=["responsable"])
    registrar("solicitud_devuelta_al_area", solicitud, actor=actor, motivo=motivo)


def _asignar(solicitud: Solicitud, a: Usuario, *, actor: Actor, acto: str, motivo: str = "") -> None:
    if not solicitud.esta_abierta or solicitud.area is None:
        raise AsignacionImposible("Esta solicitud ya terminó: nadie más la decide")
    quien = _disponible(a, solicitud)
    if quien is None:
        raise AsignacionImposible(
            f"{a} no responde hoy por esta área y no tiene suplente presente. Elija a otra persona"
        )
    solicitud.responsable = quien
    solicitud.save(update_fields=["responsable"])
    registrar(acto, solicitud, actor=actor, motivo=motivo, datos={"a": quien.pk})


def _disponible(a: Usuario, solicitud: Solicitud) -> Usuario | None:
    """``a`` or the first present substitute, locked; None if nobody."""
    hoy, area = timezone.localdate(), solicitud.area
    miembros = _sin_la_persona(del_area(area), solicitud) if area else []
    if a.pk in miembros and (usuario := _presente(a.pk, hoy)):
        return usuario
    orden = list(Suplencia.objects.filter(usuario=a).order_by("orden").values_list("suplente_id", flat=True))
    fuera: set[int] = ausentes([*orden, a.pk], hoy)
    while (elegido := suplente_de(a.pk, orden, miembros, fuera)) is not None:
        if usuario := _presente(elegido, hoy):
            return usuario
        fuera.add(elegido)
    return None


def entregar_por_ausencia(usuario: Usuario, *, actor: Actor = SISTEMA) -> int:
    """Hand over every open case of somebody who is away today; returns how many.

    Each in its own transaction: a case is locked before an account, always, so nobody waits in a ring.
    """
    if not ausentes([usuario.pk], timezone.localdate()):
        return 0
    suyas = Solicitud.objects.abiertas().filter(responsable=usuario).order_by("pk")
    return sum(_entregar(solicitud, usuario, actor=actor) for solicitud in suyas)


@transaction.atomic
def _entregar(solicitud: Solicitud, usuario: Usuario, *, actor: Actor) -> bool:
    """To a substitute, or to whoever of the area has the fewest, or to the tray."""
    con_candado(solicitud)
    if solicitud.responsable_id != usuario.pk or solicitud.area is None or not solicitud.esta_abierta:
        return False
    nuevo = _disponible(usuario, solicitud) or elegir_responsable(solicitud.area, solicitud)
    solicitud.responsable = nuevo
    solicitud.save(update_fields=["responsable"])
    datos = {"a": nuevo.pk if nuevo else None}
    registrar("solicitud_entregada_por_ausencia", solicitud, actor=actor, datos=datos)
    return True


def entregar_de_los_ausentes() -> int:
    """What falls on whoever is away today, handed over: the sweep of every morning. Returns how many."""
    hoy = timezone.localdate()
    con_casos = Usuario.objects.filter(
        ausencias__desde__lte=hoy, ausencias__hasta__gte=hoy, solicitudes_a_cargo__estado__in=ABIERTAS
    )
    return sum(entregar_por_ausencia(u) for u in con_casos.order_by("pk").distinct())


def tomar_o_reasignar_en_lote(
    solicitudes: list[Solicitud], a: Usuario, *, actor: Usuario
) -> tuple[int, list[str]]:
    """Hand each over to ``a`` (taken, when it is ``actor``): how many went, and why the others did not."""
    hechas, negadas = 0, []
    for solicitud in solicitudes:
        try:
            if a.pk == actor.pk:
                tomar_solicitud(solicitud, actor=actor)
            else:
                reasignar_solicitud(solicitud, a, actor=actor, motivo="En lote, desde la bandeja")
        except AsignacionImposible as error:
            negadas.append(str(error))
        else:
            hechas += 1
    return hechas, negadas
