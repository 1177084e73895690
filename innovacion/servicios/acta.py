"""The minutes of a table, on one screen and also without network; the survey of the next day."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from innovacion.estados import EstadoActa, EstadoCompromiso
from innovacion.models import (
    ActaMesa,
    AportacionActa,
    Compromiso,
    ConfirmacionActa,
    Cupo,
    Mesa,
    RespuestaInnovaton,
)
from sso_portal.nucleo.bitacora.servicios import SISTEMA, registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario

from .compromiso import aceptar_compromiso, proponer_compromiso


class ActaTerminada(Exception):
    """Nothing is written in it any more; the text is for the person who tried."""

    def __init__(self) -> None:
        super().__init__("El acta ya se terminó de escribir. Si falta algo, vuélvala a abrir")


class NoEstuvo(Exception):
    """The code is of nobody who came to this table; the text is for the person who tried."""

    def __init__(self) -> None:
        super().__init__("Ese código no es de alguien que haya llegado a esta mesa. Revíselo")


def _abierta(mesa: Mesa) -> ActaMesa:
    """The minutes of ``mesa``, locked, made on first use. Raises ActaTerminada."""
    ActaMesa.objects.get_or_create(mesa=mesa)
    acta = ActaMesa.objects.select_for_update(of=("self",)).get(mesa=mesa)
    if acta.estado != EstadoActa.BORRADOR:
        raise ActaTerminada
    return acta


@transaction.atomic
def escribir_linea(mesa: Mesa, *, llave: UUID, actor: Usuario, **datos: Any) -> AportacionActa:
    """Add a line (clase, texto, archivo). The same ``llave`` gives the same one. Raises ActaTerminada."""
    if anterior := AportacionActa.objects.filter(llave=llave).first():
        return anterior
    return AportacionActa.objects.create(acta=_abierta(mesa), escrita_por=actor, llave=llave, **datos)


@transaction.atomic
def escribir_compromiso(mesa: Mesa, *, llave: UUID, actor: Usuario, accion: str, **datos: Any) -> Compromiso:
    """Somebody of the table says what she will change; she accepts it when she confirms the minutes.

    ``codigo``: hers, None while nobody takes it; ``vence_el``: None while nobody says the day.
    Raises ActaTerminada or NoEstuvo.
    """
    if anterior := Compromiso.objects.filter(clave=llave).first():
        return anterior
    _abierta(mesa)
    quien = _presente(mesa, datos["codigo"]).participante if datos.get("codigo") else None
    return proponer_compromiso(
        actor=actor, clave=llave, accion=accion, participante=quien, vence_el=datos.get("vence_el"),
        centro=quien.centro if quien else None, reto=mesa.reto, mesa=mesa,
    )  # fmt: skip


def _presente(mesa: Mesa, codigo: str) -> Cupo:
    cupos = Cupo.objects.select_related("participante__centro")
    cupo = cupos.filter(mesa=mesa, codigo=codigo, asistencia__isnull=False).first()
    if cupo is None:
        raise NoEstuvo
    return cupo


@transaction.atomic
def terminar_acta(mesa: Mesa, *, actor: Usuario) -> None:
    """Nothing more is written: those who came read it and put their code. Raises ActaTerminada."""
    transitar(_abierta(mesa), EstadoActa.POR_CONFIRMAR, actor=actor)


@transaction.atomic
def corregir_acta(mesa: Mesa, *, actor: Usuario) -> None:
    """Somebody says that it is not so: it is written again and confirmed again. Raises TransicionInvalida."""
    acta = ActaMesa.objects.get(mesa=mesa)
    transitar(acta, EstadoActa.BORRADOR, actor=actor)
    acta.confirmaciones.all().delete()


@transaction.atomic
def confirmar_acta(mesa: Mesa, codigo: str, *, actor: Usuario) -> ConfirmacionActa:
    """Somebody who came confirms with her code, and accepts what she committed herself to there.

    The last one confirms the minutes. Twice is once. Raises NoEstuvo or ActaTerminada (it is not time yet).
    """
    acta = ActaMesa.objects.select_for_update(of=("self",)).filter(mesa=mesa).first()
    cupo = _presente(mesa, codigo)
    if acta is None or acta.estado == EstadoActa.BORRADOR:
        raise ActaTerminada
    confirmacion, es_nueva = ConfirmacionActa.objects.get_or_create(acta=acta, cupo=cupo)
    if es_nueva:
        registrar("acta_confirmada_por", acta, actor=actor, datos={"cupo": cupo.pk})
        _aceptar_lo_suyo(cupo, actor)
    faltan = Cupo.objects.filter(mesa=mesa, asistencia__isnull=False).exclude(confirmaciones__acta=acta)
    if acta.estado == EstadoActa.POR_CONFIRMAR and not faltan.exists():
        transitar(acta, EstadoActa.CONFIRMADA, actor=actor)
    return confirmacion


def _aceptar_lo_suyo(cupo: Cupo, actor: Usuario) -> None:
    suyos = Compromiso.objects.filter(
        mesa=cupo.mesa_id, participante=cupo.participante_id, estado=EstadoCompromiso.PROPUESTO
    )
    for compromiso in suyos.exclude(vence_el=None).order_by("pk"):
        aceptar_compromiso(compromiso, actor=actor)


@transaction.atomic
def opinar(cupo: Cupo, *, satisfaccion: int, ideas_concretas: bool, texto: str = "") -> RespuestaInnovaton:
    """What who came says the next day; the first answer is the one that counts."""
    respuesta, es_nueva = RespuestaInnovaton.objects.get_or_create(
        cupo=cupo,
        defaults={
            "satisfaccion": satisfaccion, "ideas_concretas": ideas_concretas, "texto": texto,
            "respondida_en": timezone.now(),
        },
    )  # fmt: skip
    if es_nueva:
        registrar("innovaton_opinion", cupo, actor=SISTEMA)
    return respuesta
