from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inscripciones.tiempo import PAUSA, segundos_de_trabajo

AHORA = datetime(2027, 1, 5, 14, 0, tzinfo=UTC)


def test_una_pausa_de_mas_de_cinco_minutos_no_cuenta():
    assert segundos_de_trabajo(AHORA - timedelta(minutes=5), AHORA) == 300
    assert segundos_de_trabajo(AHORA - timedelta(minutes=5, seconds=1), AHORA) == 0
    assert segundos_de_trabajo(None, AHORA) == 0


@given(st.timedeltas(-timedelta(days=1), timedelta(days=1)))
def test_nunca_es_negativo_ni_mayor_que_la_pausa(intervalo):
    assert 0 <= segundos_de_trabajo(AHORA - intervalo, AHORA) <= PAUSA.total_seconds()
