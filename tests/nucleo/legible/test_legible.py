"""What people read: dates, pesos and fingerprints, in the words of Colombia."""

from datetime import UTC, date, datetime
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.legible import cifras, fechas, huella
from sso_portal.nucleo.legible.palabras import PALABRAS

CIERRE = datetime(2027, 1, 6, 22, 0, tzinfo=UTC)


def plano(texto):
    return normalize("NFKC", texto)


def test_el_instante_se_dice_en_hora_de_colombia():
    assert plano(fechas.instante(CIERRE)) == "miércoles 6 de enero de 2027, 5:00 p. m."


def test_la_noche_en_utc_es_todavia_el_dia_anterior_en_colombia():
    assert fechas.fecha_larga(datetime(2027, 1, 7, 3, 0, tzinfo=UTC)) == "miércoles 6 de enero de 2027"


@pytest.mark.parametrize(
    ("hora_utc", "dicha"), [(5, "12:00 a. m."), (17, "12:00 p. m."), (4, "11:00 p. m."), (13, "8:00 a. m.")]
)
def test_la_hora_tiene_doce_y_media_manana(hora_utc, dicha):
    assert plano(fechas.hora(datetime(2027, 1, 6, hora_utc, 0, tzinfo=UTC))) == dicha


@pytest.mark.parametrize(
    ("dia", "dicho"),
    [
        (6, "Vence hoy"),
        (7, "Falta 1 día"),
        (8, "Faltan 2 días"),
        (5, "Venció hace 1 día"),
        (1, "Venció hace 5 días"),
    ],
)
def test_lo_que_falta_se_cuenta_en_dias(dia, dicho):
    assert fechas.faltan(date(2027, 1, dia), date(2027, 1, 6)) == dicho


def test_un_tramo_dura_hasta_su_ultimo_instante():
    tramo = fechas.Hito("Inscripciones", datetime(2026, 12, 21, 13, tzinfo=UTC), CIERRE)
    assert tramo.cuando == "21 de diciembre a 6 de enero"
    assert tramo.fase(CIERRE) == "Estamos aquí"
    assert tramo.fase(CIERRE.replace(microsecond=1)) == "Terminó"


def test_un_dia_sin_hora_dura_todo_el_dia():
    hito = fechas.Hito("Empieza el servicio", date(2027, 1, 6))
    assert hito.fase(datetime(2027, 1, 7, 4, 59, tzinfo=UTC)) == "Estamos aquí"
    assert hito.fase(datetime(2027, 1, 7, 5, 0, tzinfo=UTC)) == "Terminó"


@pytest.mark.parametrize(("pesos", "dicho"), [(2_500_000, "$ 2.500.000"), (0, "$ 0"), (999, "$ 999")])
def test_los_pesos_llevan_punto_de_miles(pesos, dicho):
    assert plano(cifras.dinero(pesos)) == dicho


@pytest.mark.parametrize(("octetos", "dicho"), [(10, "1 KB"), (655_360, "640 KB"), (2_202_010, "2,1 MB")])
def test_el_tamano_se_dice_como_en_el_telefono(octetos, dicho):
    assert plano(cifras.tamano(octetos)) == dicho


@given(st.binary(min_size=8, max_size=32))
def test_las_palabras_devuelven_los_primeros_ocho_octetos(octetos):
    palabras = huella.palabras(octetos.hex())
    assert bytes(PALABRAS.index(palabra) for palabra in palabras) == octetos[:8]


@given(st.binary(min_size=1, max_size=64))
def test_los_grupos_son_de_cuatro_y_no_pierden_nada(octetos):
    grupos = huella.grupos(octetos.hex().upper())
    assert "".join(grupos) == octetos.hex()
    assert all(len(grupo) == 4 for grupo in grupos[:-1])


def test_las_palabras_son_256_distintas_sin_tildes():
    assert len(set(PALABRAS)) == 256
    assert all(palabra.isascii() and palabra.islower() and len(palabra) >= 3 for palabra in PALABRAS)


def test_una_huella_corta_no_tiene_palabras():
    with pytest.raises(ValueError, match="ocho bytes"):
        huella.palabras("abcd")


@pytest.mark.parametrize(
    ("numero", "dicho"),
    [
        ("+573001234567", "300 123 4567"),
        ("3001234567", "300 123 4567"),
        ("+576012345678", "601 234 5678"),
        ("+34600111222", "+34600111222"),
        ("", ""),
    ],
)
def test_un_telefono_se_dice_como_lo_dice_la_gente(numero, dicho):
    assert cifras.telefono(numero) == dicho
