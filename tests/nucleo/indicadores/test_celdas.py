"""Nobody can be told from a table: few people are withheld or merged."""

from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.indicadores.celdas import MENOS_DE_CINCO, NO_SE_PUBLICA, es_escasa, fusionar, retener


def filas(**conteos):
    return [{"lugar": lugar, "n": n, "docs": 2 * n} for lugar, n in conteos.items()]


def test_de_una_a_cuatro_personas_no_se_dice_cuantas():
    assert [es_escasa(n) for n in (0, 1, 4, 5)] == [False, True, True, False]


def test_con_pocas_personas_tampoco_se_dice_su_mediana():
    fila = {"proceso": "2020-I", "n": 4, "mediana": 19.5}
    assert retener(fila, ["n"], ["mediana"]) == {
        "proceso": "2020-I",
        "n": MENOS_DE_CINCO,
        "mediana": NO_SE_PUBLICA,
    }


def test_una_parte_escasa_calla_a_las_que_la_darian_por_resta():
    fila = {"todas": 20, "con": 17, "sin": 3, "parte": 85.0}
    assert retener(fila, ["todas", "con", "sin"], ["parte"]) == {
        "todas": 20,
        "con": NO_SE_PUBLICA,
        "sin": MENOS_DE_CINCO,
        "parte": NO_SE_PUBLICA,
    }


def test_sin_celdas_escasas_todo_queda_igual():
    assert fusionar(filas(a=5, b=0), ["n"], ["docs"]) == filas(b=0, a=5)


def test_las_escasas_van_juntas_y_el_total_queda():
    assert fusionar(filas(a=9, b=3, c=2), ["n"], ["docs"]) == [
        {"lugar": "a", "n": 9, "docs": 18},
        {"lugar": None, "n": 5, "docs": 10},
    ]


def test_una_sola_escasa_se_lleva_a_la_menor_de_las_otras():
    assert fusionar(filas(a=9, b=6, c=1, d=0), ["n"], ["docs"]) == [
        {"lugar": "d", "n": 0, "docs": 0},
        {"lugar": "a", "n": 9, "docs": 18},
        {"lugar": None, "n": 7, "docs": 14},
    ]


def test_si_todas_juntas_son_pocas_no_se_dice_nada():
    assert fusionar(filas(a=2, b=1), ["n"], ["docs"]) == [
        {"lugar": None, "n": MENOS_DE_CINCO, "docs": NO_SE_PUBLICA}
    ]


def test_sin_filas_no_hay_nada_que_juntar():
    assert fusionar([], ["n"], ["docs"]) == []


@given(st.lists(st.integers(0, 40), max_size=33))
def test_nunca_queda_a_la_vista_una_celda_escasa_y_el_total_no_cambia(conteos):
    juntas = fusionar([{"lugar": str(i), "n": n} for i, n in enumerate(conteos)], ["n"], [])
    assert not [fila for fila in juntas if es_escasa(fila["n"])]
    if juntas and juntas[-1]["n"] != MENOS_DE_CINCO:
        assert sum(fila["n"] for fila in juntas) == sum(conteos)
