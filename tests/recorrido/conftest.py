"""One clone of the invented country for the whole walk: its portal, its worker, its mailbox."""

from contextlib import ExitStack

import pytest
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from arranque.buzon import Buzon
from tests.apoyo.base import clon
from tests.apoyo.servicios import Trabajador

from .paseante import Paseante


@pytest.fixture(scope="module")
def base_viva(base_pais, django_db_blocker):
    """A clone of the country that lasts the whole walk. Yields the name of the database."""
    with django_db_blocker.unblock(), clon(base_pais, f"{base_pais}_recorrido") as nombre:
        yield nombre


@pytest.fixture(scope="module")
def correos(tmp_path_factory):
    """A real SMTP server; ``correos.mensajes()`` are the e-mails that arrived."""
    with Buzon(tmp_path_factory.mktemp("recorrido") / "correos") as buzon:
        yield buzon


@pytest.fixture(scope="module")
def portal_vivo(base_viva, correos, tmp_path_factory):
    """The portal and its worker on the clone. Yields the address of the portal."""
    servidor = LiveServer("127.0.0.1")
    trabajador = Trabajador(tmp_path_factory.mktemp("recorrido") / "trabajador.log", con_agenda=True)
    with ExitStack() as pila, pytest.MonkeyPatch.context() as entorno:
        servidor._live_server_modified_settings.enable()
        pila.callback(servidor._live_server_modified_settings.disable)
        pila.callback(servidor.stop)
        pila.enter_context(override_settings(PORTAL_URL=servidor.url))
        entorno.setenv("PORTAL_URL", servidor.url)
        entorno.setenv("SMTP_URL", f"smtp://127.0.0.1:{correos.puerto}")
        trabajador.arrancar()
        pila.callback(trabajador.matar)
        yield servidor.url


@pytest.fixture
def visitante(abrir_pagina, axe):
    """Somebody new in the portal: ``visitante(javascript=False, ancho=360)``."""

    def _llegar(*, javascript=True, ancho=1280, alto=800):
        pagina = abrir_pagina(javascript=javascript, ancho=ancho, alto=alto)
        return Paseante(pagina, axe, javascript=javascript)

    return _llegar


@pytest.fixture(scope="module")
def memoria():
    """What one story leaves for the others of the walk."""
    return {}
