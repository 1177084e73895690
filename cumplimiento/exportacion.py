"""Lists of compliance for spreadsheets; no names of persons."""

from collections.abc import Iterable
from typing import Any

from sso_portal.nucleo.legible.hoja import hoja_csv

from .consultas.tablero import CUENTAS, Fila


def tablero_csv(filas: Iterable[Fila]) -> str:
    """The very rows of the board."""
    titulos = ["entidad", *CUENTAS, "porcentaje_a_tiempo", "porcentaje_confirmado"]
    return hoja_csv(
        titulos,
        ([f.nombre, *(getattr(f, c) for c in CUENTAS), f.declarado, f.confirmado] for f in filas),
    )


def muestra_csv(filas: Iterable[dict[str, Any]]) -> str:
    """The sample for the audit plan, with its reasons."""
    return hoja_csv(
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
