"""What affected persons answer to «¿Le cumplieron?», month by month. Source: CUM-020, CUM-021, G4-14."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncMonth

from cumplimiento.estados import Confirmacion, EstadoTarea
from cumplimiento.models import Obligacion, Respuesta, Tarea
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from sso_portal.nucleo.indicadores.estadistica import porcentaje

TITULOS = ("mes", "si", "en_parte", "no", "respondieron", "porcentaje_si")


@dataclass(frozen=True)
class MesDeRespuestas:
    """How the persons of one month answered; only the last answer of each case counts."""

    mes: date
    si: int
    en_parte: int
    no: int

    @property
    def respondieron(self) -> int:
        return self.si + self.en_parte + self.no

    @property
    def cumplieron(self) -> float:
        """% that said yes."""
        return porcentaje(self.si, self.respondieron) or 0

    @property
    def celdas(self) -> list[Any]:
        """As a row of the file."""
        return [f"{self.mes:%Y-%m}", self.si, self.en_parte, self.no, self.respondieron, self.cumplieron]


def respuestas_por_mes(usuario: Usuario) -> list[MesDeRespuestas]:
    """One row per month, the last first, of the cases ``usuario`` watches or answers for. One query."""
    posterior = Respuesta.objects.filter(obligacion=OuterRef("obligacion"), pk__gt=OuterRef("pk"))
    vigentes = Respuesta.objects.filter(~Exists(posterior), obligacion__in=_casos(usuario))
    cuentas = vigentes.order_by().annotate(mes=TruncMonth("creada_en")).values_list("mes", "valor")
    meses: dict[date, dict[str, int]] = {}
    for mes, valor, cuantas in cuentas.annotate(n=Count("pk")):
        meses.setdefault(mes, dict.fromkeys(Confirmacion.values, 0))[valor] = cuantas
    return [
        MesDeRespuestas(mes, c[Confirmacion.SI], c[Confirmacion.EN_PARTE], c[Confirmacion.NO])
        for mes, c in sorted(meses.items(), reverse=True)
    ]


def contradicciones(usuario: Usuario) -> dict[str, int]:
    """How many contradictions wait for the supervisor, and how many it attended."""
    suyas = Tarea.objects.filter(obligacion__in=_casos(usuario)).order_by().values_list("estado")
    cuentas = dict(suyas.annotate(n=Count("pk")))
    return {str(e.value): cuentas.get(e.value, 0) for e in EstadoTarea}


def _casos(usuario: Usuario) -> Any:
    if usuario.tiene_rol(Rol.OIRS):
        return Obligacion.objects.de_atencion(usuario)
    return Obligacion.objects.supervisadas_por(usuario)
