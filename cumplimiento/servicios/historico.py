"""What was ordered and answered before the portal: each entity loads its own. Source: CUM-011, CUM-012."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from cumplimiento.declaracion import Declaracion
from cumplimiento.estados import Canal
from cumplimiento.models import EntidadVigilada, Obligacion
from sso_portal.nucleo.bitacora.servicios import Actor

from .apertura import crear_obligaciones
from .reporte import Entrante, Envio, reportar_en_lote

DICTAMEN = "dictamen"


@dataclass(frozen=True, kw_only=True)
class CasoHistorico:
    """One past case as its entity tells it."""

    entidad: EntidadVigilada
    dictamen: str
    expediente: str
    fecha: date
    declaracion: Declaracion


def existentes(entidades: Iterable[int]) -> set[tuple[int, str, str]]:
    """(entity, dictamen, expediente) of every case of ``entidades`` that the portal has."""
    casos = Obligacion.objects.filter(origen_tipo=DICTAMEN, entidad_id__in=list(entidades))
    return set(casos.order_by().values_list("entidad_id", "origen_referencia", "expediente"))


@transaction.atomic
def cargar_historico(casos: Sequence[CasoHistorico], *, actor: Actor, origen: str) -> int:
    """Open one historical obligation per case and report it; they raise no alert and tell nobody.

    Returns how many. Raises ReportesRechazados as any report does.
    """
    nuevas = [
        Obligacion(
            entidad=c.entidad,
            regimen=c.entidad.regimen,
            norma=c.entidad.regimen.norma,
            origen_tipo=DICTAMEN,
            origen_referencia=c.dictamen,
            expediente=c.expediente,
            instruccion=f"Cumplir el dictamen {c.dictamen}, anterior al portal.",
            inicia_el=c.fecha,
            plazo_dias_habiles=c.entidad.regimen.plazo_dias_habiles,
            es_historica=True,
        )
        for c in casos
    ]
    creadas = crear_obligaciones(nuevas, actor=actor)
    envio = Envio(
        entidades=frozenset(c.entidad.pk for c in casos), canal=Canal.HISTORICO, actor=actor, origen=origen
    )
    entrantes = [Entrante(o.codigo, c.declaracion) for o, c in zip(creadas, casos, strict=True)]
    return reportar_en_lote(entrantes, envio)
