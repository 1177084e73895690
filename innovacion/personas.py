"""Who is the same person: a merge is said by somebody, and from then on both count once. Pure."""

from collections.abc import Iterable, Mapping


def canonica[T](persona: T, fusionadas: Mapping[T, T]) -> T:
    """The one under whom ``persona`` counts. ``fusionadas``: {merged: into whom}, without cycles."""
    while persona in fusionadas:
        persona = fusionadas[persona]
    return persona


def distintas[T](personas: Iterable[T], fusionadas: Mapping[T, T]) -> int:
    """How many different people there are, each once however many addresses or tables she has."""
    return len({canonica(p, fusionadas) for p in personas})


def fundir[T](una: T, en: T, fusionadas: Mapping[T, T]) -> dict[T, T]:
    """The merges once somebody says that ``una`` is ``en``; whoever hung from ``una`` hangs from the new one.

    Raises ValueError if both already count as the same.
    """
    vieja, nueva = canonica(una, fusionadas), canonica(en, fusionadas)
    if vieja == nueva:
        raise ValueError("Ya cuentan como la misma persona.")
    return {**{p: nueva if q == vieja else q for p, q in fusionadas.items()}, vieja: nueva}


def reunir[T](pares: Iterable[tuple[T, T]]) -> dict[T, T]:
    """The merges once each pair (one, into whom) was said, in that order: {merged: into whom}, no chains.

    Whoever takes one pair back says the others again: no pair of those left joins two that already were one.
    Raises ValueError if a pair does.
    """
    fusionadas: dict[T, T] = {}
    for una, en in pares:
        fusionadas = fundir(una, en, fusionadas)
    return fusionadas
