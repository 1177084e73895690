import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asignacion.canonico import JsonInvalido, bytes_canonicos, leer, leer_canonico, sha256_propio

TEXTOS = st.text('aZñ😀ﬀ \n\t\x00\u2028"\\', max_size=5)
VALORES = st.recursive(
    st.none() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTOS,
    lambda hijos: st.lists(hijos, max_size=3) | st.dictionaries(TEXTOS, hijos, max_size=3),
    max_leaves=8,
)


@given(VALORES)
def test_lo_escrito_se_lee_igual_y_con_los_mismos_bytes(valor):
    datos = bytes_canonicos(valor)
    assert leer_canonico(datos) == leer(datos) == valor
    assert not datos.startswith(b"\xef\xbb\xbf")


def test_la_forma_es_una_sola():
    assert bytes_canonicos({"b": [1, None], "á": "ñ", "a": {"😀": 1, "ﬀ": 2}}).decode() == (
        '{"a":{"ﬀ":2,"😀":1},"b":[1,null],"á":"ñ"}'
    )


@pytest.mark.parametrize(
    "valor", [1.5, True, {"a": False}, {1: "a"}, "e\u0301", "\ud800", 2**53, [b"a"], {1, 2}]
)
def test_lo_que_no_tiene_forma_canonica_se_rechaza(valor):
    with pytest.raises(JsonInvalido):
        bytes_canonicos(valor)


@pytest.mark.parametrize(
    "texto",
    [
        '{"a":1,"a":1}',
        "1.0",
        "1e3",
        "NaN",
        "Infinity",
        "true",
        '"e\\u0301"',
        '"\\ud800"',
        "[1,]",
        "9" * 5000,
        "[" * 99999,
    ],
)
def test_lo_que_dos_programas_leerian_distinto_se_rechaza(texto):
    with pytest.raises(JsonInvalido):
        leer(texto.encode())


@pytest.mark.parametrize(
    "datos", [b"\xef\xbb\xbf1", b"\xff", b'{"b":1,"a":2}', b"[1, 2]", b"1\n", b'"\\u00f1"', b"-0"]
)
def test_otros_bytes_del_mismo_valor_no_son_canonicos(datos):
    with pytest.raises(JsonInvalido):
        leer_canonico(datos)


def test_la_huella_propia_no_cuenta_su_propia_clave():
    assert sha256_propio({"a": 1, "sha256": "x"}) == sha256_propio({"a": 1})
    assert json.loads(bytes_canonicos({"sha256": "x"})) == {"sha256": "x"}
