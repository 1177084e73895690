import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asignacion import merkle

HOJAS = st.integers(1, 40).map(lambda n: [hashlib.sha256(bytes([i])).digest() for i in range(n)])


def por_definicion(hojas):
    """RFC 6962 §2.1, word for word."""
    if len(hojas) < 2:
        return hojas[0] if hojas else hashlib.sha256().digest()
    k = 1
    while k * 2 < len(hojas):
        k *= 2
    return hashlib.sha256(b"\x01" + por_definicion(hojas[:k]) + por_definicion(hojas[k:])).digest()


@given(HOJAS)
def test_la_raiz_es_la_de_la_definicion(hojas):
    assert merkle.raiz(hojas) == por_definicion(hojas)


@given(HOJAS, st.data())
def test_cada_prueba_vale_para_su_hoja_y_para_ninguna_otra(hojas, data):
    indice = data.draw(st.integers(0, len(hojas) - 1))
    raiz, camino = merkle.raiz(hojas), merkle.prueba(hojas, indice)
    assert merkle.pruebas(hojas)[indice] == camino
    validas = [
        i for i, hoja in enumerate(hojas) if merkle.esta_incluida(hoja, indice, len(hojas), camino, raiz)
    ]
    assert validas == [indice]


@given(HOJAS, st.data())
def test_una_prueba_alterada_no_vale(hojas, data):
    indice = data.draw(st.integers(0, len(hojas) - 1))
    raiz, camino, hoja = merkle.raiz(hojas), merkle.prueba(hojas, indice), hojas[indice]
    otro = data.draw(st.integers(0, len(hojas) + 2).filter(lambda i: i != indice))
    assert not merkle.esta_incluida(hoja, otro, len(hojas), camino, raiz)
    assert not merkle.esta_incluida(hoja, indice, len(hojas), [*camino, raiz], raiz)
    assert not camino or not merkle.esta_incluida(hoja, indice, len(hojas), camino[:-1], raiz)


def test_no_hay_prueba_fuera_del_arbol():
    with pytest.raises(IndexError):
        merkle.prueba([], 0)
    assert merkle.pruebas([]) == []
