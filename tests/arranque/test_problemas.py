"""Whatever is missing or in the way is said in one sentence that tells what to do."""

import json
import os
import socket
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.db import connection

from arranque import demo, postgres, sistema, valkey
from arranque.carpetas import RAIZ, carpeta_de_enchufes, carpeta_privada, secreto
from arranque.mensajes import Problema
from arranque.preparacion import Preparacion
from tests.apoyo.servicios import url_de_la_base


def test_puerto_ocupado():
    with socket.create_server(("127.0.0.1", 0)) as ocupado:
        puerto = ocupado.getsockname()[1]
        with pytest.raises(Problema, match=f"El puerto {puerto} no está libre: pruebe con bin/demo --puerto"):
            demo.exigir_puerto(puerto)


def test_biblioteca_que_falta(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Problema, match=r"sudo apt-get install libpango-1\.0-0"):
        sistema.exigir({"libpango-1.0-0": lambda: False, "fonts-dejavu-core": lambda: True})


def test_como_root_se_instala_lo_que_falta(monkeypatch):
    instalado = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(sistema.shutil, "which", lambda programa: f"/usr/bin/{programa}")
    monkeypatch.setattr(sistema, "_instalar", instalado.extend)
    sistema.exigir({"chromium": lambda: "chromium" in instalado})
    assert instalado == ["chromium"]


def test_disco_lleno(tmp_path, monkeypatch):
    monkeypatch.setattr(sistema, "ESPACIO_MINIMO_MB", 10**9)
    with pytest.raises(Problema, match="libere hasta tener"):
        sistema.exigir_espacio(tmp_path)


def test_datos_de_otro_postgresql(tmp_path):
    (tmp_path / "PG_VERSION").write_text("9")
    with pytest.raises(Problema, match="instale postgresql-9 o empiece de nuevo con bin/demo --reiniciar"):
        postgres.elegir_programas(tmp_path)


def test_sin_postgresql_ni_valkey(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres, "programas", list)
    with pytest.raises(Problema, match="Falta PostgreSQL 15"):
        postgres.elegir_programas(tmp_path)
    monkeypatch.setattr(valkey.shutil, "which", lambda programa: None)
    monkeypatch.setattr(valkey, "find_spec", lambda nombre: None)
    with pytest.raises(Problema, match="Falta Valkey o Redis"):
        valkey.programa()


def test_las_ruedas_bastan_sin_nada_en_el_sistema(monkeypatch):
    monkeypatch.setattr(postgres, "LUGARES", ())
    monkeypatch.setattr(postgres.shutil, "which", lambda programa: None)
    [de_la_rueda] = postgres.programas()
    assert de_la_rueda.version >= postgres.VERSION_MINIMA
    assert os.access(valkey.programa(), os.X_OK)


def test_base_de_otro_programa(base_clonada, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE bitacora_evento RENAME TO otra_cosa")
    with pytest.raises(Problema, match="tiene tablas de otro programa: use una vacía"):
        Preparacion(tmp_path, {"DATABASE_URL": url_de_la_base()}, False, False, None).dejar_listo()


def test_base_que_no_responde(tmp_path):
    entorno = {"DATABASE_URL": "postgresql://nadie@127.0.0.1:9/nada"}
    with pytest.raises(Problema, match="revise la dirección"):
        Preparacion(tmp_path, entorno, False, False, None).dejar_listo()


def test_vacio_sobre_el_pais_inventado(base_clonada, tmp_path):
    preparacion = Preparacion(tmp_path, {"DATABASE_URL": url_de_la_base()}, True, False, None)
    preparacion.hecho = {"base": preparacion.huella_de_la_base(), "demo": "pais"}
    with pytest.raises(Problema, match="bin/demo --reiniciar --vacio"):
        preparacion.dejar_listo()


def test_reiniciar_pregunta_y_solo_un_si_borra(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "sello.json").write_text(json.dumps({}))
    monkeypatch.setattr("sys.stdin", StringIO("no\n"))
    with pytest.raises(Problema, match="No se borró nada"):
        demo.borrar_datos(tmp_path)
    assert (tmp_path / "sello.json").exists()


def test_el_secreto_es_solo_de_su_duena_y_no_cambia(tmp_path):
    clave = secreto(tmp_path, con_datos=False)
    assert secreto(tmp_path, con_datos=True) == clave
    assert (tmp_path / "secreto").stat().st_mode & 0o077 == 0


def test_datos_sin_su_secreto(tmp_path):
    with pytest.raises(Problema, match="recupérelo de una copia"):
        secreto(tmp_path, con_datos=True)


def test_los_enchufes_caben_y_nadie_mas_entra(tmp_path):
    carpeta = carpeta_de_enchufes(tmp_path / ("x" * 120))
    assert len(os.fsencode(carpeta)) <= 85
    assert carpeta.stat().st_mode & 0o777 == 0o700
    carpeta.rmdir()


def test_una_carpeta_ajena_no_se_usa(tmp_path):
    (tmp_path / "enlace").symlink_to(tmp_path)
    with pytest.raises(Problema, match="es de otra persona"):
        carpeta_privada(tmp_path / "enlace")


def test_python_demasiado_viejo(tmp_path):
    for programa in ("python3", "uv"):
        (tmp_path / programa).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / programa).chmod(0o755)
    orden = f"cd {tmp_path}; cp -r {RAIZ}/bin {RAIZ}/requirements .; sh bin/demo"
    entorno = {"PATH": f"{tmp_path}:/bin:/usr/bin"}
    hecho = subprocess.run(["sh", "-c", orden], env=entorno, capture_output=True, text=True, check=False)
    assert hecho.returncode != 0
    assert "Falta Python 3.11 o posterior" in hecho.stderr


def test_ningun_archivo_nombra_un_registro_de_paquetes():
    nombres = "|".join(["py" + "pi[.]org", "python" + "hosted", "registry[.]np" + "mjs", "deb[.]deb" + "ian"])
    orden = ["git", "grep", "-lIE", nombres]
    hecho = subprocess.run(orden, cwd=RAIZ, capture_output=True, text=True, check=False)
    assert (hecho.returncode, hecho.stdout) == (1, "")


def test_los_candados_no_llevan_direcciones():
    assert not [c for c in Path(RAIZ, "requirements").iterdir() if "://" in c.read_text()]
