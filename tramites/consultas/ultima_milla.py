"""Where the network does not arrive: municipios without a channel, by population and distance. Source: G5-16.

A municipio has a channel when a branch or a self-service module attends in it. A mobile unit that will
stop there does not count as one, it is told beside: it says when somebody comes.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.utils import timezone

from sso_portal.nucleo.territorio.models import Departamento, Municipio
from tramites.models import Parada, PoblacionMunicipio, Sucursal

CLASES = [Sucursal.Clase.SUCURSAL, Sucursal.Clase.MODULO]
POR_PAGINA = 50
ORDENES = {"poblacion": "Por población", "distancia": "Por distancia"}


@dataclass(frozen=True)
class Resumen:
    """The whole country: municipios and people, with and without a channel; ``mapa`` by departamento."""

    municipios: int
    sin_canal: int
    habitantes: int
    habitantes_sin_canal: int
    mapa: dict[str, int]

    @property
    def cobertura(self) -> float:
        """Percentage of people with a channel in their municipio."""
        if not self.habitantes:
            return 0.0
        return 100 * (self.habitantes - self.habitantes_sin_canal) / self.habitantes


def sin_canal(departamento: str = "") -> QuerySet[Municipio]:
    """The municipios where nobody attends, joined to their population; those not imported come last."""
    atienden = Sucursal.objects.abiertas().filter(municipio=OuterRef("pk"), clase__in=CLASES)
    lista = Municipio.objects.filter(~Exists(atienden)).select_related("departamento", "poblacion")
    if departamento:
        lista = lista.filter(departamento=departamento)
    proxima = Parada.objects.filter(municipio=OuterRef("pk"), fecha__gte=timezone.localdate())
    return lista.annotate(proxima=Subquery(proxima.order_by("fecha", "abre").values("fecha")[:1]))


def resumen() -> Resumen:
    """Four queries."""
    faltan = sin_canal().order_by()
    cuenta = PoblacionMunicipio.objects.aggregate(n=Sum("habitantes"))["n"] or 0
    filas = list(faltan.values_list("departamento_id", "poblacion__habitantes"))
    mapa: dict[str, int] = {}
    for codigo, _ in filas:
        mapa[codigo] = mapa.get(codigo, 0) + 1
    return Resumen(
        municipios=Municipio.objects.count(),
        sin_canal=len(filas),
        habitantes=cuenta,
        habitantes_sin_canal=sum(h or 0 for _, h in filas),
        mapa=mapa,
    )


def ultima_milla(departamento: str = "", orden: str = "poblacion", numero: Any = 1) -> dict[str, Any]:
    """One page of the list, with the figures of the country and where the numbers come from."""
    campo = "poblacion__minutos_a_capital" if orden == "distancia" else "poblacion__habitantes"
    lista = ordenados(sin_canal(departamento), campo)
    pagina = Paginator(lista, POR_PAGINA).get_page(numero)
    fuentes = PoblacionMunicipio.objects.order_by("fuente").values_list("fuente", "es_supuesto").distinct()
    return {
        "resumen": resumen(),
        "pagina": pagina,
        "filas": [(municipio, getattr(municipio, "poblacion", None)) for municipio in pagina],
        "fuentes": list(fuentes[:5]),
        "departamento": departamento,
        "orden": orden if orden in ORDENES else "poblacion",
        "ordenes": ORDENES.items(),
        "departamentos": list(Departamento.objects.values_list("codigo", "nombre")),
    }


def ordenados(lista: QuerySet[Municipio], campo: str = "poblacion__habitantes") -> QuerySet[Municipio]:
    """The most people, or the farthest, first."""
    return lista.order_by(F(campo).desc(nulls_last=True), "codigo")


def fila(municipio: Any) -> list[Any]:
    """One line of the file."""
    p = getattr(municipio, "poblacion", None)
    datos = (
        [p.habitantes, round(p.ruralidad), p.minutos_a_capital, "sí" if p.es_supuesto else "no"]
        if p
        else [""] * 4
    )
    cuando: date | None = municipio.proxima
    return [municipio.codigo, municipio.nombre, municipio.departamento.nombre, *datos, cuando or ""]
