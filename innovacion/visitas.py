"""Readings of public pages, counted in the cache: no cookie, no address, nothing of who reads.

What is counted is the name of the route and the legal day; of a page with its own texts for networks, also by
which of them somebody came. A task keeps the sums once an hour. Officials and machines do not count.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from redis.exceptions import RedisError

DOS_DIAS = 2 * 24 * 3600
DE_UN_TEXTO = {"redes", "whatsapp"}  # «?de=…»: the text for networks by which somebody came
CON_TEXTOS = {"innovacion:noticia", "innovacion:practica"}
# Who says that it is a program: searchers, previews of links, monitors, libraries. (A Cubot is a telephone.)
MAQUINA = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|externalhit|facebookcatalog|^whatsapp/|headless|lighthouse"
    r"|monitor|uptime|pingdom|curl|wget|libwww|scrapy|feedfetcher|archiver|validator|python|^java/|okhttp"
    r"|go-http|axios|node-fetch|google-|postman",
    re.IGNORECASE,
)


class VisitasMiddleware:
    """One more reading of a public page that was drawn; a cache that does not answer counts nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        respuesta = self.get_response(request)
        if _es_lectura(request, respuesta):
            with suppress(RedisError):
                for pagina in _que_se_lee(request):
                    sumar(pagina)
        return respuesta


def _que_se_lee(request: HttpRequest) -> Iterator[str]:
    """The page, and the text by which somebody came to it."""
    hallada: Any = request.resolver_match
    yield str(hallada.view_name)
    if hallada.view_name in CON_TEXTOS and request.GET.get("de") in DE_UN_TEXTO:
        yield llegada(hallada.view_name, hallada.kwargs["pk"], request.GET["de"])


def llegada(pagina: str, pk: int, de: str) -> str:
    """The key of those who came to one page by one of its texts."""
    return f"{pagina}#{pk}#{de}"


def _es_lectura(request: HttpRequest, respuesta: HttpResponse) -> bool:
    hallada = request.resolver_match
    return (
        request.method == "GET"
        and respuesta.status_code == 200
        and hallada is not None
        and es_publica(hallada.func)
        and respuesta.get("Content-Type", "").startswith("text/html")
        and not es_de_maquina(request.headers.get("User-Agent", ""))
        and "prefetch" not in request.headers.get("Sec-Purpose", "")
        and not _es_de_la_casa(request)
    )


def es_de_maquina(agente: str) -> bool:
    """Whether what reads says that it is a program, or says nothing."""
    return not agente.strip() or MAQUINA.search(agente) is not None


def _es_de_la_casa(request: HttpRequest) -> bool:
    """Read by an official, who looks at her own work."""
    quien = getattr(request, "user", None)
    return bool(quien and quien.is_authenticated and quien.es_funcionario)


def es_publica(vista: Any) -> bool:
    """Whether anybody reads it without signing in."""
    return not getattr(vista, "login_required", True)


def sumar(pagina: str) -> None:
    """One reading more of today."""
    clave = _clave(timezone.localdate(), pagina)
    if not cache.add(clave, 1, timeout=DOS_DIAS):
        with suppress(ValueError):  # it expired between the two lines: one reading is lost
            cache.incr(clave)


def contadas(dia: date, ademas: Iterable[str] = ()) -> dict[str, int]:
    """{page: readings} of a day, as far as the cache remembers; ``ademas``: keys of `llegada`."""
    claves = {_clave(dia, pagina): pagina for pagina in [*paginas_publicas(), *ademas]}
    return {claves[clave]: cuantas for clave, cuantas in cache.get_many(list(claves)).items()}


def paginas_publicas(patrones: Any = None, espacio: str = "") -> Iterator[str]:
    """The names of the routes that anybody reads."""
    for patron in get_resolver().url_patterns if patrones is None else patrones:
        if not isinstance(patron, URLPattern):
            yield from paginas_publicas(patron.url_patterns, patron.namespace or espacio)
        elif es_publica(patron.callback):
            yield f"{espacio}:{patron.name}" if espacio else str(patron.name)


def _clave(dia: date, pagina: str) -> str:
    return f"visitas:{dia}:{pagina}"
