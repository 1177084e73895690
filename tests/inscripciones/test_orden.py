"""Ordering without dragging: nothing is lost, nothing is repeated, only what was asked moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscripciones.orden import (
    REGIONES,
    VECINOS,
    NumerosRepetidos,
    cercanos,
    mover_preferencia,
    ordenar_por_numeros,
    poner_primero,
)

listas = st.lists(st.integers(0, 40), min_size=1, max_size=33, unique=True)


@given(listas, st.data(), st.integers(-40, 40))
def test_mover_no_pierde_ni_repite_ni_desordena_lo_demas(lista, data, pasos):
    elemento = data.draw(st.sampled_from(lista))
    movida = mover_preferencia(lista, elemento, pasos)
    assert sorted(movida) == sorted(lista)
    assert [e for e in movida if e != elemento] == [e for e in lista if e != elemento]


@given(listas, st.data(), st.integers(-40, 40))
def test_mover_llega_al_lugar_pedido_o_al_extremo(lista, data, pasos):
    elemento = data.draw(st.sampled_from(lista))
    esperado = min(max(lista.index(elemento) + pasos, 0), len(lista) - 1)
    assert mover_preferencia(lista, elemento, pasos).index(elemento) == esperado


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 99) | st.none()))
def test_los_numeros_deciden_el_orden_y_dos_iguales_se_nombran(numeros):
    usados = [n for n in numeros.values() if n is not None]
    if len(set(usados)) < len(usados):
        with pytest.raises(NumerosRepetidos) as error:
            ordenar_por_numeros(numeros)
        assert len(error.value.elementos) > 1
    else:
        assert [numeros[e] for e in ordenar_por_numeros(numeros)] == sorted(usados)


@given(listas, listas)
def test_una_region_va_primero_y_respeta_lo_ya_ordenado(lista, primeros):
    nueva = poner_primero(lista, primeros)
    assert set(nueva) == {*lista, *primeros}
    assert len(nueva) == len(set(nueva))
    assert set(nueva[: len(primeros)]) == set(primeros)
    assert [e for e in nueva if e in lista and e in primeros] == [e for e in lista if e in primeros]


def test_cada_departamento_esta_en_una_region_y_los_vecinos_son_mutuos():
    codigos = [c for _, region in REGIONES.values() for c in region]
    assert len(codigos) == len(set(codigos)) == 33
    assert {(a, b) for a in VECINOS for b in VECINOS[a].split()} == {
        (b, a) for a in VECINOS for b in VECINOS[a].split()
    }


def test_cerca_empieza_por_donde_vive_aun_en_una_isla():
    assert cercanos("52") == ["52", "19", "86"]
    assert cercanos("88")[0] == "88"
    assert len(cercanos("88")) == 8
