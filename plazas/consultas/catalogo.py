"""The public catalogue: which plazas answer a question, how many places they add, where they are."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from plazas.busqueda import sin_acentos
from plazas.estados import Estado
from plazas.models import Plaza
from plazas.procesos import fuente
from sso_portal.nucleo.formularios.filtros import Sugerencia

from .filtros import ORDENES, Filtros

POR_PAGINA = 25
PARECIDO = 0.45  # «quivdo» is 0.57 of «quibdo»


@dataclass(frozen=True)
class Catalogo:
    """One page of answers. ``puestos`` adds places; ``mapa`` is {DIVIPOLA code: places}, any departamento."""

    filtros: Filtros
    pagina: Page
    total: int
    puestos: int
    mapa: Mapping[str, int]
    sugerencias: list[Sugerencia[Filtros]]
    es_parecido: bool  # nothing was written so; these look alike


def publicadas() -> QuerySet[Plaza]:
    """Plazas that are offered today to whoever looks."""
    return Plaza.objects.filter(estado=Estado.PUBLICADA)


def buscar(filtros: Filtros, entre: Collection[int] | None = None) -> QuerySet[Plaza]:
    """The published plazas that answer ``filtros``, in its order, with their entity and place joined.

    With ``entre`` (ids of plazas that look alike) what was typed is not compared again.
    """
    plazas = publicadas().filter(_condicion(filtros))
    if entre is not None:
        plazas = plazas.filter(pk__in=entre)
    else:
        for palabra in sin_acentos(filtros.q).split():
            plazas = plazas.filter(busqueda__contains=palabra)
    return plazas.select_related("entidad", "municipio__departamento", "profesion").order_by(
        *ORDENES[filtros.orden][1]
    )


def ver_catalogo(filtros: Filtros, numero: Any = 1) -> Catalogo:
    """Answer a question with its page, totals and map; if nothing was found, with what to give up.

    The number of queries does not depend on how many plazas there are.
    """
    plazas, parecidas = buscar(filtros), None
    suma = _sumar(plazas)
    if filtros.q and not suma["total"]:
        parecidas = parecidas_a(filtros.q)
        plazas = buscar(filtros, parecidas)
        suma = _sumar(plazas)
    paginador = Paginator(plazas, POR_PAGINA)
    paginador.count = suma["total"]
    return Catalogo(
        filtros=filtros,
        pagina=paginador.get_page(numero),
        total=suma["total"],
        puestos=suma["puestos"] or 0,
        mapa=puestos_por_departamento(filtros, parecidas),
        sugerencias=[] if suma["total"] else list(_sugerir(filtros)),
        es_parecido=parecidas is not None and suma["total"] > 0,
    )


def puestos_por_departamento(filtros: Filtros, entre: Collection[int] | None = None) -> dict[str, int]:
    """{DIVIPOLA code: places} for the same question asked of the whole country."""
    plazas = buscar(filtros.sin("departamento", filtros.departamento), entre)
    grupos = plazas.order_by().values_list("municipio__departamento_id")
    return dict(grupos.annotate(puestos=Sum("cupos")))


def parecidas_a(q: str) -> list[int]:
    """Ids of the published plazas whose code, entity or place is written almost like ``q``."""
    similitud = TrigramWordSimilarity(sin_acentos(q), "busqueda")
    parecidas = publicadas().order_by().alias(similitud=similitud).filter(similitud__gte=PARECIDO)
    return list(parecidas.values_list("pk", flat=True))


CONCILIACION = {
    "publicadas": Count("pk", filter=Q(estado=Estado.PUBLICADA)),
    "aprobadas": Count("pk", filter=Q(estado__in=[Estado.APROBADA, Estado.PUBLICADA])),
}


def conciliar() -> dict[str, Any]:
    """How many plazas are approved and how many of them anybody can see, now. Source: SSO-013, G1-7."""
    cuenta = Plaza.objects.aggregate(**CONCILIACION)
    return {**cuenta, "cuadra": cuenta["publicadas"] == cuenta["aprobadas"], "en": timezone.now()}


def _condicion(filtros: Filtros) -> Q:
    directos = {
        "profesion_id": filtros.profesion,
        "municipio__departamento_id": filtros.departamento,
        "municipio_id": filtros.municipio,
        "salario_mensual__gte": filtros.salario,
        "vinculo__in": filtros.vinculo,
    }
    condicion = Q(**{campo: valor for campo, valor in directos.items() if valor})
    for ayuda in filtros.ayuda:
        condicion &= Q(**{f"da_{ayuda}": True})
    return condicion & fuente().ofrecidas_en(filtros.convocatoria) if filtros.convocatoria else condicion


def _sumar(plazas: QuerySet[Plaza]) -> dict[str, Any]:
    return plazas.order_by().aggregate(total=Count("pk"), puestos=Sum("cupos"))


def _sugerir(filtros: Filtros) -> Iterator[Sugerencia[Filtros]]:
    for campo, valor in filtros.activos():
        sin_uno = filtros.sin(campo, valor)
        if total := buscar(sin_uno).order_by().count():
            yield Sugerencia(campo, valor, sin_uno, total)
