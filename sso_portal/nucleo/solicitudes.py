"""How the log names a request: by its route, never by what travels in its address. And what none may carry.

Addresses carry words searched, e-mails, keys of one use and codes of certificates; routes do not.
"""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django_structlog.middlewares import RequestMiddleware


def ruta_sin_datos(request) -> str:
    """«mesa/<uuid:pk>/ 7c9e…»: the pattern of the route and, where it names one row, the key of that row."""
    if not hasattr(request, "ruta_sin_datos"):
        request.ruta_sin_datos = _ruta_de(request.path_info)
    return request.ruta_sin_datos


def _ruta_de(direccion: str) -> str:
    try:
        hallada = resolve(direccion)
    except Resolver404:
        return "ninguna"
    return f"{hallada.route} {hallada.kwargs.get('pk', '')}".strip()


class RegistroMiddleware(RequestMiddleware):
    """One line when a request begins and one when it ends, joined by their ``request_id``."""

    @staticmethod
    def format_request(request) -> str:
        return f"{request.method} {ruta_sin_datos(request)}"


class NulosMiddleware:
    """A NUL character is in no word: what brings one to the database is a bad request, not a failure of ours.

    Forms of text refuse it with a sentence; keys of rows, in an address or a list, reach the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, ValueError) and "NUL (0x00)" in str(exception):
            raise BadRequest from exception
