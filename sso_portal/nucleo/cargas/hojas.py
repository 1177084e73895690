"""What every bulk file becomes once open: a table of texts with the numbers of its spreadsheet rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sso_portal.nucleo.legible.cifras import miles

COLUMNAS_MAXIMAS = 200
CELDAS_MAXIMAS = 2_000_000  # from the corner to the last cell, empty ones included: 50,000 × 40
FORMULAS_MAXIMAS = 200_000  # each is something to correct: beyond, it is the file


class HojaIlegible(Exception):
    """The file cannot be read as a table; the text says what to do."""


def exigir_pocas_formulas(cuantas: int) -> None:
    """Raises HojaIlegible past FORMULAS_MAXIMAS."""
    if cuantas > FORMULAS_MAXIMAS:
        raise HojaIlegible(
            f"La hoja tiene más de {miles(FORMULAS_MAXIMAS)} fórmulas. Cópiela y péguela como valores"
        )


@dataclass(frozen=True)
class Hoja:
    """A table as it was found. ``celdas[0]`` are the titles; ``formulas``: (row from 1, column from 0)."""

    celdas: list[list[str]]
    nombre: str = ""  # of the sheet, in XLSX
    separador: str = ""  # in CSV
    codificacion: str = ""  # in CSV
    formulas: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    titulos_combinados: bool = False

    @property
    def titulos(self) -> list[str]:
        return [t.strip() for t in self.celdas[0]] if self.celdas else []

    def filas(self) -> Iterator[tuple[int, list[str]]]:
        """(row number in the spreadsheet, cells) of every row that is not empty; the titles are row 1."""
        for numero, celdas in enumerate(self.celdas[1:], start=2):
            if any(c.strip() for c in celdas):
                yield numero, celdas
