"""Nobody needs accents to find a place."""

from hypothesis import given
from hypothesis import strategies as st

from plazas.busqueda import sin_acentos, texto_de_busqueda


def test_tildes_enes_y_mayusculas_no_estorban():
    assert sin_acentos("  Bahía  SOLANO, Nariño ") == "bahia solano, narino"


@given(st.text())
def test_quitar_dos_veces_es_quitar_una(texto):
    assert sin_acentos(sin_acentos(texto)) == sin_acentos(texto)


def test_se_encuentra_por_codigo_entidad_y_lugar():
    assert (
        texto_de_busqueda("P00012", "ESE San José", "Quibdó", "Chocó") == "p00012 ese san jose quibdo choco"
    )
