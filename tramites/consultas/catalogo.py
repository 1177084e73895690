"""The public catalogue: which procedures answer a question, typos forgiven.

Source: ATD-001, ATD-006, G5-1.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from sso_portal.nucleo.formularios.filtros import Sugerencia
from tramites.busqueda import alguna, corregida, todas
from tramites.models import Ficha
from tramites.models.ficha import IDIOMA

from .filtros import Filtros

POR_PAGINA = 20
FRESCURA_SEGUNDOS = 300  # what was just published is corrected five minutes later
EXACTAS, PARECIDAS, CON_ALGUNA = "exactas", "parecidas", "con_alguna"
PALABRAS = """SELECT word FROM ts_stat(
  $$SELECT to_tsvector('simple', busqueda) FROM tramites_ficha WHERE estado = 'publicada'$$)"""


@dataclass(frozen=True)
class Catalogo:
    """One page of answers; ``manera``: whether they say what was typed, something like it or some word.

    ``dicho``: the words with which they were found.
    """

    filtros: Filtros
    pagina: Page
    total: int
    manera: str
    dicho: str
    sugerencias: list[Sugerencia[Filtros]]


@dataclass(frozen=True)
class Hallazgo:
    """What answers a question, best first: how many, how they were found, with which words."""

    fichas: QuerySet[Ficha]
    total: int
    manera: str
    dicho: str


def buscar(filtros: Filtros) -> Hallazgo:
    """The published fichas that answer ``filtros``.

    What was typed is first looked for as it is; when nothing says so, with its words corrected by those of
    the catalogue; at last, whatever is called by any of them.
    """
    fichas = Ficha.objects.publicadas().filter(_condicion(filtros)).select_related("tramite__entidad")
    fichas = fichas.defer("vector", "busqueda")
    if not todas(filtros.q):
        return Hallazgo(fichas.order_by("nombre", "pk"), fichas.order_by().count(), EXACTAS, "")
    exactas = _hallazgo(fichas, todas(filtros.q), EXACTAS, filtros.q)
    if exactas.total:
        return exactas
    dicho = corregida(filtros.q, vocabulario())
    parecidas = _hallazgo(fichas, todas(dicho), PARECIDAS, dicho)
    return parecidas if parecidas.total else _hallazgo(fichas, alguna(dicho), CON_ALGUNA, dicho)


def vocabulario() -> list[str]:
    """Every word by which a published procedure is known, without accents; at most five minutes old."""
    return cache.get_or_set("tramites:vocabulario", _palabras, FRESCURA_SEGUNDOS) or []


def _palabras() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(PALABRAS)
        return sorted(palabra for (palabra,) in cursor.fetchall())


def ver_catalogo(filtros: Filtros, numero: Any = 1) -> Catalogo:
    """Answer a question with one page and its total; if nothing was found, with what to give up."""
    hallazgo = buscar(filtros)
    paginador = Paginator(hallazgo.fichas, POR_PAGINA)
    paginador.count = hallazgo.total
    return Catalogo(
        filtros=filtros,
        pagina=paginador.get_page(numero),
        total=hallazgo.total,
        manera=hallazgo.manera,
        dicho=hallazgo.dicho,
        sugerencias=[] if hallazgo.total else list(_sugerir(filtros)),
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


def _hallazgo(fichas: QuerySet[Ficha], consulta: str, manera: str, dicho: str) -> Hallazgo:
    pregunta = SearchQuery(consulta, config=IDIOMA, search_type="raw")
    halladas = fichas.filter(vector=pregunta)
    ordenadas = halladas.annotate(orden=SearchRank(F("vector"), pregunta))
    total = halladas.order_by().count()
    return Hallazgo(ordenadas.order_by("-orden", "nombre", "pk"), total, manera, dicho)


def _sugerir(filtros: Filtros) -> Iterator[Sugerencia[Filtros]]:
    if len(filtros.activos()) < 2:
        return
    for campo, valor in filtros.activos():
        sin_uno = filtros.sin(campo)
        if total := buscar(sin_uno).total:
            yield Sugerencia(campo, valor, sin_uno, total)
