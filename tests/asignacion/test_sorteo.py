import hashlib
import random

import pytest

from asignacion import sorteo

H0 = "11" * 32
FIRMA = bytes(48)


def test_hkdf_es_el_del_rfc_5869():
    """Test cases 1 and 3 of appendix A."""
    ikm = b"\x0b" * 22
    caso_1 = sorteo.hkdf(bytes(range(13)), ikm, bytes(range(0xF0, 0xFA)), 42)
    assert caso_1.hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )
    assert sorteo.hkdf(b"", ikm, b"", 42).hex() == (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_cada_parte_cambia_la_semilla():
    base = (H0, FIRMA, [b"a" * 32, None], "123", "2027-1")
    otras = [
        ("22" * 32, *base[1:]),
        (H0, b"\x01" * 48, *base[2:]),
        (H0, FIRMA, [None, b"a" * 32], "123", "2027-1"),
        (H0, FIRMA, [b"a" * 32, None, None], "123", "2027-1"),
        (*base[:3], "12", "2027-1"),
        (*base[:4], "2027-1-E1"),
    ]
    assert len({sorteo.derivar_semilla(*partes) for partes in [base, *otras]}) == 7


@pytest.mark.parametrize(
    "cambio", [{"firma": bytes(47)}, {"dados": "7"}, {"aportes": [b"corto"]}, {"dados": "1 2"}], ids=str
)
def test_una_parte_sin_su_forma_no_da_semilla(cambio):
    partes = {"h0": H0, "firma": FIRMA, "aportes": [None], "dados": "", "proceso": "2027-1", **cambio}
    with pytest.raises(ValueError, match=r"48 bytes|del 1 al 6|32 bytes"):
        sorteo.derivar_semilla(**partes)


def test_el_compromiso_ata_h0_veedor_y_aporte():
    aporte = sorteo.aporte_veedor(bytes(32), "llueve en Mitú")
    esperado = hashlib.sha256(b"sso-veedor-v1" + bytes.fromhex(H0) + b"V1" + aporte).hexdigest()
    assert sorteo.compromiso(H0, "V1", aporte) == esperado
    assert len({sorteo.compromiso(h, v, aporte) for h in (H0, "22" * 32) for v in ("V1", "V2")}) == 4


def test_un_texto_igual_a_la_vista_es_el_mismo_aporte():
    assert sorteo.aporte_veedor(bytes(32), "Mitu\u0301") == sorteo.aporte_veedor(bytes(32), "Mitú")


@pytest.mark.parametrize("malo", ["a|b", "ana", "", "Ñ", "A\n"])
def test_un_separador_dentro_de_un_codigo_se_rechaza(malo):
    for partes in [(malo, "M", ["A"]), ("P", malo, ["A"]), ("P", "M", [malo])]:
        with pytest.raises(ValueError, match="sólo puede tener"):
            sorteo.ordenar(bytes(32), *partes)


def test_el_orden_no_depende_de_como_se_inscribieron():
    nombres = [f"A{n}" for n in range(50)]
    orden = sorteo.ordenar(bytes(32), "P", "M", nombres)
    assert orden == sorteo.ordenar(bytes(32), "P", "M", reversed(nombres))
    assert orden != sorteo.ordenar(bytes(32), "P", "M2", nombres)


@pytest.mark.parametrize("grupo", ["inscripcion", "documento", "departamento"])
def test_el_sorteo_es_uniforme_frente_a(grupo):
    """χ² over 10 strata × 10 deciles of position, 400 fixed seeds: under the 0.999 quantile of 81 df."""
    dado = random.Random(grupo)
    nombres = [f"A{n:03}" for n in range(100)]
    estrato = dict(
        zip(dado.sample(nombres, 100) if grupo != "inscripcion" else nombres, range(100), strict=True)
    )
    veces = [[0] * 10 for _ in range(10)]
    for numero in range(400):
        semilla = hashlib.sha256(f"{grupo} {numero}".encode()).digest()
        for posicion, nombre in enumerate(sorteo.ordenar(semilla, "P", "M", nombres)):
            veces[estrato[nombre] // 10][posicion // 10] += 1
    assert sum((v - 400) ** 2 / 400 for fila in veces for v in fila) < 126.1
