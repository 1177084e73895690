"""The verifier, run as a stranger runs it: a program, a folder, an exit code."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.asignacion.corridas import corrida, escribir
from tests.asignacion.procesos import entrada
from verificador import verificar

PROGRAMA = Path(verificar.__file__)
PROCESO = [entrada("2023-3", "MEDICINA", 40, 25), entrada("2023-3", "ENFERMERIA", 30, 6)]
ARCHIVOS = corrida(*PROCESO)


@pytest.fixture
def sin_curva(monkeypatch):
    """The signature of the beacon, believed: many folders are checked here and it takes 0.3 s each."""
    monkeypatch.setattr(verificar, "firma_de_la_ronda", lambda *_: True)


def correr(carpeta):
    return subprocess.run(
        [sys.executable, "-I", PROGRAMA, carpeta], capture_output=True, text=True, check=False
    )


def test_una_carpeta_integra_pasa_y_muestra_cada_huella(tmp_path):
    salida = correr(escribir(ARCHIVOS, tmp_path))
    assert (salida.returncode, salida.stderr) == (0, "")
    assert salida.stdout.endswith("TODO COINCIDE\n")
    assert "FALLA" not in salida.stdout
    assert "aviso" not in salida.stdout


@pytest.mark.parametrize("ruta", sorted(ARCHIVOS))
def test_un_byte_cambiado_se_descubre_y_se_nombra(tmp_path, ruta, sin_curva, capsys):
    datos = ARCHIVOS[ruta]
    for lugar in range(3, len(datos), max(1, len(datos) // 40)):
        cambiado = bytearray(datos)
        cambiado[lugar] ^= 1
        escribir({**ARCHIVOS, ruta: bytes(cambiado)}, tmp_path)
        assert verificar.main([str(tmp_path)]) == 1
        fallas = [linea for linea in capsys.readouterr().out.splitlines() if linea.startswith("FALLA")]
        assert any(ruta.split("/")[-1] in linea for linea in fallas), (lugar, fallas)


@pytest.mark.parametrize("ruta", sorted(ARCHIVOS))
def test_un_archivo_que_falta_se_nombra(tmp_path, ruta, sin_curva, capsys):
    escribir({otra: datos for otra, datos in ARCHIVOS.items() if otra != ruta}, tmp_path)
    assert verificar.main([str(tmp_path)]) == 1
    assert f"FALLA  {ruta}" in capsys.readouterr().out


def test_sin_carpeta_dice_como_se_usa():
    salida = correr("no-existe")
    assert salida.returncode == 1
    assert salida.stderr == "Uso: python3 verificar.py CARPETA\n"


def test_el_verificador_no_importa_nada_nuestro_ni_de_terceros():
    arbol = ast.parse(PROGRAMA.read_text())
    directos = {
        alias.name for nodo in ast.walk(arbol) if isinstance(nodo, ast.Import) for alias in nodo.names
    }
    desde = {nodo.module for nodo in ast.walk(arbol) if isinstance(nodo, ast.ImportFrom)}
    assert {nombre.split(".")[0] for nombre in directos | desde} <= sys.stdlib_module_names


def test_el_verificador_se_lee_con_python_3_9():
    ast.parse(PROGRAMA.read_text(), feature_version=(3, 9))
