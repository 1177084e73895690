"""Files made to fill the memory, at the real limits: each is refused with a sentence, or read within bounds.

Each is read by a process of its own, whose memory is measured.
"""

import json
import subprocess
import sys
from itertools import chain

import pytest

from .limites import MEGA, filas, libro, repetido

SEGUNDOS = 60  # a slow machine; the slowest takes six on a quiet one
LEJOS = ['<row r="1"><c r="A1"><v>1</v></c><c r="BDWGN1"><v>1</v></c></row>']
MUY_ABAJO = ['<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="GR20000"><v>1</v></c></row>']
FORMULA = '<c r="{}{}"><f>A1</f><v>1</v></c>'
TEXTO = '<c r="{}{}" t="inlineStr"><is><t>' + "ñandú " * 62 + "</t></is></c>"


NO_SE_LEE, COLUMNAS, PESA = "no se puede leer", "más de 200 columnas", "más que el máximo"
ABAJO, CELDAS, TEXTOS = "datos muy abajo", "más de 2.000.000 celdas", "demasiado texto"
CASOS = {
    "sesenta_megas.xlsx": (lambda r: r.write_bytes(b"PK" + b"\0" * 60 * MEGA), PESA),
    "bomba.xlsx": (lambda r: libro(r, repetido(" ", 260)), PESA),
    "muchas_celdas.xlsx": (lambda r: libro(r, filas(60_000, 100)), ABAJO),
    "un_millon_de_columnas.xlsx": (lambda r: libro(r, filas(1, 1_000_000)), NO_SE_LEE),
    "dos_celdas_lejos.xlsx": (lambda r: libro(r, LEJOS), NO_SE_LEE),
    "celdas_sin_lugar.xlsx": (lambda r: libro(r, repetido("<c><v>1</v></c>", 190)), NO_SE_LEE),
    "mil_hojas_con_dos_celdas.xlsx": (lambda r: libro(r, *[MUY_ABAJO] * 1000), ABAJO),
    "textos.xlsx": (lambda r: libro(r, filas(1, 3), textos=repetido("<si><t>ab</t></si>", 190)), TEXTOS),
    "formulas.xlsx": (lambda r: libro(r, filas(50_000, 40, FORMULA)), "más de 200.000 fórmulas"),
    "etiquetas_sin_fin.xlsx": (lambda r: libro(r, repetido('<c r="A1" ', 190)), NO_SE_LEE),
    "una_etiqueta_sin_fin.xlsx": (lambda r: libro(r, chain(["<c "], repetido('r="A1" ', 190))), NO_SE_LEE),
    "millones_de_separadores.csv": (lambda r: r.write_bytes(b";" * 20 * MEGA), COLUMNAS),
    "millones_de_celdas_en_una_linea.csv": (lambda r: r.write_bytes(b"aa;" * (6 * MEGA)), COLUMNAS),
    "demasiadas_celdas.csv": (lambda r: r.write_bytes((b"abc;" * 99 + b"abc\n") * 50_000), CELDAS),
    "comillas.csv": (lambda r: r.write_bytes(b'";"' * (6 * MEGA)), "comillas sin cerrar"),
    "lo_mas_grande.xlsx": (lambda r: libro(r, filas(50_000, 40)), "2000000 celdas"),
    "lo_mas_grande.csv": (
        lambda r: r.write_bytes((b"abcdefg;" * 39 + b"abcdefg\n") * 50_000),
        "2000000 celdas",
    ),
}


def leer_aparte(ruta):
    """(what it says, MB, seconds), by a process of its own."""
    orden = [sys.executable, "-m", "tests.nucleo.cargas.limites", str(ruta)]
    return json.loads(subprocess.run(orden, capture_output=True, check=True, timeout=5 * SEGUNDOS).stdout)


DE_UN_SEGUNDO = ("dos_celdas_lejos.xlsx", "mil_hojas_con_dos_celdas.xlsx", "millones_de_separadores.csv")
marcados = [pytest.param(n, marks=() if n in DE_UN_SEGUNDO else pytest.mark.larga) for n in CASOS]


@pytest.mark.parametrize("nombre", marcados)
def test_un_archivo_hecho_para_llenar_la_memoria_se_niega_con_una_frase_sin_llenarla(nombre, tmp_path):
    hacer, frase = CASOS[nombre]
    hacer(tmp_path / nombre)
    dicho, memoria, segundos = leer_aparte(tmp_path / nombre)
    assert frase in dicho
    assert memoria < 300
    assert segundos < SEGUNDOS


@pytest.mark.larga
def test_una_hoja_que_es_casi_toda_texto_cuesta_lo_que_pesa_abierta(tmp_path):
    libro(tmp_path / "texto.xlsx", filas(50_000, 7, TEXTO))
    dicho, memoria, _ = leer_aparte(tmp_path / "texto.xlsx")
    assert dicho == "350000 celdas"
    assert memoria < 400
