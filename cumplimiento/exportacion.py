"""Lists of compliance for spreadsheets of Colombia: mark, «;», no formulas, no names of persons."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from .consultas.tablero import CUENTAS, Fila

PELIGROSAS = ("=", "+", "-", "@", "\t", "\r")


def hoja(titulos: Sequence[str], filas: Iterable[Sequence[Any]]) -> str:
    """The whole file as text; what looks like a formula becomes text."""
    salida = StringIO()
    escritor = csv.writer(salida, delimiter=";", lineterminator="\r\n")
    escritor.writerow(titulos)
    escritor.writerows([_celda(valor) for valor in fila] for fila in filas)
    return "\ufeff" + salida.getvalue()


def tablero_csv(filas: Iterable[Fila]) -> str:
    """The very rows of the board."""
    titulos = ["entidad", *CUENTAS, "porcentaje_a_tiempo", "porcentaje_confirmado"]
    return hoja(
        titulos,
        ([f.nombre, *(getattr(f, c) for c in CUENTAS), f.declarado, f.confirmado] for f in filas),
    )


def muestra_csv(filas: Iterable[dict[str, Any]]) -> str:
    """The sample for the audit plan, with its reasons."""
    return hoja(
        ["caso", "entidad", "materia", "dictamen", "expediente", "puntos", "razones"],
        (
            (
                f["caso"].codigo, str(f["caso"].entidad), str(f["caso"].materia or ""),
                f["caso"].origen_referencia, f["caso"].expediente, f["puntos"],
                "; ".join(f"{razon} ({puntos})" for razon, puntos in f["razones"]),
            )
            for f in filas
        ),
    )  # fmt: skip


def _celda(valor: Any) -> Any:
    if isinstance(valor, float):
        return f"{valor:.1f}".replace(".", ",")
    if valor is None:
        return ""
    return f"'{valor}" if isinstance(valor, str) and valor.startswith(PELIGROSAS) else valor
