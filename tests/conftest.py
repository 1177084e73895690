"""What every test shares: guards that stay on, cloned databases, live neighbours, a browser."""

import gc

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadFileScheduling

from .apoyo.barreras import axe
from .apoyo.base import base_clonada, base_pais, django_db_setup, pais_clonado
from .apoyo.ingreso import _con_segundo_paso
from .apoyo.mundo import mundo
from .apoyo.navegador import abrir_pagina, browser_type_launch_args, pagina, pagina_sin_js
from .apoyo.servicios import base_viva, buzon, esperar, portal_vivo, trabajador
from .apoyo.vigilancia import (
    _cache_propia,
    _plantillas_estrictas,
    _sin_orden_no_hay_orden,
    _sin_salir_del_equipo,
    escrituras_al_leer,
)

__all__ = [
    "_cache_propia",
    "_con_segundo_paso",
    "_plantillas_estrictas",
    "_sin_orden_no_hay_orden",
    "_sin_salir_del_equipo",
    "abrir_pagina",
    "axe",
    "base_clonada",
    "base_pais",
    "base_viva",
    "browser_type_launch_args",
    "buzon",
    "django_db_setup",
    "escrituras_al_leer",
    "esperar",
    "mundo",
    "pagina",
    "pagina_sin_js",
    "pais_clonado",
    "portal_vivo",
    "trabajador",
]

RECORRIDO = "tests/recorrido/"
LARGOS = ("tests/test_matriz.py", "tests/arranque/test_demo.py")

# What a test leaves is little beside what Django is: looking for cycles so often only costs time.
gc.set_threshold(50_000, 25, 25)

# How fast an example is drawn says what else the machine does, nothing of the rule.
settings.register_profile(
    "portal", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50
)
settings.register_profile("largas", settings.get_profile("portal"), max_examples=100)
settings.load_profile("portal")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The files that take minutes first, so that no process ends long after the others."""
    items.sort(key=lambda item: ("base_pais" not in item.fixturenames, not item.nodeid.startswith(LARGOS)))


class PorArchivo(LoadFileScheduling):
    """Each file to one process; the journeys to the same one, which loads their country once."""

    def _split_scope(self, nodeid):
        return RECORRIDO if nodeid.startswith(RECORRIDO) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log):
    return PorArchivo(config, log)
