"""How the log names a request: by its route, never by what travels in its address.

Addresses carry words searched, e-mails, keys of one use and codes of certificates; routes do not.
"""

from django.urls import Resolver404, resolve
from django_structlog.middlewares import RequestMiddleware


def ruta_sin_datos(request) -> str:
    """«mesa/<uuid:pk>/ 7c9e…»: the pattern of the route and, where it names one row, the key of that row."""
    try:
        hallada = resolve(request.path_info)
    except Resolver404:
        return "ninguna"
    return f"{hallada.route} {hallada.kwargs.get('pk', '')}".strip()


class RegistroMiddleware(RequestMiddleware):
    """One line when a request begins and one when it ends, joined by their ``request_id``."""

    @staticmethod
    def format_request(request) -> str:
        return f"{request.method} {ruta_sin_datos(request)}"
