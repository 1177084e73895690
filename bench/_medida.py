"""What the benches of the portal share: Django ready, the bare order, a browser; and the clock of all."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sso_portal.settings")
os.environ.setdefault("PORTAL_ESTATICOS", "django.contrib.staticfiles.storage.StaticFilesStorage")

import django

django.setup()

import structlog  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from bench._reloj import BREVE, cabeza, cronometrar, escribir, mejores, tantos  # noqa: E402

__all__ = [
    "BREVE",
    "cabeza",
    "cronometrar",
    "deshecho",
    "escribir",
    "hacer",
    "leer",
    "mejores",
    "navegador_de",
    "tantos",
]
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))


def leer(orden, valores=None):
    with connection.cursor() as cursor:
        cursor.execute(orden, valores)
        return cursor.fetchall()


def hacer(orden, valores=None):
    with connection.cursor() as cursor:
        cursor.execute(orden, valores)


def deshecho(cosa):
    """The same, undone each time: it finds the rows as they were."""

    def una_vez():
        punto = transaction.savepoint()
        cosa()
        transaction.savepoint_rollback(punto)

    return una_vez


def navegador_de(usuario):
    """A browser in which an official is, with both factors."""
    TOTP.activate(usuario, generate_totp_secret())
    cliente = Client(HTTP_HOST="localhost")
    cliente.force_login(usuario)
    return cliente
