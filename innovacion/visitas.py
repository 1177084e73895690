"""Readings of public pages, counted in the cache: no cookie, no address, nothing of who reads.

What is counted is the name of the route and the legal day; a task keeps the sums once an hour.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from redis.exceptions import RedisError

DOS_DIAS = 2 * 24 * 3600


class VisitasMiddleware:
    """One more reading of a public page that was drawn; a cache that does not answer counts nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        respuesta = self.get_response(request)
        if _es_lectura(request, respuesta):
            with suppress(RedisError):
                sumar(str(request.resolver_match.view_name))  # type: ignore[union-attr]
        return respuesta


def _es_lectura(request: HttpRequest, respuesta: HttpResponse) -> bool:
    hallada = request.resolver_match
    return (
        request.method == "GET"
        and respuesta.status_code == 200
        and hallada is not None
        and es_publica(hallada.func)
        and respuesta.get("Content-Type", "").startswith("text/html")
    )


def es_publica(vista: Any) -> bool:
    """Whether anybody reads it without signing in."""
    return not getattr(vista, "login_required", True)


def sumar(pagina: str) -> None:
    """One reading more of today."""
    clave = _clave(timezone.localdate(), pagina)
    if not cache.add(clave, 1, timeout=DOS_DIAS):
        with suppress(ValueError):  # it expired between the two lines: one reading is lost
            cache.incr(clave)


def contadas(dia: date) -> dict[str, int]:
    """{page: readings} of a day, as far as the cache remembers."""
    claves = {_clave(dia, pagina): pagina for pagina in paginas_publicas()}
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
