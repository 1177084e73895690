"""Guards that stand behind every test: what must never happen fails wherever it happens."""

import contextlib
import itertools
import random
import re
import socket
import sys
from ipaddress import ip_address

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.db.models import QuerySet
from django.template import engines
from django.template.defaultfilters import default, default_if_none

ESCRITURA = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE)\s+"?(\w+)', re.IGNORECASE)
TABLAS_LIBRES = {"django_session", "bitacora_lectura"}  # sessions, and the log of who read whose data
_numeros = itertools.count(1)


class VariableIndefinida(str):
    """What Django writes for an unknown template variable; here it fails instead.

    An expression with ``|default`` says that its variable may be absent. Templates of others are let be.
    """

    __slots__ = ()

    def __mod__(self, variable):
        marco = sys._getframe(1).f_locals  # FilterExpression.resolve: its expression and its context
        expresion, contexto = marco["self"], marco["context"]
        plantilla = contexto.render_context.template or contexto.template
        if any(filtro in (default, default_if_none) for filtro, _ in expresion.filters):
            return expresion.resolve(contexto, ignore_failures=True)
        if not str(plantilla.origin).startswith(str(settings.BASE_DIR / "templates")):
            return ""
        pytest.fail(f"{plantilla.origin}: la variable «{variable}» no existe")


@pytest.fixture(autouse=True, scope="session")
def _plantillas_estrictas():
    engines["django"].engine.string_if_invalid = VariableIndefinida("%s")


@pytest.fixture(autouse=True)
def _sin_orden_no_hay_orden(monkeypatch):
    """Give back shuffled every queryset that asked for no order."""
    traer = QuerySet._fetch_all

    def barajar(self):
        nueva = self._result_cache is None
        traer(self)
        if nueva and not self.ordered:
            random.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", barajar)


@pytest.fixture(autouse=True)
def escrituras_al_leer(monkeypatch):
    """Fail when a GET writes anything but the session or the log of readings."""
    responder, escrituras = BaseHandler.get_response, []

    def vigilado(self, request):
        if request.method not in ("GET", "HEAD"):
            return responder(self, request)

        def mirar(execute, sql, params, many, context):
            escritura = ESCRITURA.match(sql)
            if escritura and escritura[1] not in TABLAS_LIBRES:
                escrituras.append(f"GET {request.path}: {sql[:200]}")
            return execute(sql, params, many, context)

        with connection.execute_wrapper(mirar):
            return responder(self, request)

    monkeypatch.setattr(BaseHandler, "get_response", vigilado)
    yield escrituras
    assert not escrituras, "un GET escribió en la base de datos:\n" + "\n".join(escrituras)


@pytest.fixture(autouse=True, scope="session")
def _sin_salir_del_equipo():
    """Refuse every connection to another machine."""
    conectar = socket.socket.connect

    def de_casa(self, direccion):
        if self.family in (socket.AF_INET, socket.AF_INET6) and direccion[0] != "localhost":
            with contextlib.suppress(ValueError):
                if ip_address(direccion[0]).is_loopback:
                    return conectar(self, direccion)
            pytest.fail(f"una prueba quiso conectarse a {direccion}")
        return conectar(self, direccion)

    with pytest.MonkeyPatch.context() as parche:
        parche.setattr(socket.socket, "connect", de_casa)
        yield


@pytest.fixture(autouse=True)
def _cache_propia():
    """Start every test with an empty cache."""
    olvidar_cache()


def olvidar_cache():
    """Forget this process's cache with a prefix nobody used before: to empty it would empty that of all."""
    caches.settings["default"]["KEY_PREFIX"] = f"{settings.CELERY_TASK_DEFAULT_QUEUE}-{next(_numeros)}"
    with contextlib.suppress(AttributeError):
        del caches["default"]
