"""Deadlines in business days: which day, and how it was reached.

Pure: dates in, dates out. Source: Ley 4 de 1913, art. 62 (days of terms are business days); Ley 51 de 1983.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

FIN_DE_SEMANA = {5: "sábado", 6: "domingo"}
DIA = timedelta(days=1)


@dataclass(frozen=True)
class Plazo:
    """A deadline with its account: ``saltados`` are the (day, reason) that did not count."""

    inicio: date
    dias_habiles: int
    vence: date
    saltados: tuple[tuple[date, str], ...]


def por_que_no_es_habil(dia: date, festivos: Mapping[date, str]) -> str:
    """The reason why ``dia`` does not count, or "" if it is a business day."""
    return festivos.get(dia) or FIN_DE_SEMANA.get(dia.weekday(), "")


def un_mes_despues(dia: date, festivos: Mapping[date, str]) -> date:
    """The last day of a month counted from ``dia``: the same number of the next one, or its last day.

    If it is no business day, the first one after. Source: Ley 4 de 1913, arts. 59 and 62.
    """
    ano, mes = dia.year + dia.month // 12, dia.month % 12 + 1
    vence = date(ano, mes, min(dia.day, monthrange(ano, mes)[1]))
    while por_que_no_es_habil(vence, festivos):
        vence += DIA
    return vence


def contar(inicio: date, dias_habiles: int, festivos: Mapping[date, str]) -> Plazo:
    """The deadline ``dias_habiles`` after ``inicio``: the first day counted is the next one.

    ``festivos``: {date: name}. Raises ValueError if ``dias_habiles`` is not positive.
    """
    if dias_habiles < 1:
        raise ValueError("Un plazo tiene por lo menos un día hábil.")
    dia, faltan, saltados = inicio, dias_habiles, []
    while faltan:
        dia += DIA
        if motivo := por_que_no_es_habil(dia, festivos):
            saltados.append((dia, motivo))
        else:
            faltan -= 1
    return Plazo(inicio, dias_habiles, dia, tuple(saltados))
