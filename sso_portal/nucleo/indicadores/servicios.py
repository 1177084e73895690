"""Figures counted before anybody asks for them, and forgotten when an act changes them at once."""

from functools import partial

from django.core.cache import cache
from django.db import transaction

from .consultas import contar_ahora
from .metricas import cuentas


def contar_por_adelantado() -> int:
    """Count every figure again, so that whoever opens a board finds it counted; says how many.

    Done again it leaves the same figures: it may be killed, repeated or run twice.
    """
    todas = cuentas()
    for clave, contar in todas.items():
        contar_ahora(clave, contar)
    return len(todas)


def olvidar(*codigos: str) -> None:
    """An act has just changed these metrics, of no process: whoever comes after it counts them again."""
    transaction.on_commit(partial(cache.delete_many, [f"indicadores:{codigo}:" for codigo in codigos]))
