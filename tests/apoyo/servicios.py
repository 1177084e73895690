"""Real neighbours for tests: a web server, a Celery worker and a mailbox, each on the cloned database."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from time import monotonic
from urllib.parse import quote

import pytest
from django.conf import settings as ajustes
from django.core.cache import caches
from django.db import connection
from django.urls import get_resolver
from pytest_django.live_server_helper import LiveServer

from arranque.buzon import Buzon
from sso_portal.celery import app

COLA = ajustes.CELERY_TASK_DEFAULT_QUEUE


@pytest.fixture
def base_viva(request):
    """The clone a test works on: ``pais_clonado`` where it asks for it, else ``base_clonada``."""
    return request.getfixturevalue(
        "pais_clonado" if "pais_clonado" in request.fixturenames else "base_clonada"
    )


@pytest.fixture
def portal_vivo(base_viva, settings, monkeypatch):
    """The portal answering on a real port. Yields its address, without a final slash."""
    get_resolver()._populate()  # imports every page now, not while the browser waits for the first one
    servidor = LiveServer("127.0.0.1")
    servidor._live_server_modified_settings.enable()
    settings.PORTAL_URL = servidor.url
    monkeypatch.setenv("PORTAL_URL", servidor.url)
    yield servidor.url
    servidor.stop()
    servidor._live_server_modified_settings.disable()


@pytest.fixture
def buzon(settings, monkeypatch, tmp_path):
    """A real SMTP server on a free port; ``buzon.mensajes()`` are the e-mails that arrived, oldest first.

    Ask for it before ``trabajador``, which then writes to it too.
    """
    with Buzon(tmp_path / "correos") as buzon:
        opciones = {"host": "127.0.0.1", "port": buzon.puerto, "timeout": 20}
        settings.MAILERS = {
            "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": opciones}
        }
        monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{buzon.puerto}")
        yield buzon


def url_de_la_base():
    """Return the address of the database this test works on, as DATABASE_URL writes it."""
    base = connection.settings_dict
    quien = quote(base["USER"]) + (f":{quote(base['PASSWORD'])}" if base["PASSWORD"] else "")
    return f"postgresql://{quien}@/{base['NAME']}?host={quote(base['HOST'])}&port={base['PORT']}"


class Trabajador:
    """A Celery worker in its own process, as in production; it can be killed and started again.

    ``con_agenda``: it also rings for what waits at its hours, so that a lost bell is only a delay.
    """

    def __init__(self, registro: Path, *, con_agenda: bool = False):
        self.registro = registro
        self.agenda = ["-B", "-s", str(registro.with_name("agenda"))] if con_agenda else []
        self.proceso = None

    def arrancar(self):
        entorno = os.environ | {
            "DJANGO_SETTINGS_MODULE": "sso_portal.settings",
            "DATABASE_URL": url_de_la_base(),
            "PORTAL_CACHE": caches.settings["default"]["KEY_PREFIX"],
        }
        orden = [sys.executable, "-m", "celery", "-A", "sso_portal", "worker", "-c", "1", "-l", "INFO"]
        with self.registro.open("ab") as salida:
            self.proceso = subprocess.Popen(
                [*orden, *self.agenda, "-Q", COLA, "--without-gossip", "--without-mingle"],
                env=entorno,
                cwd=ajustes.BASE_DIR,
                stdout=salida,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def matar(self, senal=signal.SIGKILL):
        """End the worker and its children at once, whatever they were doing."""
        if self.proceso and self.proceso.poll() is None:
            os.killpg(self.proceso.pid, senal)
            self.proceso.wait(20)


@pytest.fixture
def trabajador(base_viva, tmp_path):
    """A running worker on the cloned database; what it says is in ``trabajador.registro``."""
    with app.connection_for_write() as conexion:
        conexion.default_channel.queue_purge(COLA)
    trabajador = Trabajador(tmp_path / "trabajador.log")
    trabajador.arrancar()
    yield trabajador
    trabajador.matar()


@pytest.fixture
def esperar():
    """Wait for something another process does: ``esperar(lambda: Mensaje.objects.filter(...).exists())``."""

    def _esperar(condicion, segundos=60):
        limite = monotonic() + segundos
        while not (valor := condicion()):
            assert monotonic() < limite, f"no ocurrió en {segundos} s"
            threading.Event().wait(0.05)
        return valor

    return _esperar
