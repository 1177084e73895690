"""What the benches of procedures share: Django ready, a clock, the bare order, the head of a report."""

import os
import platform
import sys
import time
from pathlib import Path

RAIZ = Path(__file__).resolve().parent.parent
BREVE = os.environ.get("BENCH_BREVE") == "1"  # a tenth of the rows, to see that it still measures; no report
sys.path.insert(0, str(RAIZ))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sso_portal.settings")
os.environ.setdefault("PORTAL_ESTATICOS", "django.contrib.staticfiles.storage.StaticFilesStorage")

import django  # noqa: E402 — the settings go first

django.setup()

import structlog  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))


def leer(orden, valores=None):
    with connection.cursor() as cursor:
        cursor.execute(orden, valores)
        return cursor.fetchall()


def hacer(orden, valores=None):
    with connection.cursor() as cursor:
        cursor.execute(orden, valores)


def reloj(cosa):
    """Milliseconds of clock."""
    inicio = time.perf_counter()
    cosa()
    return (time.perf_counter() - inicio) * 1000


def mejores(*cosas, veces):
    """The best milliseconds of each, done in turns: what the machine does meanwhile falls on all."""
    tiempos = [[reloj(cosa) for cosa in cosas] for _ in range(veces)]
    return [min(t[n] for t in tiempos) for n in range(len(cosas))]


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


def tantos(cuantos):
    """So many rows, or a tenth of them."""
    return cuantos // 10 if BREVE else cuantos


def cabeza(titulo, banco):
    return f"""# {titulo}

`python bench/{banco}.py`, {timezone.localdate():%Y-%m-%d}, Python {platform.python_version()}, \
{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}."""


def escribir(banco, texto):
    print(texto)
    if BREVE:
        return
    (RAIZ / "docs" / "bench" / f"{banco}.md").write_text(texto)
