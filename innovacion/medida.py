"""Before and after with the same ruler, and what evidence that makes. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median

from sso_portal.nucleo.legible.acentos import sin_acentos


class Nivel(StrEnum):
    """How much is known of a practice. Source: INN-005, G6-6."""

    IDEA = "idea"
    PROBADA = "probada"
    MEDIDA = "medida"
    REPLICADA = "replicada"


QUE_DICE = {
    Nivel.IDEA: "Sin medición: todavía nadie la ha puesto en marcha.",
    Nivel.PROBADA: "Sin medición: se puso en marcha y no se ha medido antes y después.",
    Nivel.MEDIDA: "Se midió antes y después con el mismo indicador.",
    Nivel.REPLICADA: "Otra institución la adoptó y también la midió antes y después.",
}


def nivel(*, materializada: bool, medida: bool, medida_en_otra: bool) -> Nivel:
    """The level that the facts give; nobody chooses it."""
    if medida and medida_en_otra:
        return Nivel.REPLICADA
    if medida:
        return Nivel.MEDIDA
    return Nivel.PROBADA if materializada else Nivel.IDEA


def es_lo_mismo(dicho: str, acordado: str) -> bool:
    """Whether a unit or a method is the agreed one, but for accents, capitals and spaces."""
    return sin_acentos(dicho) == sin_acentos(acordado)


@dataclass(frozen=True)
class Cambio:
    """From before to after. ``porcentaje``: None when it began at zero; ``mejora``: None without change."""

    antes: Decimal
    despues: Decimal
    porcentaje: Decimal | None
    mejora: bool | None


def cambio(antes: Decimal, despues: Decimal, *, mejor_es_mas: bool) -> Cambio:
    """How much it moved, as a share of where it began, and whether that is what was wanted."""
    diferencia = despues - antes
    parte = None if antes == 0 else round(100 * diferencia / abs(antes), 1)
    return Cambio(antes, despues, parte, None if diferencia == 0 else (diferencia > 0) == mejor_es_mas)


def mediana(valores: Sequence[Decimal]) -> Decimal | None:
    """The line of a run chart; None without values."""
    return median(valores) if valores else None
