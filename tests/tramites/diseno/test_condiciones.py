"""What is asked depends on what was answered, and only on what is asked itself."""

from hypothesis import given
from hypothesis import strategies as st

from tramites.diseno.condiciones import faltantes, vigentes, visibles
from tramites.diseno.estructura import Campo, Condicion, Tipo

from .estructuras import campos

VIVE = Campo("vive", Tipo.OPCION, "¿Vive con alguien?", opciones=("Sí", "No"))
QUIEN = Campo("quien", Tipo.OPCION, "¿Con quién?", opciones=("Mamá", "Otra"), si=Condicion("vive", ("Sí",)))
CUAL = Campo("cual", Tipo.TEXTO, "¿Cuál?", si=Condicion("quien", ("Otra",)))
TODOS = (VIVE, QUIEN, CUAL)


def claves(lista):
    return [c.clave for c in lista]


def test_una_pregunta_escondida_esconde_las_que_dependen_de_ella():
    antes = {"vive": "Sí", "quien": "Otra", "cual": "Tía"}
    assert claves(visibles(TODOS, antes)) == ["vive", "quien", "cual"]
    assert claves(visibles(TODOS, {**antes, "vive": "No"})) == ["vive"]
    assert vigentes(TODOS, {**antes, "vive": "No"}) == {"vive": "No"}


def test_falta_solo_lo_obligatorio_que_se_pregunta():
    assert claves(faltantes(TODOS, {})) == ["vive"]
    assert claves(faltantes(TODOS, {"vive": "Sí"})) == ["quien"]
    assert faltantes(TODOS, {"vive": "No"}) == []


@given(
    campos(), st.dictionaries(st.sampled_from([f"c{n}" for n in range(8)]), st.sampled_from(["Sí", "No", ""]))
)
def test_lo_que_falta_y_lo_que_vale_son_de_lo_que_se_pregunta(lista, respuestas):
    vistas = visibles(lista, respuestas)
    assert set(faltantes(lista, respuestas)) <= set(vistas)
    assert set(vigentes(lista, respuestas)) <= set(claves(vistas))
    assert visibles(lista, vigentes(lista, respuestas)) == vistas
