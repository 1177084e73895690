"""Reads of a draw, for pages and files."""

from .archivos import archivos_de, carpeta_de, en_zip, programa, publicados
from .evento import sorteo_de, version_de_pantalla
from .fechas import hoja_de_fecha, reglas_de_fecha
from .objeciones import hoja_de_objecion, objeciones_de, objeciones_propias, ya_objeto
from .paginas import (
    escena,
    ficha,
    hoja_del_veedor,
    mi_resultado,
    mi_sello,
    palabra_sin_sello,
    por_venir,
    portada_de_sorteos,
    resultado_publico,
    tablero,
)
from .pendientes import pendientes_de
from .resultado import escalones_de, explicacion_de, participaciones, prueba_de

__all__ = [
    "archivos_de",
    "carpeta_de",
    "en_zip",
    "escalones_de",
    "escena",
    "explicacion_de",
    "ficha",
    "hoja_de_fecha",
    "hoja_de_objecion",
    "hoja_del_veedor",
    "mi_resultado",
    "mi_sello",
    "objeciones_de",
    "objeciones_propias",
    "palabra_sin_sello",
    "participaciones",
    "pendientes_de",
    "por_venir",
    "portada_de_sorteos",
    "programa",
    "prueba_de",
    "publicados",
    "reglas_de_fecha",
    "resultado_publico",
    "sorteo_de",
    "tablero",
    "version_de_pantalla",
    "ya_objeto",
]
