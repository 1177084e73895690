"""Counts that are published before the seed: no cell of people under five can be read off them."""

from collections import Counter
from collections.abc import Iterable, Mapping

MINIMO = 5
OTRAS = "otras"


def fusionar(conteo: Mapping[str, int], minimo: int = MINIMO) -> dict[str, int]:
    """Merge the cells under ``minimo`` into «otras», with as many more as it takes for that one to hold.

    The total stays. Empty cells disappear. If nothing else can be merged, one single cell remains.
    """
    celdas = {clave: n for clave, n in conteo.items() if n}
    escasas = {clave for clave, n in celdas.items() if n < minimo}
    if not escasas:
        return celdas
    por_tamano = sorted((n, clave) for clave, n in celdas.items() if clave not in escasas)
    juntas = sum(celdas[clave] for clave in escasas)
    while juntas < minimo and por_tamano:
        n, clave = por_tamano.pop(0)
        escasas.add(clave)
        juntas += n
    return {**{c: n for c, n in celdas.items() if c not in escasas}, OTRAS: juntas}


def contar(filas: Iterable[tuple[int, str]], cupos: int) -> dict:
    """What is published of one profession. ``filas``: (tier, code of the authority) of each person."""
    lista = list(filas)
    return {
        "n": len(lista),
        "cupos": cupos,
        "niveles": fusionar(Counter(str(nivel) for nivel, _ in lista)),
        "autoridades": fusionar(Counter(autoridad for _, autoridad in lista)),
    }
