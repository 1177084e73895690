"""What the codes of a receipt open, and until when."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tramites.codigos import (
    codigo_de_seguimiento,
    codigo_para_seguir,
    sirve_para_seguir,
    vence_para_seguir,
    vencio_el,
)

DIAS = st.dates(date(2020, 1, 1), date(2090, 1, 1))


@given(DIAS, st.integers(0, 93))
def test_sirve_hasta_el_dia_que_dice_y_ni_uno_mas(dia, despues):
    codigo, hoy = codigo_de_seguimiento(), dia + timedelta(days=despues)
    sirve = sirve_para_seguir(codigo, codigo_para_seguir(codigo, dia), hoy)
    assert sirve == (hoy <= vence_para_seguir(dia))
    assert vencio_el(codigo, codigo_para_seguir(codigo, dia), hoy) == (
        None if sirve else vence_para_seguir(dia)
    )
    assert vencio_el(codigo_de_seguimiento(), codigo_para_seguir(codigo, dia), hoy) is None


def test_el_de_noviembre_vence_el_ultimo_de_enero():
    assert vence_para_seguir(date(2026, 11, 22)) == date(2027, 1, 31)


def test_el_de_un_caso_no_abre_otro():
    hoy = date(2026, 11, 22)
    assert not sirve_para_seguir(codigo_de_seguimiento(), codigo_para_seguir("2222-2222-2222", hoy), hoy)
