"""An obligation is born: from a dictamen, or because a room above asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from cumplimiento.models import EntidadVigilada, Norma, Obligacion, Regimen
from cumplimiento.plazo import calcular
from sso_portal.nucleo.bitacora.servicios import Actor, registrar_en_lote
from sso_portal.nucleo.calendario.consultas import festivos
from sso_portal.nucleo.territorio.models import Entidad

from .mensajes import avisar_entidades


@dataclass(frozen=True, kw_only=True)
class Orden:
    """What was ordered, in text: the type and number of the act that orders it, and from when it counts."""

    tipo: str  # «plaza», «tramite»: the kind of thing that ordered it
    referencia: str  # its number, the same one whenever it is asked
    instruccion: str
    inicia_el: date
    dias_habiles: int
    expediente: str = ""


@transaction.atomic
def abrir_obligacion(
    entidad: Entidad, orden: Orden, *, regimen: Regimen, actor: Actor, norma: Norma | None = None
) -> Obligacion:
    """Order ``entidad`` to do something by a deadline; the door of the rooms above.

    ``norma``: the version that fixes the term, by default the one in force of ``regimen``. The entity
    becomes supervised if it was not. Asked twice for the same order, the second gives the first back.
    Leaves the event «abierta» and tells the entity. Raises ValueError if ``dias_habiles`` < 1.
    """
    vigilada, _ = EntidadVigilada.objects.get_or_create(entidad=entidad, defaults={"regimen": regimen})
    EntidadVigilada.objects.select_for_update().get(pk=vigilada.pk)
    anterior = Obligacion.objects.filter(
        origen_tipo=orden.tipo,
        origen_referencia=orden.referencia,
        expediente=orden.expediente,
        entidad=vigilada,
    ).first()
    if anterior:
        return anterior
    nueva = Obligacion(
        entidad=vigilada,
        regimen=regimen,
        norma=norma or regimen.norma,
        origen_tipo=orden.tipo,
        origen_referencia=orden.referencia,
        expediente=orden.expediente,
        instruccion=orden.instruccion,
        inicia_el=orden.inicia_el,
        plazo_dias_habiles=orden.dias_habiles,
    )
    return crear_obligaciones([nueva], actor=actor)[0]


@transaction.atomic
def crear_obligaciones(
    nuevas: Sequence[Obligacion], *, actor: Actor, numeros: Sequence[str] | None = None
) -> list[Obligacion]:
    """Number (with ``numeros``, if given), date and keep ``nuevas``; one event «abierta» each.

    Their entities are told by mail; of a rehearsal nobody is told.
    """
    dias = festivos()
    for obligacion, codigo in zip(nuevas, numeros or codigos(len(nuevas)), strict=True):
        cuenta = calcular(obligacion.inicia_el, obligacion.plazo_dias_habiles, dias)
        obligacion.codigo, obligacion.vence_el = codigo, cuenta.vence
        obligacion.cuenta_desde = cuenta.cuenta_desde
    creadas = Obligacion.objects.bulk_create(nuevas, batch_size=1000)
    registrar_en_lote("abierta", creadas, actor=actor)
    avisar_entidades("obligacion_abierta", ((o, "1", {}) for o in creadas if not o.es_historica))
    return creadas


def codigos(cuantos: int) -> list[str]:
    """The next numbers of case: «R-2026-000871»; gaps are harmless."""
    ano = timezone.localdate().year
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cumplimiento_caso') FROM generate_series(1, %s)", [cuantos])
        return [f"R-{ano}-{numero:06}" for (numero,) in sorted(cursor.fetchall())]
