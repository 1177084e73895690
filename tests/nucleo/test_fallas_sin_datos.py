"""A failure is told without the row that failed."""

import structlog
from django.db import IntegrityError

from sso_portal.nucleo.fallas_sin_datos import quitar_detalle

DICE = "duplicate key value\nDETAIL:  Key (email)=(ana@example.org) already exists.\nlínea de la dirección"


def test_la_falla_de_la_base_no_deja_el_dato_en_el_registro():
    assert quitar_detalle in structlog.get_config()["processors"]
    falla = {"event": "x", "exc_info": IntegrityError(DICE)}
    evento = structlog.processors.format_exc_info(None, "error", falla)
    texto = quitar_detalle(None, "error", evento)["exception"]
    assert "duplicate key value" in texto
    assert "ana@example.org" not in texto
    assert "dirección" not in texto
