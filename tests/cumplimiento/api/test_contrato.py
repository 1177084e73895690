"""The running service keeps its published description, whatever is sent to it (schemathesis)."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cumplimiento.fabricas import caso, dictado, informar

from .maquina import BASE, credencial

PROGRAMA = Path(sys.executable).with_name("schemathesis")
OPCIONES = [
    *("--phases", "examples,coverage,fuzzing", "--mode", "all", "--max-examples", "10"),
    *("--generation-database", "none", "--suppress-health-check", "all", "--no-color"),
]


@pytest.fixture
def secreto(base_clonada, settings):
    """Of a credential whose entity has one pending case and three reported."""
    settings.API_SOLICITUDES_POR_MINUTO = 1_000_000
    c = caso()
    for n in range(3):
        informar(dictado(c.regimen, c.entidad, numero=f"D-{n + 2}")[0])
    return credencial(c.entidad, c.usuario).secreto


def test_el_servicio_responde_siempre_lo_que_su_descripcion_dice(secreto, portal_vivo, monkeypatch):
    monkeypatch.setattr("cumplimiento.api.acceso.FALLIDAS_POR_MINUTO", 1_000_000)
    configuracion = Path(__file__).with_name("schemathesis.toml")
    hecho = subprocess.run(
        [PROGRAMA, "--config-file", configuracion, "run", f"{portal_vivo}{BASE}openapi.json",
         "--header", f"Authorization: Bearer {secreto}", *OPCIONES],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert hecho.returncode == 0, hecho.stdout
