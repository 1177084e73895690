"""Who takes each place of a plaza: written in one go when a process assigns them."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from plazas.models import Ocupacion, Plaza
from sso_portal.nucleo.bitacora.servicios import Actor, transitar_en_lote
from sso_portal.nucleo.copia import agregar_nuevas


@transaction.atomic
def registrar_ocupaciones(
    asignadas: Iterable[tuple[Plaza, Any]], *, proceso: str, fecha_inicio: date
) -> None:
    """Write one place taken per (plaza, id of the persona), waiting for its possession.

    ``proceso``: code of the process, once per person. Doing it again writes nothing more.
    """
    agregar_nuevas(
        Ocupacion,
        ("plaza", "persona", "proceso", "fecha_inicio", "fecha_fin", "vinculo", "estado"),
        [
            (
                plaza.pk,
                persona_id,
                proceso,
                fecha_inicio,
                meses_despues(fecha_inicio, plaza.duracion_meses),
                plaza.vinculo,
                Ocupacion.Estado.POR_POSESIONAR.value,
            )
            for plaza, persona_id in asignadas
        ],
    )


@transaction.atomic
def anular_ocupaciones(*, proceso: str, actor: Actor, acto: str) -> int:
    """Leave without effect every place that ``proceso`` gave and nobody has finished; says how many.

    ``acto``: the one that annuls the draw. One event by place. Doing it again moves nothing more.
    """
    dadas = Ocupacion.objects.filter(proceso=proceso)
    return transitar_en_lote(dadas, Ocupacion.Estado.ANULADA, actor=actor, datos={"acto": acto})


def meses_despues(dia: date, meses: int) -> date:
    """The same day ``meses`` later, or the last one of that month if it has no such day."""
    anos, mes = divmod(dia.month - 1 + meses, 12)
    ano, mes = dia.year + anos, mes + 1
    return date(ano, mes, min(dia.day, monthrange(ano, mes)[1]))
