"""Ordering of preferences: lists in, lists out, no drag and no surprise.

Regions: the natural regions of IGAC, each departamento in one of them. Neighbours: the borders of DANE's
political map.
"""

from collections.abc import Hashable, Iterable, Mapping

REGIONES = {
    "caribe": ("Caribe", ("08", "13", "20", "23", "44", "47", "70", "88")),
    "pacifica": ("Pacífico", ("19", "27", "52", "76")),
    "andina": ("Andina", ("05", "11", "15", "17", "25", "41", "54", "63", "66", "68", "73")),
    "orinoquia": ("Orinoquía", ("50", "81", "85", "99")),
    "amazonia": ("Amazonía", ("18", "86", "91", "94", "95", "97")),
}
VECINOS = {
    "05": "13 15 17 23 27 66 68 70",
    "08": "13 47",
    "11": "25 41 50",
    "13": "05 08 20 23 47 68 70",
    "15": "05 17 25 54 68 81 85",
    "17": "05 15 25 66 73",
    "18": "19 41 50 86 91 95 97",
    "19": "18 41 52 73 76 86",
    "20": "13 44 47 54 68",
    "23": "05 13 70",
    "25": "11 15 17 41 50 73 85",
    "27": "05 66 76",
    "41": "11 18 19 25 50 73",
    "44": "20 47",
    "47": "08 13 20 44",
    "50": "11 18 25 41 85 95 99",
    "52": "19 86",
    "54": "15 20 68 81",
    "63": "66 73 76",
    "66": "05 17 27 63 73 76",
    "68": "05 13 15 20 54",
    "70": "05 13 23",
    "73": "17 19 25 41 63 66 76",
    "76": "19 27 63 66 73",
    "81": "15 54 85 99",
    "85": "15 25 50 81 99",
    "86": "18 19 52 91",
    "88": "",
    "91": "18 86 97",
    "94": "95 97 99",
    "95": "18 50 94 97 99",
    "97": "18 91 94 95",
    "99": "50 81 85 94 95",
}


class NumerosRepetidos(Exception):
    """Two elements were given the same place; ``elementos`` are those of the first such place."""

    def __init__(self, lugar: int, elementos: list) -> None:
        self.lugar, self.elementos = lugar, elementos
        super().__init__(f"Hay más de un elemento en el lugar {lugar}.")


def mover_preferencia[T: Hashable](lista: Iterable[T], elemento: T, pasos: int) -> list[T]:
    """The list with ``elemento`` moved ``pasos`` places (negative: up); at the ends it stays there.

    Nothing else changes its relative order. Raises ValueError if it is not in the list.
    """
    resto = list(lista)
    desde = resto.index(elemento)
    resto.pop(desde)
    resto.insert(min(max(desde + pasos, 0), len(resto)), elemento)
    return resto


def ordenar_por_numeros[T: Hashable](numeros: Mapping[T, int | None]) -> list[T]:
    """Those with a number, from the lowest to the highest; gaps do not matter, None is left out.

    Raises NumerosRepetidos if two share one.
    """
    lugares: dict[int, list[T]] = {}
    for elemento, numero in numeros.items():
        if numero is not None:
            lugares.setdefault(numero, []).append(elemento)
    for lugar in sorted(lugares):
        if len(lugares[lugar]) > 1:
            raise NumerosRepetidos(lugar, lugares[lugar])
    return [lugares[lugar][0] for lugar in sorted(lugares)]


def poner_primero[T: Hashable](lista: Iterable[T], primeros: Iterable[T]) -> list[T]:
    """``primeros`` at the head, each once; those that the person had already ordered keep their order."""
    lista, primeros = list(lista), list(dict.fromkeys(primeros))
    ya = [e for e in lista if e in primeros]
    return [*ya, *(e for e in primeros if e not in ya), *(e for e in lista if e not in primeros)]


def cercanos(departamento: str) -> list[str]:
    """The departamento where one lives and those that touch it, by code; an island reaches the coast."""
    vecinos = VECINOS[departamento].split()
    return [departamento, *(vecinos or (c for c in REGIONES["caribe"][1] if c != departamento))]
