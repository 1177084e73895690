"""Tables for spreadsheets: they open right and nothing in them runs."""

import csv
import re
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.legible.hoja import PELIGROSAS, celda, hoja_csv


@given(st.text())
def test_ninguna_celda_es_una_formula(texto):
    dicha = celda(texto)
    assert not dicha.startswith(PELIGROSAS) or re.fullmatch(r"[+-][\d.,]*\d[\d.,]*", dicha)


def test_un_numero_con_signo_sigue_siendo_un_numero():
    assert [celda(v) for v in ("-4,5", "+12", "-", "+57 300", 4.56, -1, None)] == [
        "-4,5", "+12", "'-", "'+57 300", "4,6", -1, None,
    ]  # fmt: skip


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2)))
def test_lo_escrito_se_lee_igual(filas):
    texto = hoja_csv(["uno", "dos"], filas)
    assert texto.startswith("\ufeffuno;dos\r\n")
    leidas = list(csv.reader(StringIO(texto[1:], newline=""), delimiter=";"))
    assert leidas == [["uno", "dos"], *([celda(c) for c in fila] for fila in filas)]
