"""Deadlines in business days, and the account of each."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.calendario.consultas import al_cierre, festivos
from sso_portal.nucleo.calendario.plazos import contar, por_que_no_es_habil, un_mes_despues

DIAS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
SEMANA_SANTA = {date(2026, 4, 2): "Jueves Santo", date(2026, 4, 3): "Viernes Santo"}


@given(inicio=DIAS, dias=st.integers(1, 60), festivos=st.dictionaries(DIAS, st.just("Festivo"), max_size=40))
def test_entre_el_inicio_y_el_vencimiento_hay_justo_esos_dias_habiles(inicio, dias, festivos):
    plazo = contar(inicio, dias, festivos)
    corridos = [inicio + timedelta(days=n) for n in range(1, (plazo.vence - inicio).days + 1)]
    habiles = [d for d in corridos if not por_que_no_es_habil(d, festivos)]
    assert len(habiles) == dias
    assert habiles[-1] == plazo.vence
    assert {d for d, _ in plazo.saltados} == set(corridos) - set(habiles)


def test_la_semana_santa_se_salta_y_se_nombra():
    plazo = contar(date(2026, 4, 1), 1, SEMANA_SANTA)
    assert plazo.vence == date(2026, 4, 6)
    assert [motivo for _, motivo in plazo.saltados] == ["Jueves Santo", "Viernes Santo", "sábado", "domingo"]


def test_un_plazo_sin_dias_no_existe():
    with pytest.raises(ValueError, match="por lo menos un día"):
        contar(date(2026, 4, 1), 0, {})


@pytest.mark.django_db
def test_el_calendario_trae_los_diecinueve_festivos_de_2026():
    dias = [d for d in festivos() if d.year == 2026]
    assert len(dias) == 19
    assert date(2026, 7, 13) in dias


def test_la_oficina_cierra_a_las_cinco_de_colombia():
    assert al_cierre(date(2027, 1, 6)).isoformat() == "2027-01-06T17:00:00-05:00"


@given(dia=DIAS)
def test_un_mes_acaba_en_el_mismo_numero_o_en_el_primer_habil_que_le_sigue(dia):
    vence = un_mes_despues(dia, {})
    assert vence.weekday() < 5
    assert 28 <= (vence - dia).days <= 33


def test_un_mes_desde_el_31_de_enero_acaba_en_el_ultimo_dia_de_febrero():
    assert un_mes_despues(date(2028, 1, 31), {}) == date(2028, 2, 29)
    assert un_mes_despues(date(2026, 12, 30), {date(2027, 1, 30): "x"}) == date(2027, 2, 1)
