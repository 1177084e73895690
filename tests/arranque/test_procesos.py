"""Whatever happens to a command, nothing it started outlives it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from arranque.carpetas import RAIZ, cerrar_con_llave
from arranque.mensajes import Problema
from arranque.procesos import CAIDAS_TOLERADAS, Compania, Proceso

DURMIENTE = [sys.executable, "-c", "import signal; signal.pause()"]
TERCO = [
    sys.executable,
    "-c",
    "import signal; signal.signal(15, signal.SIG_IGN); print('listo', flush=True); signal.pause()",
]
# A command that starts a sleeper, says its id and waits for ever.
COMANDO = """
import signal, sys
from pathlib import Path
from arranque.carpetas import cerrar_con_llave
from arranque.procesos import Compania, Proceso
var = Path(sys.argv[1])
with Compania(cerrar_con_llave(var, "prueba")) as compania:
    hijo = Proceso("hijo", [sys.executable, "-c", "import signal; signal.pause()"], {}, var / "hijo.log")
    print(compania.sumar(hijo).popen.pid, flush=True)
    signal.pause()
"""


@pytest.fixture
def compania(tmp_path):
    with cerrar_con_llave(tmp_path, "prueba") as llave, Compania(llave) as compania:
        yield compania


def vive(pid):
    orden = Path(f"/proc/{pid}/cmdline")
    return orden.exists() and bool(orden.read_bytes())


def test_al_salir_no_queda_ningun_proceso(tmp_path):
    with cerrar_con_llave(tmp_path, "prueba") as llave, Compania(llave) as compania:
        hijos = [compania.sumar(Proceso(n, DURMIENTE, {}, tmp_path / n)) for n in ("uno", "dos")]
        assert all(hijo.vivo for hijo in hijos)
    assert not any(hijo.vivo for hijo in hijos)


def test_al_terco_se_le_mata(tmp_path, monkeypatch, esperar, compania):
    terco = compania.sumar(Proceso("terco", TERCO, {}, tmp_path / "terco.log"))
    esperar(lambda: "listo" in terco.ultimas_lineas())
    terco.pedir_fin()
    terco.acabar(segundos=0.1)
    assert terco.popen.returncode == -signal.SIGKILL


def test_los_servidores_se_detienen_despues(tmp_path, monkeypatch):
    fines = []
    monkeypatch.setattr(
        Proceso, "acabar", lambda self, segundos=8: (fines.append(self.nombre), self.popen.wait())
    )
    with cerrar_con_llave(tmp_path, "prueba") as llave, Compania(llave) as compania:
        for nombre in ("cola", "base"):
            compania.sumar(Proceso(nombre, DURMIENTE, {}, tmp_path / nombre, servidor=True))
        compania.sumar(Proceso("web", DURMIENTE, {}, tmp_path / "web"))
    assert fines == ["web", "base", "cola"]


def test_si_matan_la_orden_el_guardian_termina_lo_demas(tmp_path, esperar):
    orden = [sys.executable, "-c", COMANDO, str(tmp_path)]
    with subprocess.Popen(orden, cwd=RAIZ, stdout=subprocess.PIPE, text=True) as comando:
        hijo = int(comando.stdout.readline())
        try:
            esperar(lambda: vive(hijo))
        finally:
            comando.kill()
    esperar(lambda: not vive(hijo))
    cerrar_con_llave(tmp_path, "otra").close()


def test_la_que_no_se_puede_perder_detiene_todo(tmp_path, compania):
    compania.sumar(Proceso("La página", [sys.executable, "-c", ""], {}, tmp_path / "web.log")).popen.wait()
    with pytest.raises(Problema, match=r"La página se detuvo: lea .*web\.log"):
        compania.vigilar()


def test_el_trabajador_caido_vuelve_pero_no_sin_fin(tmp_path, compania, monkeypatch):
    monkeypatch.setattr("arranque.procesos.sleep", lambda segundos: hijo.popen.wait())
    hijo = compania.sumar(
        Proceso("El trabajador", [sys.executable, "-c", ""], {}, tmp_path / "t.log", reanudable=True)
    )
    with pytest.raises(Problema, match="El trabajador se detuvo"):
        compania.vigilar()
    assert hijo.caidas == CAIDAS_TOLERADAS + 1


def test_dos_copias_no_comparten_carpeta(tmp_path):
    with (
        cerrar_con_llave(tmp_path, "puerto 8000"),
        pytest.raises(Problema, match=f"puerto 8000, proceso {os.getpid()}"),
    ):
        cerrar_con_llave(tmp_path, "puerto 8001")
