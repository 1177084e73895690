"""The deadline of an obligation, and how it was reached. Pure: dates in, dates out.

Business days are counted from the day after the dictamen. An extension adds business days; between a
suspension and the day in which the term resumes nothing counts. Source: Ley 4 de 1913, art. 62.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sso_portal.nucleo.calendario.plazos import DIA, contar, por_que_no_es_habil

LARGO_MAXIMO = timedelta(days=366 * 20)  # a term that has not ended in twenty years is an error of data


@dataclass(frozen=True)
class Detencion:
    """The days from ``desde`` to the eve of ``hasta`` do not count; ``hasta`` None: until further notice."""

    desde: date
    hasta: date | None
    acto: str = ""

    def cubre(self, dia: date) -> bool:
        return self.desde <= dia and (self.hasta is None or dia < self.hasta)


@dataclass(frozen=True)
class Cuenta:
    """How a deadline was counted.

    ``vence``: None while the term is suspended. ``saltados``: the (day, reason) that did not count.
    ``cuenta_desde``: the day from which the same deadline would be reached without extension nor
    suspension; alerts count from it, so that what was granted does not nag.
    """

    inicio: date
    dias_habiles: int
    prorroga: int
    vence: date | None
    saltados: tuple[tuple[date, str], ...]
    cuenta_desde: date


def calcular(
    inicio: date,
    dias_habiles: int,
    festivos: Mapping[date, str],
    *,
    prorroga: int = 0,
    detenciones: Iterable[Detencion] = (),
) -> Cuenta:
    """Count the deadline; ``dias_habiles`` and ``prorroga`` in business days.

    Raises ValueError if ``dias_habiles`` is not positive.
    """
    if dias_habiles < 1:
        raise ValueError("Un plazo tiene por lo menos un día hábil.")
    detenciones = list(detenciones)
    dia, faltan, saltados, detenidos = inicio, dias_habiles + prorroga, [], 0
    while faltan:
        dia += DIA
        motivo, cuenta_como_detenido = _por_que_no_cuenta(dia, festivos, detenciones)
        if motivo:
            saltados.append((dia, motivo))
            detenidos += cuenta_como_detenido
        else:
            faltan -= 1
        if _sigue_detenida(dia, detenciones) or dia - inicio > LARGO_MAXIMO:
            return Cuenta(inicio, dias_habiles, prorroga, None, tuple(saltados), inicio)
    desplazados = prorroga + detenidos
    desde = contar(inicio, desplazados, festivos).vence if desplazados else inicio
    return Cuenta(inicio, dias_habiles, prorroga, dia, tuple(saltados), desde)


def _por_que_no_cuenta(
    dia: date, festivos: Mapping[date, str], detenciones: list[Detencion]
) -> tuple[str, bool]:
    """(reason, whether it was a business day stopped by a suspension)."""
    if motivo := por_que_no_es_habil(dia, festivos):
        return motivo, False
    detencion = next((d for d in detenciones if d.cubre(dia)), None)
    return (f"plazo suspendido ({detencion.acto})", True) if detencion else ("", False)


def _sigue_detenida(dia: date, detenciones: list[Detencion]) -> bool:
    return any(d.hasta is None and d.cubre(dia) for d in detenciones)


def ultimo_dia_con_mas_de(hoy: date, dias_habiles: int, festivos: Mapping[date, str]) -> date:
    """The latest day since which more than ``dias_habiles`` business days have passed, seen on ``hoy``.

    With X = 10, what began on the answer is in its 11th business day today; what began the day after is
    in its 10th at most, and raises no alert.
    """
    dia, vistos = hoy + DIA, 0
    while vistos <= dias_habiles:
        dia -= DIA
        vistos += not por_que_no_es_habil(dia, festivos)
    return dia - DIA


def habiles_entre(desde: date, hasta: date, festivos: Mapping[date, str]) -> int:
    """How many business days have passed from ``desde`` (not counted) to ``hasta`` (counted); 0 if before."""
    dia, vistos = desde, 0
    while dia < hasta:
        dia += DIA
        vistos += not por_que_no_es_habil(dia, festivos)
    return vistos
