"""What the addresses of the environment say, as the settings of Django want it."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

ESPERA_CORREO_S = 20
CONEXION_VIVA_S = 60


def base_de_datos(url: str) -> dict[str, Any]:
    """Read a PostgreSQL address; query parameters become connection options (host, sslmode…)."""
    partes = urlsplit(url)
    opciones = dict(parse_qsl(partes.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": partes.path.lstrip("/"),
        "USER": unquote(partes.username or ""),
        "PASSWORD": unquote(partes.password or ""),
        "HOST": opciones.pop("host", "") or partes.hostname or "",
        "PORT": str(partes.port or opciones.pop("port", "")),
        "OPTIONS": opciones,
        "CONN_MAX_AGE": CONEXION_VIVA_S,
        "CONN_HEALTH_CHECKS": True,
    }


def servidor_de_correo(url: str) -> dict[str, Any]:
    """Read ``smtp://user:pass@host:port``, or ``smtps://`` for TLS from the first byte."""
    partes = urlsplit(url)
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": partes.hostname,
            "port": partes.port or 25,
            "username": unquote(partes.username or ""),
            "password": unquote(partes.password or ""),
            "use_ssl": partes.scheme == "smtps",
            "timeout": ESPERA_CORREO_S,
        },
    }
