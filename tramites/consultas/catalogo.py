"""The public catalogue: which procedures answer a question, typos forgiven.

Source: ATD-001, ATD-006, G5-1.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet

from sso_portal.nucleo.legible.acentos import sin_acentos
from tramites.busqueda import alguna, todas
from tramites.models import Ficha
from tramites.models.ficha import IDIOMA

from .filtros import Filtros

POR_PAGINA = 20
PARECIDO = 0.45  # «exoneracoin» is 0.57 of «exoneracion»
EXACTAS, PARECIDAS, CON_ALGUNA = "exactas", "parecidas", "con_alguna"


@dataclass(frozen=True)
class Sugerencia:
    """The same question without one filter, and how many procedures it finds."""

    campo: str
    valor: str
    filtros: Filtros
    total: int


@dataclass(frozen=True)
class Catalogo:
    """One page of answers; ``manera``: whether they say what was typed, look like it or have some word."""

    filtros: Filtros
    pagina: Page
    total: int
    manera: str
    sugerencias: list[Sugerencia]


def buscar(filtros: Filtros) -> tuple[QuerySet[Ficha], str]:
    """The published fichas that answer, best first, and how they were found.

    What was typed is first looked for as it is; when nothing says so, whatever is written almost like it;
    at last, whatever has any of its words.
    """
    fichas = Ficha.objects.publicadas().filter(_condicion(filtros)).select_related("tramite__entidad")
    if not todas(filtros.q):
        return fichas.order_by("nombre", "pk"), EXACTAS
    exactas = _que_dicen(fichas, todas(filtros.q))
    if exactas.exists():
        return exactas, EXACTAS
    if ids := parecidas_a(filtros.q):
        parecidas = fichas.filter(pk__in=ids)
        if parecidas.exists():
            return _por_parecido(parecidas, filtros.q), PARECIDAS
    return _que_dicen(fichas, alguna(filtros.q)), CON_ALGUNA


def parecidas_a(q: str) -> Collection[int]:
    """Ids of the published fichas whose name, or the words for it, is written almost like ``q``."""
    parecidas = _con_parecido(Ficha.objects.publicadas(), q).filter(parecido__gte=PARECIDO).order_by()
    return list(parecidas.values_list("pk", flat=True))


def ver_catalogo(filtros: Filtros, numero: Any = 1) -> Catalogo:
    """Answer a question with one page and its total; if nothing was found, with what to give up."""
    fichas, manera = buscar(filtros)
    paginador = Paginator(fichas, POR_PAGINA)
    total = paginador.count
    return Catalogo(
        filtros=filtros,
        pagina=paginador.get_page(numero),
        total=total,
        manera=manera,
        sugerencias=[] if total else list(_sugerir(filtros)),
    )


def contar_por(campo: str) -> dict[int, int]:
    """{id of the need or group: published procedures}. ``campo``: «necesidades» or «grupos»."""
    filas = Ficha.objects.publicadas().order_by().values_list(f"tramite__{campo}")
    return dict(filas.exclude(**{f"tramite__{campo}": None}).annotate(n=Count("pk")))


def _condicion(filtros: Filtros) -> Q:
    directos = {
        "tramite__grupos__codigo": filtros.grupo,
        "modalidad": filtros.modalidad,
        "tramite__tipo_producto": filtros.tipo,
        "tramite__entidad__adhesion_tramites__sigla": filtros.institucion,
    }
    condicion = Q(**{campo: valor for campo, valor in directos.items() if valor})
    if filtros.canal:
        condicion &= Q(canales_inicio__contains=[filtros.canal])
    if filtros.gratis:
        condicion &= Q(es_gratuito=True)
    if filtros.necesidad:
        condicion &= Q(pk__in=_de_necesidad(filtros.necesidad))
    return condicion


def _de_necesidad(codigo: str) -> QuerySet:
    """Ids of fichas of a need or of any below it, each once."""
    suya = Q(tramite__necesidades__codigo=codigo) | Q(tramite__necesidades__padre__codigo=codigo)
    return Ficha.objects.publicadas().filter(suya).order_by().values("pk").distinct()


def _que_dicen(fichas: QuerySet[Ficha], consulta: str) -> QuerySet[Ficha]:
    pregunta = SearchQuery(consulta, config=IDIOMA, search_type="raw")
    halladas = fichas.filter(vector=pregunta).annotate(orden=SearchRank(F("vector"), pregunta))
    return halladas.order_by("-orden", "nombre", "pk")


def _con_parecido(fichas: QuerySet[Ficha], q: str) -> Any:
    return fichas.annotate(parecido=TrigramWordSimilarity(sin_acentos(q), "busqueda"))


def _por_parecido(fichas: QuerySet[Ficha], q: str) -> QuerySet[Ficha]:
    return _con_parecido(fichas, q).order_by("-parecido", "nombre", "pk")


def _sugerir(filtros: Filtros) -> Iterator[Sugerencia]:
    if len(filtros.activos()) < 2:
        return
    for campo, valor in filtros.activos():
        sin_uno = filtros.sin(campo)
        if total := buscar(sin_uno)[0].order_by().count():
            yield Sugerencia(campo, valor, sin_uno, total)
