"""The demo as a visitor starts it: real servers, real stop."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from arranque.carpetas import RAIZ

pytestmark = pytest.mark.larga
DE_FUERA = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "PORTAL_CACHE", "PORTAL_COLA", "PORTAL_ESTATICOS")


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture
def orden(var):
    """What starts an empty demo on a free port with its data in a folder of its own."""
    with socket.create_server(("127.0.0.1", 0)) as libre:
        puerto = libre.getsockname()[1]
    entorno = {nombre: valor for nombre, valor in os.environ.items() if nombre not in DE_FUERA}
    orden = [sys.executable, "-m", "arranque.demo", "--vacio", "--puerto", str(puerto)]
    return {
        "args": orden,
        "cwd": RAIZ,
        "env": entorno | {"PORTAL_VAR": str(var)},
        "text": True,
        "stdout": subprocess.PIPE,
    }


def procesos_de(var):
    """The processes whose environment or orders name the folder."""
    hallados = []
    for carpeta in Path("/proc").glob("[0-9]*"):
        try:
            dicho = (carpeta / "environ").read_bytes() + (carpeta / "cmdline").read_bytes()
        except OSError:
            continue
        if str(var).encode() in dicho and carpeta.name != str(os.getpid()):
            hallados.append(carpeta.name)
    return hallados


def leer_hasta(salida, patron):
    for linea in salida:
        if hallado := re.search(patron, linea):
            return hallado
    raise AssertionError(f"terminó sin decir «{patron}»")


@pytest.mark.parametrize("senal", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_arranca_responde_y_no_deja_nada(orden, var, esperar, senal):
    with subprocess.Popen(**orden) as demo:
        listo = leer_hasta(demo.stdout, r"listo en (\d+) s:  (\S+)")
        with urllib.request.urlopen(listo[2], timeout=20) as respuesta:
            assert respuesta.status == 200
        demo.send_signal(senal)
    esperar(lambda: not procesos_de(var), segundos=30)


def test_el_segundo_arranque_conserva_los_datos(orden, var):
    subprocess.run(**orden | {"args": [*orden["args"], "--comprobar"]}, check=True)
    secreto = (var / "secreto").read_text()
    subprocess.run(**orden | {"args": [*orden["args"], "--comprobar"]}, check=True)
    assert (var / "secreto").read_text() == secreto
