"""Tables as text that spreadsheets of Colombia open right: mark, «;», decimal comma, no formulas."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

PELIGROSAS = ("=", "+", "-", "@", "\t", "\r")


class _Eco:
    """A file that gives back what is written to it."""

    def write(self, texto: str) -> str:
        return texto


def celda(valor: Any) -> Any:
    """A value no spreadsheet runs: what looks like a formula gets an apostrophe; a signed number does not."""
    if isinstance(valor, float):
        return f"{valor:.1f}".replace(".", ",")
    if isinstance(valor, str) and valor.startswith(PELIGROSAS) and not _es_numero(valor):
        return f"'{valor}"
    return valor


def lineas(titulos: Sequence[str], filas: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The table line by line, the byte-order mark first. Write it as UTF-8."""
    escritor = csv.writer(_Eco(), delimiter=";")
    yield "\ufeff" + escritor.writerow(map(celda, titulos))
    for fila in filas:
        yield escritor.writerow(map(celda, fila))


def hoja_csv(titulos: Sequence[str], filas: Iterable[Iterable[Any]]) -> str:
    """The whole table."""
    return "".join(lineas(titulos, filas))


def _es_numero(texto: str) -> bool:
    return texto[:1] in "+-" and texto[1:].replace(".", "").replace(",", "").isdecimal()
