"""No case is ever assigned to somebody absent, whatever the area, its absences and its substitutes."""

from hypothesis import given
from hypothesis import strategies as st

from tramites.reparto import a_quien, suplente_de

gente = st.integers(1, 8)


@given(st.dictionaries(gente, st.integers(0, 50)), st.sets(gente))
def test_nunca_le_toca_a_quien_no_esta(cargas, ausentes):
    elegido = a_quien(cargas, ausentes)
    presentes = set(cargas) - ausentes
    assert (elegido in presentes) if presentes else elegido is None


@given(st.dictionaries(gente, st.integers(0, 50), min_size=1))
def test_le_toca_a_quien_tiene_menos(cargas):
    assert cargas[a_quien(cargas, set())] == min(cargas.values())


@given(gente, st.lists(gente, unique=True), st.sets(gente), st.sets(gente))
def test_suple_el_primero_de_la_lista_que_esta_y_es_del_area(quien, orden, del_area, ausentes):
    elegido = suplente_de(quien, orden, del_area, ausentes)
    aptos = [s for s in orden if s != quien and s in del_area and s not in ausentes]
    assert elegido == (aptos[0] if aptos else None)
