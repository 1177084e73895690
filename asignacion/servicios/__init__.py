"""What the rules let happen to a draw: one function per act."""

from .anulacion import anular_sorteo
from .aportes import anotar_dados, cerrar_revelaciones, cerrar_vencidos, comprometer, revelar
from .consecuencias import completar_sorteo, retomar_pendientes
from .ejecucion import correr_sorteo, ejecutar_sorteo, publicar_resultado, reanudar_sorteo
from .fechas import mover_fecha
from .objeciones import leer_objecion, presentar_objecion, responder_objecion, se_puede_objetar
from .sello import SelloNoListo, corregir_sello, sellar_entradas
from .semilla import fijar_semilla, traer_baliza
from .veedores import SorteoNoAdmite, crear_codigo, nombrar_veedor

__all__ = [
    "SelloNoListo",
    "SorteoNoAdmite",
    "anotar_dados",
    "anular_sorteo",
    "cerrar_revelaciones",
    "cerrar_vencidos",
    "completar_sorteo",
    "comprometer",
    "corregir_sello",
    "correr_sorteo",
    "crear_codigo",
    "ejecutar_sorteo",
    "fijar_semilla",
    "leer_objecion",
    "mover_fecha",
    "nombrar_veedor",
    "presentar_objecion",
    "publicar_resultado",
    "reanudar_sorteo",
    "responder_objecion",
    "retomar_pendientes",
    "revelar",
    "se_puede_objetar",
    "sellar_entradas",
    "traer_baliza",
]
