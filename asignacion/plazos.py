"""The instants of a draw: what each step may not come before or after. Pure; instants in UTC."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from inscripciones.calendario import Fechas
from sso_portal.nucleo.legible.fechas import dia_local

from . import baliza

ENSAYO = re.compile(r".*-E[0-9]+")
RONDA_DE_ENSAYO = 1000  # asignacion/datos/baliza_ensayo.json: long known, good only for rehearsals
OBJECIONES = COMPROMISOS = timedelta(hours=24)  # before the event
ANTES_DE_LA_RONDA = timedelta(seconds=60)
ANTELACION_CORRECCION = timedelta(hours=48)


def codigo_de_proceso(codigo: str, *, numero: int, es_ensayo: bool) -> str:
    """The t of the lottery: the code of the convocatoria; a rehearsal has its own («2027-1-E1»)."""
    codigo = codigo.upper()
    return f"{codigo}-E{numero}" if es_ensayo and not ENSAYO.fullmatch(codigo) else codigo


@dataclass(frozen=True)
class Plazos:
    """The calendar of one freeze. ``sorteo``: the announced instant, from which the round follows."""

    congelamiento: datetime
    objeciones: datetime
    compromisos: datetime
    revelaciones: datetime
    sorteo: datetime

    def congelados(self) -> dict[str, str]:
        """As the frozen file writes them: «2027-01-20T15:00:00Z»."""
        return {nombre: escrito(instante) for nombre, instante in self.__dict__.items()}


def calcular(congelamiento: datetime, sorteo: datetime) -> Plazos:
    """The calendar of a freeze made at ``congelamiento`` for a draw announced at ``sorteo``."""
    return Plazos(
        congelamiento=congelamiento,
        objeciones=sorteo - OBJECIONES,
        compromisos=sorteo - COMPROMISOS,
        revelaciones=instante_de_ronda(ronda_de(sorteo)) - ANTES_DE_LA_RONDA,
        sorteo=sorteo,
    )


def faltas_al_mover(
    fechas: Fechas, *, ahora: datetime, revision_hasta: datetime, antelacion: timedelta
) -> dict[str, str]:
    """What keeps an event from being moved to those dates: name of the date → what to do, without a stop.

    ``antelacion``: what must lie between the seal and the event, so that everybody can look at their row.
    """
    faltas = {}
    revision = fechas.revision_hasta or revision_hasta
    if revision < revision_hasta:
        faltas["revision_hasta"] = "La revisión se puede ampliar, pero no acortar"
    elif fechas.revision_hasta and fechas.revision_hasta <= ahora:
        faltas["revision_hasta"] = "La revisión se amplía hasta un momento que todavía no haya pasado"
    if fechas.sello_en <= ahora:
        faltas["sello_en"] = "Las entradas se sellan después de este momento"
    elif fechas.sello_en < revision:
        faltas["sello_en"] = "Las entradas se sellan cuando termine la revisión de las secretarías o después"
    if fechas.evento_en < fechas.sello_en + antelacion:
        horas = int(antelacion.total_seconds() // 3600)
        faltas["evento_en"] = f"El sorteo debe ser por lo menos {horas} horas después de sellar las entradas"
    if fechas.inicio_servicio <= dia_local(fechas.evento_en):
        faltas["inicio_servicio"] = "El servicio debe empezar después del día del sorteo"
    return faltas


def ronda_de(sorteo: datetime) -> int:
    """The round of the beacon that the announced instant fixes."""
    return baliza.ronda_en(int(sorteo.timestamp()))


def instante_de_ronda(ronda: int) -> datetime:
    return datetime.fromtimestamp(baliza.instante_de(ronda), UTC)


def escrito(instante: datetime) -> str:
    return instante.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def leido(texto: str) -> datetime:
    return datetime.strptime(texto, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
