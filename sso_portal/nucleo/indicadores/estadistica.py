"""Medians, percentiles and shares, as the definitions of the metrics say them."""

from collections.abc import Sequence
from math import floor


def percentil(valores: Sequence[float], parte: float) -> float | None:
    """The value under which ``parte`` (0 to 1) of them lie, interpolated; None without values.

    It is PERCENTILE.INC of spreadsheets: of 1, 2, 3 and 4 the median is 2.5 and the 90th percentile 3.7.
    """
    if not valores:
        return None
    orden = sorted(valores)
    lugar = (len(orden) - 1) * parte
    abajo = floor(lugar)
    arriba = min(abajo + 1, len(orden) - 1)
    return orden[abajo] + (orden[arriba] - orden[abajo]) * (lugar - abajo)


def resumir(valores: Sequence[float], divisor: float) -> tuple[float | None, float | None]:
    """(median, 90th percentile) of ``valores`` / ``divisor``, with one decimal; None without values."""
    mediana, noventa = percentil(valores, 0.5), percentil(valores, 0.9)
    if mediana is None or noventa is None:
        return None, None
    return round(mediana / divisor, 1), round(noventa / divisor, 1)


def porcentaje(parte: int, total: int) -> float | None:
    """``parte`` of each hundred of ``total``, with one decimal; None of nothing.

    It says 100 only when there is nothing missing, and 0 only when there is nothing.
    """
    if not total:
        return None
    redondo = round(100 * parte / total, 1)
    if redondo == 100 and parte < total:
        return 99.9
    return 0.1 if redondo == 0 and parte else redondo


def razon(parte: int, total: int) -> float | None:
    """How many of one for each of the other, with one decimal; None when there is no other."""
    return round(parte / total, 1) if total else None
