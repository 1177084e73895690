"""Medians, percentiles and shares by hand."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.indicadores.estadistica import percentil, porcentaje, razon, resumir

VALORES = st.lists(st.integers(0, 100_000), min_size=2, max_size=60)


@pytest.mark.parametrize(
    ("valores", "mediana", "noventa"),
    [([], None, None), ([7], 7, 7), ([4, 1, 3, 2], 2.5, 3.7), ([10, 30, 20], 20, 28), ([5] * 9, 5, 5)],
)
def test_la_mediana_y_el_percentil_son_los_de_una_hoja_de_calculo(valores, mediana, noventa):
    assert percentil(valores, 0.5) == mediana
    assert percentil(valores, 0.9) == pytest.approx(noventa)


@given(VALORES)
def test_coinciden_con_los_de_la_biblioteca(valores):
    decimos = statistics.quantiles(valores, n=10, method="inclusive")
    assert percentil(valores, 0.5) == pytest.approx(statistics.median(valores))
    assert percentil(valores, 0.9) == pytest.approx(decimos[8])


def test_el_resumen_sale_en_su_unidad_con_un_decimal():
    assert resumir([600, 900, 1200, 1500], 60) == (17.5, 23.5)
    assert resumir([], 60) == (None, None)


@pytest.mark.parametrize(
    ("parte", "total", "dicho"),
    [(0, 0, None), (0, 9, 0), (1, 3, 33.3), (9, 9, 100), (9999, 10_000, 99.9), (1, 10_000, 0.1)],
)
def test_cien_es_solo_cuando_no_falta_nada_y_cero_cuando_no_hay_nada(parte, total, dicho):
    assert porcentaje(parte, total) == dicho


def test_la_razon_de_nada_no_existe():
    assert razon(7, 2) == 3.5
    assert razon(7, 0) is None
