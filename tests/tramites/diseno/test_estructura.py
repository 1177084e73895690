"""A definition is kept as JSON and comes back the same; what is no definition says what is wrong."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramites.diseno.intercambio import EstructuraIlegible, a_json, de_json

from .estructuras import sanas


@given(sanas())
def test_lo_exportado_se_importa_igual(estructura):
    assert de_json(json.loads(json.dumps(a_json(estructura)))) == estructura


@pytest.mark.parametrize(
    ("datos", "dice"),
    [
        ([], "el archivo"),
        ({"formato": 2}, "formato 1"),
        ({"campos": [{"tipo": "color"}]}, "la pregunta 1"),
        ({"campos": [{"tipo": "texto", "opciones": [1]}]}, "lista de textos"),
        ({"etapas": [{"plazo_dias_habiles": True}]}, "plazo_dias_habiles"),
        ({"etapas": [{"acciones": ["no"]}]}, "la acción 1"),
        ({"etapas": [{"documento": 3}]}, "«documento» de la etapa 1"),
    ],
)
def test_lo_que_no_es_una_definicion_dice_donde(datos, dice):
    with pytest.raises(EstructuraIlegible, match=dice):
        de_json(datos)


json_cualquiera = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda hijos: (
        st.lists(hijos, max_size=3)
        | st.dictionaries(st.sampled_from(["campos", "etapas", "inicio", "tipo", "acciones", "si"]), hijos)
    ),
    max_leaves=8,
)


@given(json_cualquiera)
def test_ningun_archivo_rompe_la_lectura(datos):
    with suppress(EstructuraIlegible):
        leida = de_json(datos)
        assert de_json(a_json(leida)) == leida
