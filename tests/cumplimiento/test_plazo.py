"""Deadlines of obligations: business days, extensions, suspensions, holidays decreed later."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cumplimiento.plazo import Detencion, calcular, habiles_entre, ultimo_dia_con_mas_de
from sso_portal.nucleo.calendario.plazos import contar

SANTA = {date(2026, 4, 2): "Jueves Santo", date(2026, 4, 3): "Viernes Santo"}
FIN_DE_ANO = {date(2026, 12, 25): "Navidad", date(2027, 1, 1): "Año Nuevo", date(2027, 1, 11): "Reyes"}
DIAS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
FESTIVOS = st.dictionaries(DIAS, st.just("festivo"), max_size=40)


def test_la_semana_santa_no_cuenta_y_se_nombra():
    cuenta = calcular(date(2026, 3, 31), 2, SANTA)
    assert cuenta.vence == date(2026, 4, 6)
    assert (date(2026, 4, 2), "Jueves Santo") in cuenta.saltados


def test_el_fin_de_ano_no_cuenta():
    assert calcular(date(2026, 12, 24), 5, FIN_DE_ANO).vence == date(2027, 1, 4)


def test_la_prorroga_suma_dias_habiles_al_final():
    assert calcular(date(2026, 3, 2), 3, {}, prorroga=2).vence == date(2026, 3, 9)


def test_lo_suspendido_no_cuenta_y_dice_por_que_acto():
    parada = Detencion(date(2026, 3, 4), date(2026, 3, 6), "S-1")
    cuenta = calcular(date(2026, 3, 2), 3, {}, detenciones=[parada])
    assert cuenta.vence == date(2026, 3, 9)
    assert (date(2026, 3, 4), "plazo suspendido (S-1)") in cuenta.saltados


def test_suspendido_sin_reanudar_no_vence():
    parada = Detencion(date(2026, 3, 4), None, "S-1")
    assert calcular(date(2026, 3, 2), 3, {}, detenciones=[parada]).vence is None


def test_una_suspension_posterior_al_vencimiento_no_lo_mueve():
    parada = Detencion(date(2026, 5, 4), None, "S-1")
    assert calcular(date(2026, 3, 2), 3, {}, detenciones=[parada]).vence == date(2026, 3, 5)


def test_un_plazo_tiene_por_lo_menos_un_dia():
    with pytest.raises(ValueError, match="día hábil"):
        calcular(date(2026, 3, 2), 0, {})


@given(DIAS, st.integers(1, 60), FESTIVOS, st.integers(0, 30))
def test_la_prorroga_es_lo_mismo_que_haber_dado_mas_plazo(inicio, dias, festivos, prorroga):
    con = calcular(inicio, dias, festivos, prorroga=prorroga)
    assert con.vence == contar(inicio, dias + prorroga, festivos).vence
    assert con.vence == contar(con.cuenta_desde, dias, festivos).vence


@given(DIAS, st.integers(1, 40), FESTIVOS, st.integers(1, 20), st.integers(1, 20))
def test_desde_donde_se_cuenta_equivale_a_lo_suspendido(inicio, dias, festivos, despues, dura):
    desde = inicio + timedelta(days=despues)
    parada = Detencion(desde, desde + timedelta(days=dura), "S")
    cuenta = calcular(inicio, dias, festivos, detenciones=[parada])
    assert cuenta.vence == contar(cuenta.cuenta_desde, dias, festivos).vence


@given(DIAS, st.integers(0, 60), FESTIVOS)
def test_el_limite_de_la_alerta_es_el_ultimo_dia_con_mas_de_x(hoy, x, festivos):
    limite = ultimo_dia_con_mas_de(hoy, x, festivos)
    assert habiles_entre(limite, hoy, festivos) == x + 1
    assert habiles_entre(limite + timedelta(days=1), hoy, festivos) <= x


def test_en_el_dia_x_no_alerta_y_en_el_x_mas_uno_si():
    lunes = date(2026, 3, 2)
    assert ultimo_dia_con_mas_de(date(2026, 3, 9), 5, {}) < lunes
    assert ultimo_dia_con_mas_de(date(2026, 3, 10), 5, {}) == lunes
