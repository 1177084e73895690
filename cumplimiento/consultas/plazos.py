"""«¿Cómo se calculó?»: the deadline of an obligation, counted again from its acts."""

from collections.abc import Mapping, Sequence
from datetime import date

from cumplimiento.models import Ajuste, Obligacion
from cumplimiento.plazo import Cuenta, Detencion, calcular
from sso_portal.nucleo.calendario.consultas import festivos


def detenciones(ajustes: Sequence[Ajuste]) -> list[Detencion]:
    """The suspensions among ``ajustes`` (in their order), each until the act that resumed the term."""
    hechas: list[Detencion] = []
    for ajuste in ajustes:
        if ajuste.tipo == Ajuste.Tipo.SUSPENSION:
            hechas.append(Detencion(ajuste.fecha, None, ajuste.acto))
        elif ajuste.tipo == Ajuste.Tipo.REANUDACION and hechas:
            hechas[-1] = Detencion(hechas[-1].desde, ajuste.fecha, hechas[-1].acto)
    return hechas


def cuenta_de(
    obligacion: Obligacion, ajustes: Sequence[Ajuste], dias: Mapping[date, str] | None = None
) -> Cuenta:
    """The account of its deadline with ``ajustes`` (all of them, in order); ``dias``: the holidays."""
    return calcular(
        obligacion.inicia_el,
        obligacion.plazo_dias_habiles,
        festivos() if dias is None else dias,
        prorroga=sum(a.dias_habiles or 0 for a in ajustes),
        detenciones=detenciones(ajustes),
    )
