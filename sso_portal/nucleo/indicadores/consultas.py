"""Figures as they are shown, with the instant of the computation: at most an hour old.

A worker counts them again before that (`servicios.contar_por_adelantado`), so no page waits; where there is
no worker, whoever comes first does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.legible.fechas import dia_local, fecha_sin_ano, hora

from .metricas import Metrica, Tabla, todas

FRESCURA_SEGUNDOS = 3600


@dataclass(frozen=True)
class Medicion:
    """A metric, its figures, and when they were counted."""

    metrica: Metrica
    tabla: Tabla
    proceso: str
    calculada_en: datetime

    @property
    def cuando(self) -> str:
        return contado_cuando(self.calculada_en)


def contado_cuando(instante: datetime) -> str:
    """«hoy, 10:40 a. m.»; just after midnight, «20 de noviembre, 11:50 p. m.»."""
    es_hoy = dia_local(instante) == timezone.localdate()
    return f"{'hoy' if es_hoy else fecha_sin_ano(instante)}, {hora(instante)}"


def metricas_para(usuario) -> list[Metrica]:
    """The public ones for everybody; the ministry also sees those that are not."""
    del_ministerio = usuario.is_authenticated and usuario.tiene_rol(Rol.MINISTERIO)
    return [metrica for metrica in todas() if metrica.publica or del_ministerio]


def medir(metrica: Metrica, proceso: str = "") -> Medicion:
    """The figures of a metric for one process, or for all of them (``proceso``: «»)."""
    de_proceso = proceso if metrica.por_proceso else ""
    tabla, cuando = al_dia(f"indicadores:{metrica.codigo}:{de_proceso}", lambda: metrica.calcular(de_proceso))
    return Medicion(metrica, tabla, de_proceso, cuando)


def al_dia[T](clave: str, contar: Callable[[], T]) -> tuple[T, datetime]:
    """What was last counted under ``clave`` and when; counted now if that was more than an hour ago."""
    return ya_contado(clave) or contar_ahora(clave, contar)


def ya_contado(clave: str) -> tuple[Any, datetime] | None:
    """What was last counted under ``clave`` and when; None if that was more than an hour ago."""
    guardada: tuple[Any, datetime] | None = cache.get(clave)
    return guardada


def contar_ahora[T](clave: str, contar: Callable[[], T]) -> tuple[T, datetime]:
    """Count and keep it for an hour, whatever was kept."""
    guardada = (contar(), timezone.now())
    cache.set(clave, guardada, FRESCURA_SEGUNDOS)
    return guardada
