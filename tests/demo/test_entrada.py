"""«Entrar como…» opens from this machine, by its own name, and from nowhere else."""

import pytest

from sso_portal.demo.entrada import se_permite

AQUI = {"HTTP_HOST": "localhost:8000", "REMOTE_ADDR": "127.0.0.1"}


def test_desde_este_equipo_se_entra(rf):
    assert se_permite(rf.get("/", **AQUI))


@pytest.mark.parametrize(
    "cambio",
    [
        {"REMOTE_ADDR": "203.0.113.9"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
    ],
)
def test_decir_que_uno_se_llama_localhost_no_basta(rf, cambio):
    assert not se_permite(rf.get("/", **{**AQUI, **cambio}))


def test_con_la_demostracion_apagada_no_se_entra(rf, settings):
    settings.DEMO = False
    assert not se_permite(rf.get("/", **AQUI))
