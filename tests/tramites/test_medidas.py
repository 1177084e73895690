"""The arithmetic of the figures, by hand. Each row of a table was worked out on paper."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramites.canales import Canal
from tramites.medidas import (
    NADA,
    Ahorro,
    ahorro,
    entrega_mas_de_otras,
    es_rural,
    habiles_entre,
    hojas_ahorradas,
    promedio_habil,
    recorte,
)

FESTIVOS = {date(2026, 11, 2): "Todos los Santos", date(2026, 11, 16): "Independencia de Cartagena"}
VIERNES, SABADO, LUNES_FESTIVO, MARTES = (date(2026, 10, 30), date(2026, 10, 31), date(2026, 11, 2),
                                          date(2026, 11, 3))  # fmt: skip


@pytest.mark.parametrize(
    ("antes", "ahora", "cuanto"),
    [
        (10, 2.5, 75.0),  # the source's worked example
        (20, 11, 45.0),
        (8, 8, 0.0),
        (4, 6, -50.0),  # longer than before is said, not hidden
        (3, 0, 100.0),
        (3, 2, 33.3),
        (0, 5, None),
    ],
)
def test_cuanto_bajo_el_tiempo(antes, ahora, cuanto):
    assert recorte(antes, ahora) == cuanto


@pytest.mark.parametrize(
    ("desde", "hasta", "dias"),
    [
        (VIERNES, VIERNES, 0),
        (VIERNES, SABADO, 0),
        (VIERNES, LUNES_FESTIVO, 0),
        (VIERNES, MARTES, 1),
        (SABADO, MARTES, 1),
        (date(2026, 11, 3), date(2026, 11, 17), 9),  # two weeks with a holiday on Monday 16
        (MARTES, VIERNES, 0),  # before it began: none
    ],
)
def test_dias_habiles_entre_dos_fechas(desde, hasta, dias):
    assert habiles_entre(desde, hasta, FESTIVOS) == dias


def test_el_promedio_pesa_cuantas_hubo():
    # three on the same day (0), one from Friday to Tuesday (1 business day): 1 / 4
    assert promedio_habil([(MARTES, MARTES, 3), (VIERNES, MARTES, 1)], FESTIVOS) == (0.25, 4)
    assert promedio_habil([], FESTIVOS) is None


def test_diez_dias_que_son_dos_y_medio_son_setenta_y_cinco_por_ciento():
    # 2 cases of 2 business days (Tuesday 3 to Thursday 5) and 2 of 3: 10 / 4 = 2.5
    tramos = [(MARTES, date(2026, 11, 5), 2), (MARTES, date(2026, 11, 6), 2)]
    medio, cuantas = promedio_habil(tramos, FESTIVOS)
    assert (medio, cuantas, recorte(10, medio)) == (2.5, 4, 75.0)


@pytest.mark.parametrize(
    ("canal", "cuantas", "minutos", "suyo"),
    [
        (Canal.SUCURSAL, 10, 90, Ahorro(1800, 0, 0)),  # 10 × 2 × 90
        (Canal.SUCURSAL, 10, 149, Ahorro(2980, 0, 0)),  # 298 minutes: not a day yet
        (Canal.SUCURSAL, 10, 150, Ahorro(3000, 0, 10)),  # 5 hours there and back: a day each
        (Canal.MOVIL, 1, 240, Ahorro(480, 0, 1)),
        (Canal.MODULO, 3, 60, Ahorro(360, 120, 0)),  # journey and queue
        (Canal.TELEFONO, 3, 600, Ahorro(0, 120, 0)),  # nobody knows from where: no journey
        (Canal.WEB, 3, 600, Ahorro(0, 120, 0)),
        (Canal.SUCURSAL, 10, 0, NADA),  # in the capital
        (Canal.SUCURSAL, 0, 500, NADA),
    ],
)
def test_lo_que_ahorra_cada_canal(canal, cuantas, minutos, suyo):
    if not cuantas:
        suyo = Ahorro(0, 0, 0)
    assert ahorro(canal, cuantas, minutos) == suyo


def test_las_horas_se_redondean_hacia_abajo():
    assert Ahorro(viaje=100, fila=79, dias=0).horas == 2  # 179 minutes
    assert (Ahorro(100, 80, 1) + Ahorro(0, 60, 2)) == Ahorro(100, 140, 3)


@given(st.sampled_from(list(Canal)), st.integers(0, 10**6), st.integers(0, 1000))
def test_ahorrar_por_partes_es_ahorrar_el_todo(canal, cuantas, minutos):
    partes = ahorro(canal, cuantas // 2, minutos) + ahorro(canal, cuantas - cuantas // 2, minutos)
    assert partes == ahorro(canal, cuantas, minutos)


@given(st.floats(0.1, 1000), st.floats(0, 1000))
def test_nadie_ahorra_mas_que_todo(antes, ahora):
    assert recorte(antes, ahora) <= 100


@pytest.mark.parametrize(
    ("enviadas", "anexos", "emitidos", "mostrador", "hojas"),
    [(0, 0, 0, 0, 0), (1, 0, 0, 0, 2), (1, 0, 0, 1, 1), (10, 15, 8, 4, 39)],
)
def test_hojas_que_no_se_imprimieron(enviadas, anexos, emitidos, mostrador, hojas):
    assert hojas_ahorradas(enviadas, anexos, emitidos, mostrador) == hojas


def test_empatar_no_es_entregar_mas():
    assert [entrega_mas_de_otras(*p) for p in [(5, 5), (5, 6), (0, 0), (0, 1)]] == [False, True, False, True]


def test_la_mitad_fuera_de_las_cabeceras_es_rural():
    assert (es_rural(50.0), es_rural(49.9)) == (True, False)
