"""What became of the files that entities uploaded, month by month. Source: CUM-020, CUM-026."""

from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncMonth

from sso_portal.nucleo.cargas.estados import Estado
from sso_portal.nucleo.cargas.models import Carga
from sso_portal.nucleo.indicadores.estadistica import porcentaje

FORMATOS = ("reportes", "historico")
TITULOS = (
    *("mes", "archivos", "enteros", "en_parte", "sin_confirmar", "cancelados", "no_leidos"),
    *("filas", "filas_con_error"),
)


@dataclass(frozen=True)
class MesDeArchivos:
    """The files uploaded in one month, by how each ended, and their rows."""

    mes: date
    archivos: int
    enteros: int  # confirmed, every row right
    en_parte: int  # confirmed, leaving rows with errors for later
    sin_confirmar: int
    cancelados: int
    no_leidos: int
    filas: int
    filas_con_error: int

    @property
    def con_error(self) -> float:
        """% of rows with something to correct."""
        return porcentaje(self.filas_con_error, self.filas) or 0

    @property
    def celdas(self) -> list[Any]:
        """As a row of the file."""
        return [f"{self.mes:%Y-%m}", *astuple(self)[1:]]


def archivos_por_mes() -> list[MesDeArchivos]:
    """One row per month with files of compliance, the last first. One query."""
    confirmada = Q(estado=Estado.CONFIRMADA)
    cargas = Carga.objects.filter(formato_codigo__in=FORMATOS).order_by()
    meses = cargas.annotate(mes=TruncMonth("subida_en")).values_list("mes")
    cuentas = {
        "archivos": Q(),
        "enteros": confirmada & Q(filas_guardadas=F("filas_total")),
        "en_parte": confirmada & ~Q(filas_guardadas=F("filas_total")),
        "sin_confirmar": ~Q(estado__in=[Estado.CONFIRMADA, Estado.CANCELADA, Estado.FALLIDA]),
        "cancelados": Q(estado=Estado.CANCELADA),
        "no_leidos": Q(estado=Estado.FALLIDA),
    }
    filas = meses.annotate(
        **{nombre: Count("pk", filter=q) for nombre, q in cuentas.items()},
        leidas=Sum("filas_total"),
        errores=Sum("filas_con_error"),
    )
    return sorted((MesDeArchivos(*fila) for fila in filas), key=lambda f: f.mes, reverse=True)
