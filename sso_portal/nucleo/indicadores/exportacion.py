"""A measurement as a file for spreadsheets of Colombia and as JSON for programs: the same figures."""

import csv
from io import StringIO
from typing import Any

from .consultas import Medicion
from .metricas import Celda

PELIGROSAS = ("=", "+", "-", "@", "\t", "\r")


def en_csv(medicion: Medicion) -> str:
    """BOM, «;», decimal comma, no formulas. One row per row of the table, with the names of its columns."""
    salida = StringIO()
    escritor = csv.writer(salida, delimiter=";")
    columnas = medicion.tabla.columnas
    escritor.writerow([columna.clave for columna in columnas])
    escritor.writerows([_celda(fila[c.clave]) for c in columnas] for fila in medicion.tabla.filas)
    return "\ufeff" + salida.getvalue()


def en_json(medicion: Medicion) -> dict[str, Any]:
    """The figures with their definition; a withheld one is a sentence where a number would be."""
    metrica, tabla = medicion.metrica, medicion.tabla
    return {
        "codigo": metrica.codigo,
        "titulo": metrica.titulo,
        "definicion": metrica.definicion,
        "unidad": metrica.unidad,
        "fuente": metrica.fuente,
        "proceso": medicion.proceso or None,
        "calculada_en": medicion.calculada_en.isoformat(timespec="seconds"),
        "columnas": [{"clave": c.clave, "rotulo": c.rotulo, "unidad": c.unidad} for c in tabla.columnas],
        "filas": [{c.clave: fila[c.clave] for c in tabla.columnas} for fila in tabla.filas],
    }


def _celda(valor: Celda) -> Any:
    if isinstance(valor, float):
        return f"{valor:.1f}".replace(".", ",")
    return f"'{valor}" if isinstance(valor, str) and valor.startswith(PELIGROSAS) else valor
