"""Rulers, levels of evidence, people counted once: pure rules, by properties and by hand."""

import base64
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from innovacion.grafico import corrida, escala
from innovacion.medida import Nivel, cambio, es_lo_mismo, nivel
from innovacion.personas import canonica, distintas, fundir

personas = st.integers(0, 12)
decimales = st.decimals(-1000, 1000, places=2)


def test_la_misma_unidad_se_escribe_de_muchas_maneras():
    assert es_lo_mismo(" Minutos ", "minutos")
    assert es_lo_mismo("Días  hábiles", "dias habiles")
    assert not es_lo_mismo("horas", "minutos")


def test_nadie_elige_el_nivel_de_evidencia():
    assert nivel(materializada=False, medida=False, medida_en_otra=False) == Nivel.IDEA
    assert nivel(materializada=True, medida=False, medida_en_otra=True) == Nivel.PROBADA
    assert nivel(materializada=True, medida=True, medida_en_otra=False) == Nivel.MEDIDA
    assert nivel(materializada=True, medida=True, medida_en_otra=True) == Nivel.REPLICADA


def test_bajar_de_45_a_30_minutos_es_mejorar_una_tercera_parte():
    c = cambio(Decimal(45), Decimal(30), mejor_es_mas=False)
    assert (c.porcentaje, c.mejora) == (Decimal("-33.3"), True)


def test_desde_cero_no_hay_porcentaje_y_sin_diferencia_no_hay_mejora():
    assert cambio(Decimal(0), Decimal(5), mejor_es_mas=True).porcentaje is None
    assert cambio(Decimal(5), Decimal(5), mejor_es_mas=True).mejora is None


@given(decimales, decimales, st.booleans())
def test_lo_que_mejora_en_un_sentido_empeora_en_el_otro(antes, despues, mas):
    una, otra = (cambio(antes, despues, mejor_es_mas=m).mejora for m in (mas, not mas))
    assert una is None if antes == despues else una is not otra


@given(st.lists(decimales, min_size=1))
def test_el_dibujo_siempre_tiene_altura_y_contiene_los_valores(valores):
    piso, techo = escala(valores)
    assert piso < techo
    assert all(piso <= valor <= techo for valor in valores)


def test_la_grafica_dice_las_fechas_y_con_un_punto_no_hay_grafica():
    puntos = [("15/01/26", Decimal("10450.5")), ("<b>", Decimal(30))]
    dibujo = base64.b64decode(corrida(puntos).split(",")[1]).decode()
    assert "15/01/26" in dibujo
    assert 'x="0" y="22.0" text-anchor="start"' in dibujo
    assert "&lt;b&gt;" in dibujo
    assert corrida(puntos[:1]) == ""


@given(st.lists(st.tuples(personas, personas)), st.lists(personas))
def test_fundir_nunca_deja_anillos_y_quien_se_funde_cuenta_una_vez(pares, vistas):
    fusionadas = {}
    for una, otra in pares:
        if canonica(una, fusionadas) != canonica(otra, fusionadas):
            antes = distintas(vistas, fusionadas)
            fusionadas = fundir(una, otra, fusionadas)
            assert antes - distintas(vistas, fusionadas) in {0, 1}
            assert canonica(una, fusionadas) == canonica(otra, fusionadas)
    assert all(destino not in fusionadas for destino in fusionadas.values())


@given(st.lists(personas))
def test_sin_fusiones_cada_quien_cuenta_una_vez_aunque_venga_muchas(vistas):
    assert distintas(vistas, {}) == len(set(vistas))
