"""Figures as they are shown: computed at most once an hour, with the instant of the computation."""

from dataclasses import dataclass
from datetime import datetime

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
        """«hoy, 10:40 a. m.»; just after midnight, «20 de noviembre, 11:50 p. m.»."""
        es_hoy = dia_local(self.calculada_en) == timezone.localdate()
        return f"{'hoy' if es_hoy else fecha_sin_ano(self.calculada_en)}, {hora(self.calculada_en)}"


def metricas_para(usuario) -> list[Metrica]:
    """The public ones for everybody; the ministry also sees those that are not."""
    del_ministerio = usuario.is_authenticated and usuario.tiene_rol(Rol.MINISTERIO)
    return [metrica for metrica in todas() if metrica.publica or del_ministerio]


def medir(metrica: Metrica, proceso: str = "") -> Medicion:
    """The figures of a metric for one process, or for all of them (``proceso``: «»)."""
    de_proceso = proceso if metrica.por_proceso else ""
    clave = f"indicadores:{metrica.codigo}:{de_proceso}"
    guardada = cache.get(clave)
    if guardada is None:
        guardada = (metrica.calcular(de_proceso), timezone.now())
        cache.set(clave, guardada, FRESCURA_SEGUNDOS)
    return Medicion(metrica, guardada[0], de_proceso, guardada[1])
