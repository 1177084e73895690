"""Where a case has been, is and may still go: for its person, its officials and whoever has its code."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from tramites.diseno.recorrido import camino_mas_largo, pasos_restantes
from tramites.models import Area, Paso, Solicitud


@dataclass(frozen=True)
class Tramo:
    """One stage of the route. ``fase``: «Hecho», «Ahora» or «Después»; ``quien``: only officials read it."""

    nombre: str
    area: str
    fase: str
    desde: datetime | None = None
    hasta: datetime | None = None
    vence_el: date | None = None
    accion: str = ""
    motivo: str = ""
    quien: str = ""

    @property
    def dias(self) -> int | None:
        """Whole days spent in it, until today where it is not over; None before it begins."""
        if self.desde is None:
            return None
        return ((self.hasta or timezone.now()) - self.desde).days


def tramos(solicitud: Solicitud) -> list[Tramo]:
    """Stages done, the present one, and those left by the longest way. Three queries."""
    pasos = list(solicitud.pasos.select_related("area", "salio_por"))
    hechos = [_tramo(p) for p in pasos]
    if not solicitud.esta_abierta:
        return hechos
    nombres = dict(
        Area.objects.filter(entidad=solicitud.tramite.entidad_id).values_list("codigo", "nombre").order_by()
    )
    faltan = camino_mas_largo(solicitud.definicion, solicitud.etapa)[1:]
    return [*hechos, *(Tramo(e.nombre, nombres.get(e.area, ""), "Después") for e in faltan)]


def pasos_que_faltan(solicitud: Solicitud) -> int:
    """How many stages are left at most, the present one included; 0 once it is over or before it is sent."""
    return pasos_restantes(solicitud.definicion, solicitud.etapa) if solicitud.esta_abierta else 0


def _tramo(paso: Paso) -> Tramo:
    return Tramo(
        paso.nombre, str(paso.area), "Hecho" if paso.salio_en else "Ahora", paso.entro_en, paso.salio_en,
        paso.vence_el, paso.accion, paso.motivo, str(paso.salio_por or ""),
    )  # fmt: skip
