"""Cells of few people: withheld or merged before anything is shown. Source: Ley 1581 de 2012, art. 4."""

from collections.abc import Iterable, Sequence

from .metricas import Celda, Fila

MINIMO = 5
MENOS_DE_CINCO = "menos de 5"
NO_SE_PUBLICA = "no se publica"


def es_escasa(valor: Celda) -> bool:
    """From one to four people: few enough for somebody to know who they are."""
    return isinstance(valor, int) and 0 < valor < MINIMO


def retener(fila: Fila, personas: Sequence[str], derivadas: Sequence[str]) -> Fila:
    """The row as it may be shown. One scarce count among ``personas`` silences all that would tell it.

    The first of ``personas`` is the whole, which stays unless it is scarce itself.
    """
    if not any(es_escasa(fila[clave]) for clave in personas):
        return fila
    callada = dict.fromkeys((*personas[1:], *derivadas), NO_SE_PUBLICA)
    escasas = {clave: MENOS_DE_CINCO for clave in personas if es_escasa(fila[clave])}
    return {**fila, **callada, **escasas}


def fusionar(filas: Iterable[Fila], personas: Sequence[str], sumables: Sequence[str]) -> list[Fila]:
    """Merge the rows with few people in one, last, whose other columns are empty; the totals stay.

    It takes in the smallest of the rest until none of its counts of ``personas`` is scarce. If not even
    everything together is enough, its counts say «menos de 5».
    """
    resto = sorted(filas, key=lambda fila: sum(_numero(fila[clave]) for clave in personas))
    escasas = [fila for fila in resto if _tiene_escasas(fila, personas)]
    if not escasas:
        return resto
    resto = [fila for fila in resto if fila not in escasas]
    junta = _sumar(escasas, (*personas, *sumables))
    while resto and _tiene_escasas(junta, personas):
        junta = _sumar([junta, _siguiente(resto, personas)], (*personas, *sumables))
    return [*resto, retener(junta, personas, sumables) if _tiene_escasas(junta, personas) else junta]


def _siguiente(resto: list[Fila], personas: Sequence[str]) -> Fila:
    """Take out the smallest row that has somebody; without any, the smallest."""
    con_gente = [fila for fila in resto if any(_numero(fila[clave]) for clave in personas)]
    elegida = (con_gente or resto)[0]
    resto.remove(elegida)
    return elegida


def _sumar(filas: Sequence[Fila], claves: Sequence[str]) -> Fila:
    vacia: Fila = dict.fromkeys(filas[0], None)
    return {**vacia, **{clave: sum(_numero(fila[clave]) for fila in filas) for clave in claves}}


def _tiene_escasas(fila: Fila, personas: Sequence[str]) -> bool:
    return any(es_escasa(fila[clave]) for clave in personas)


def _numero(valor: Celda) -> int:
    return valor if isinstance(valor, int) else 0
