"""When «Entrar como…» may open: only here, only now, only for invented accounts."""

from django.conf import settings
from django.db import connection

REENVIADAS = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED")
LOCALES = {"localhost", "127.0.0.1", "[::1]"}
DE_AQUI = {"127.0.0.1", "::1", ""}  # "": the server listens on a socket of this machine


def base_es_local() -> bool:
    """The database listens on a socket of this machine or on its loopback."""
    host = str(connection.settings_dict["HOST"])
    return host.startswith("/") or host in LOCALES


def se_permite(request) -> bool:
    """Demo on, local database, asked from this machine by its own name, not through a proxy."""
    return (
        settings.DEMO
        and base_es_local()
        and request.get_host().rsplit(":", 1)[0] in LOCALES
        and request.META.get("REMOTE_ADDR", "") in DE_AQUI
        and not any(request.META.get(cabecera) for cabecera in REENVIADAS)
    )
