"""drand quicknet: the vector of round 1000, and everything that looks like it and is not."""

import json
import urllib.error
from io import BytesIO

import pytest

from asignacion import baliza
from tests.asignacion.test_instancias import instancia
from verificador import verificar

VECTOR = instancia("vector_drand_quicknet_ronda_1000")
FIRMA = VECTOR["firma"]


def test_la_ronda_1000_se_verifica_y_da_su_aleatoriedad():
    pulso = baliza.de_valor(1000, FIRMA.upper()[:48] + " " + FIRMA[48:])
    assert (pulso.ronda, pulso.firma.hex()) == (1000, FIRMA)
    assert pulso.aleatoriedad.hex() == VECTOR["aleatoriedad"]


def test_la_firma_de_una_ronda_no_sirve_para_otra():
    with pytest.raises(baliza.BalizaInvalida, match="no es de la ronda 1001"):
        baliza.de_valor(1001, FIRMA)
    assert not verificar.firma_de_la_ronda(1001, FIRMA, VECTOR["clave_publica"])


@pytest.mark.parametrize(
    ("texto", "dicho"),
    [
        ("hola", "letras de la A"),
        (FIRMA[:-2], "48 bytes"),
        ("00" * 48, "no es un punto"),
        ("c0" + "00" * 47, "fuera del grupo"),
        ("80" + "00" * 46 + "04", "fuera del grupo|no es un punto"),
        (FIRMA[:-1] + "8", "no es un punto|fuera del grupo"),
    ],
)
def test_lo_que_no_es_una_firma_se_dice(texto, dicho):
    with pytest.raises(baliza.BalizaInvalida, match=dicho):
        baliza.de_valor(1000, texto)


def test_los_dos_programas_rechazan_un_punto_fuera_del_grupo():
    fuera = "80" + "00" * 46 + "04"
    with pytest.raises(verificar.Falla):
        verificar.firma_de_la_ronda(1000, fuera, VECTOR["clave_publica"])


@pytest.fixture
def sin_curva(monkeypatch):
    """The curve, believed for the right signature only: what these tests look at is the way it arrives."""

    def verificar_sin_curva(ronda, firma):
        if firma.hex() != FIRMA:
            raise baliza.BalizaInvalida("no es la firma")
        return baliza.Pulso(ronda, firma)

    monkeypatch.setattr(baliza, "verificar", verificar_sin_curva)


@pytest.mark.parametrize("claves", [("round", "signature"), ("ronda", "firma")])
def test_un_archivo_guardado_sirve(claves, sin_curva):
    datos = json.dumps(dict(zip(claves, (1000, FIRMA), strict=True))).encode()
    assert baliza.de_archivo(1000, datos).firma.hex() == FIRMA
    with pytest.raises(baliza.BalizaInvalida, match="la anunciada es la 999"):
        baliza.de_archivo(999, datos)


@pytest.mark.parametrize("datos", [b"", b"[]", b"\xff", b'"a"'])
def test_un_archivo_de_otra_cosa_se_dice(datos):
    with pytest.raises(baliza.BalizaInvalida, match="no tiene la forma"):
        baliza.de_archivo(1000, datos)


def test_la_red_prueba_cada_espejo_y_no_cree_a_ninguno(monkeypatch, sin_curva):
    pedidas = []

    def espejo(direccion, timeout):
        pedidas.append(direccion)
        if "caido" in direccion:
            raise urllib.error.URLError("caído")
        return BytesIO(
            json.dumps({"round": 1000, "signature": FIRMA if "bueno" in direccion else "00"}).encode()
        )

    monkeypatch.setattr(baliza.urllib.request, "urlopen", espejo)
    espejos = ["http://plano", "https://caido", "https://mentiroso", "https://bueno"]
    assert baliza.de_red(1000, espejos).firma.hex() == FIRMA
    assert len(pedidas) == 3
    with pytest.raises(baliza.BalizaNoDisponible):
        baliza.de_red(1000, espejos[:3])


def test_la_ronda_anunciada_no_se_conoce_antes_de_su_hora():
    assert baliza.ronda_en(VECTOR["hora_ronda_unix"]) == 1000
    assert baliza.instante_de(1000) == VECTOR["hora_ronda_unix"]
    for instante in range(1_800_000_000, 1_800_000_007):
        assert 0 <= baliza.instante_de(baliza.ronda_en(instante)) - instante < 3
