"""A database of its own for tests that need real commits seen by several threads or processes.

The bitácora refuses TRUNCATE, so nothing is ever emptied: each such test clones the migrated database.
"""

import itertools
import os
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases

CASOS = 14_000  # of cumplimiento, a tenth of the demo's: the walk asks for no more
_numeros = itertools.count(1)


def _ejecutar(*ordenes):
    with connection._nodb_cursor() as cursor:
        for orden, *valores in ordenes:
            cursor.execute(orden, valores)


def _echar_de(nombre):
    """End whatever session a thread or a worker of a test left in a database."""
    _ejecutar(("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", nombre))


def _apuntar(nombre):
    """Point the connections of every thread, those of today and of tomorrow, at another database."""
    connections.close_all()
    connections.settings["default"]["NAME"] = nombre


def _copiar(origen, nombre):
    sobra = f'DROP DATABASE IF EXISTS "{nombre}" WITH (FORCE)'  # of a run that was killed
    _ejecutar((sobra,), (f'CREATE DATABASE "{nombre}" TEMPLATE "{origen}"',))


@contextmanager
def clon(origen, nombre):
    """Clone a database and work on the clone; on leaving, the former one is back and the clone is gone."""
    anterior = connection.settings_dict["NAME"]
    connections.close_all()
    _echar_de(origen)
    _copiar(origen, nombre)
    _apuntar(nombre)
    try:
        yield nombre
    finally:
        _apuntar(anterior)
        _ejecutar((f'DROP DATABASE "{nombre}" WITH (FORCE)',))


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Make the migrated test database of this process, whichever fixture asks for it first.

    With ``--reuse-db`` it stays for the next run, unless that one says ``--create-db``.
    """
    se_queda, es_nueva = (request.config.getvalue(opcion) for opcion in ("reuse_db", "create_db"))
    opciones = {"interactive": False, "aliases": {"default"}, "serialized_aliases": set()}
    corrida = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    with django_db_blocker.unblock():
        if se_queda or not corrida:
            bases = setup_databases(0, keepdb=se_queda and not es_nueva, **opciones)
        else:
            bases = _migrada_entre_todos(f"molde_{corrida}", opciones)
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        _echar_de(connection.settings_dict["NAME"])
        if not se_queda:
            teardown_databases(bases, 0)
            with _de_a_uno(f"molde_{corrida}"):
                _ejecutar((f'DROP DATABASE IF EXISTS "molde_{corrida}"',))


@contextmanager
def _de_a_uno(que):
    """Only one process at a time does ``que``; the others wait."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [que])
        yield


def _hay(nombre):
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nombre])
        return cursor.fetchone() is not None


def _migrada_entre_todos(molde, opciones):
    """The first process of a run migrates a database; the others copy it. Returns what Django tears down."""
    propia = connection.creation._get_test_db_name()
    with _de_a_uno(molde):
        if hay := _hay(molde):
            _copiar(molde, propia)
        bases = setup_databases(0, keepdb=hay, **opciones)
        if not hay:
            connections.close_all()
            _copiar(propia, molde)
    return bases


def _sin_transaccion_de_prueba(request):
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        pytest.fail("base_clonada ya da acceso a la base: no la pida junto con db ni django_db")


@pytest.fixture
def base_clonada(request, django_db_setup, django_db_blocker):
    """The migrated, empty portal with real commits all threads see. Yields the name of the database."""
    _sin_transaccion_de_prueba(request)
    with django_db_blocker.unblock():
        origen = connection.settings_dict["NAME"]
        with clon(origen, f"{origen}_{next(_numeros)}") as nombre:
            yield nombre


@pytest.fixture(scope="session")
def base_pais(django_db_setup, django_db_blocker):
    """The invented country, loaded once per process, to be cloned. Yields the name of the database."""
    with django_db_blocker.unblock():
        origen = connection.settings_dict["NAME"]
        with clon(origen, f"{origen}_pais") as nombre:
            call_command("cargar_demo", casos=CASOS)
            _apuntar(origen)
            yield nombre


@pytest.fixture
def pais_clonado(request, base_pais, django_db_blocker):
    """The whole demo with real commits, visible to all threads. Yields the name of the database."""
    _sin_transaccion_de_prueba(request)
    with django_db_blocker.unblock(), clon(base_pais, f"{base_pais}_{next(_numeros)}") as nombre:
        yield nombre
