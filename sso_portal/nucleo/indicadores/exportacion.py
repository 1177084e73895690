"""A measurement as a file for spreadsheets of Colombia and as JSON for programs: the same figures."""

from typing import Any

from sso_portal.nucleo.legible.hoja import hoja_csv

from .consultas import Medicion


def en_csv(medicion: Medicion) -> str:
    """One row per row of the table, with the names of its columns."""
    claves = [columna.clave for columna in medicion.tabla.columnas]
    return hoja_csv(claves, ([fila[clave] for clave in claves] for fila in medicion.tabla.filas))


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
