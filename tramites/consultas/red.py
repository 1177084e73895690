"""The directory of the network: where, when and for what. Source: ATD-013."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from tramites.horarios import Tramo, en_palabras
from tramites.models import Agenda, Parada, Producto, Sucursal, Tramite

from .filtros import FiltrosRed

POR_PAGINA = 20


@dataclass(frozen=True)
class Renglon:
    """A branch in the directory: its hours in words, how many products and whose, where it stops next."""

    sucursal: Sucursal
    horario: list[str]
    productos: int
    instituciones: int
    parada: Parada | None


def sucursales(filtros: FiltrosRed) -> QuerySet[Sucursal]:
    """The open branches that answer, by place. A mobile unit is also where it will stop."""
    hoy = timezone.localdate()
    abiertas = Sucursal.objects.abiertas().filter(_condicion(filtros, hoy))
    vigentes = Q(productos__desde__lte=hoy) & (Q(productos__hasta=None) | Q(productos__hasta__gte=hoy))
    proxima = Parada.objects.filter(sucursal=OuterRef("pk"), fecha__gte=hoy).order_by("fecha", "abre", "pk")
    return (
        abiertas.select_related("municipio__departamento", "entidad")
        .prefetch_related("horarios")
        .annotate(
            cuantos=Count("productos", filter=vigentes),
            de_cuantas=Count("productos__tramite__entidad", filter=vigentes, distinct=True),
            proxima=Subquery(proxima.values("pk")[:1]),
        )
        .order_by("municipio__departamento__nombre", "municipio__nombre", "nombre", "pk")
    )


def directorio(filtros: FiltrosRed, numero: Any = 1) -> dict[str, Any]:
    """One page of the directory."""
    pagina: Page = Paginator(sucursales(filtros), POR_PAGINA).get_page(numero)
    return {"filtros": filtros, "pagina": pagina, "filas": renglones(pagina)}


def renglones(lista: Iterable[Any]) -> list[Renglon]:
    """Each branch with what the directory says of it; one more query, for the stops."""
    todas = list(lista)
    paradas = Parada.objects.filter(pk__in=[s.proxima for s in todas if s.proxima])
    por_pk = {p.pk: p for p in paradas.select_related("municipio__departamento").order_by("pk")}
    return [Renglon(s, horario_de(s), s.cuantos, s.de_cuantas, por_pk.get(s.proxima)) for s in todas]


def horario_de(sucursal: Sucursal) -> list[str]:
    """Its hours, in words."""
    return en_palabras(Tramo(h.dia, h.abre, h.cierra) for h in sucursal.horarios.all())


def pagina_de_sucursal(sucursal: Sucursal) -> dict[str, Any]:
    """Everything about one branch: hours, products with their ficha, and the route of a mobile unit."""
    productos = Producto.objects.vigentes().filter(sucursal=sucursal).select_related("tramite__entidad")
    lista = list(productos.order_by("tramite__nombre", "pk"))
    hoy = timezone.localdate()
    paradas = sucursal.paradas.filter(fecha__gte=hoy).select_related("municipio__departamento")
    return {
        "sucursal": sucursal,
        "horario": horario_de(sucursal),
        "productos": lista,
        "instituciones": len({p.tramite.entidad_id for p in lista}),
        "paradas": list(paradas.order_by("fecha", "abre", "pk")[:20]),
        "da_citas": Agenda.objects.filter(sucursal=sucursal).exists(),
        "atiende_hoy": any(h.dia == hoy.isoweekday() for h in sucursal.horarios.all()),
    }


def tramites_de_la_red() -> QuerySet[Tramite]:
    """Procedures that some branch attends today, by name."""
    con_producto = Producto.objects.vigentes().order_by().values("tramite")
    return Tramite.objects.filter(pk__in=con_producto).order_by("nombre", "pk")


def con_horario(lista: QuerySet[Sucursal]) -> QuerySet[Sucursal]:
    """Joined to its hours and products, for an export."""
    vigentes = Producto.objects.vigentes().select_related("tramite").order_by("tramite__codigo", "pk")
    return lista.prefetch_related(Prefetch("productos", vigentes, to_attr="vigentes"))


def _condicion(filtros: FiltrosRed, hoy: Any) -> Q:
    condicion = Q(clase=filtros.clase) if filtros.clase else Q()
    if lugar := filtros.municipio or filtros.departamento:
        campo = "municipio" if filtros.municipio else "municipio__departamento"
        llegan = Parada.objects.filter(fecha__gte=hoy, **{campo: lugar}).order_by().values("sucursal")
        condicion &= Q(**{campo: lugar}) | Q(pk__in=llegan)
    if filtros.tramite:
        suyos = Producto.objects.vigentes().filter(tramite__codigo=filtros.tramite).order_by()
        condicion &= Q(pk__in=suyos.values("sucursal"))
    return condicion
