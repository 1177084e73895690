"""Merkle trees of RFC 6962: one root stands for all rows; a short path proves that one row is under it.

Hashes are 32 raw bytes; only the leaf differs from the RFC: a random salt goes before the row, so that
nobody can guess rows from published hashes.
"""

from __future__ import annotations

import hashlib
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def hoja(sal: bytes, fila: bytes) -> bytes:
    """Leaf of one row: SHA-256(0x00 ‖ salt ‖ canonical bytes of the row)."""
    return hashlib.sha256(b"\x00" + sal + fila).digest()


def nodo(izquierda: bytes, derecha: bytes) -> bytes:
    """Inner node: SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + izquierda + derecha).digest()


def raiz(hojas: Sequence[bytes]) -> bytes:
    """Root over the leaves in the given order; of no leaves, SHA-256 of nothing."""
    return _pisos(hojas)[-1][0] if hojas else hashlib.sha256(b"").digest()


def prueba(hojas: Sequence[bytes], indice: int) -> list[bytes]:
    """Path of inclusion of the leaf ``indice`` (from 0), leaf first. Raises IndexError outside the tree."""
    if not 0 <= indice < len(hojas):
        raise IndexError(indice)
    return _camino(_pisos(hojas), indice)


def pruebas(hojas: Sequence[bytes]) -> list[list[bytes]]:
    """Paths of all leaves at once, in their order: the tree is built a single time."""
    pisos = _pisos(hojas) if hojas else []
    return [_camino(pisos, indice) for indice in range(len(hojas))]


def esta_incluida(
    hoja_propia: bytes, indice: int, total: int, camino: Sequence[bytes], raiz_publicada: bytes
) -> bool:
    """Whether ``camino`` proves that the leaf is number ``indice`` of ``total`` under the published root.

    Source: RFC 9162 §2.1.3.2 (the same tree as RFC 6962).
    """
    if not 0 <= indice < total:
        return False
    posicion, ultimo, actual = indice, total - 1, hoja_propia
    for hermano in camino:
        if not ultimo:
            return False
        if posicion % 2 or posicion == ultimo:
            actual = nodo(hermano, actual)
            while posicion and not posicion % 2:
                posicion, ultimo = posicion // 2, ultimo // 2
        else:
            actual = nodo(actual, hermano)
        posicion, ultimo = posicion // 2, ultimo // 2
    return not ultimo and actual == raiz_publicada


def _pisos(hojas: Sequence[bytes]) -> list[list[bytes]]:
    """Floors of the tree from the leaves to the root; a node without a pair goes up as it is."""
    pisos = [list(hojas)]
    while len(piso := pisos[-1]) > 1:
        pisos.append([nodo(a, b) if b else a for a, b in zip_longest(piso[::2], piso[1::2])])
    return pisos


def _camino(pisos: list[list[bytes]], indice: int) -> list[bytes]:
    camino = []
    for piso in pisos[:-1]:
        if indice ^ 1 < len(piso):
            camino.append(piso[indice ^ 1])
        indice //= 2
    return camino
