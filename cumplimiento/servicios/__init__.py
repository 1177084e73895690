"""What the law lets happen to a dictamen and its obligations: one function per act."""

from .afectada import RespuestaFueraDeLugar, responder
from .ajustes import (
    Acto,
    AjusteImposible,
    FestivoConocido,
    decretar_festivo,
    dejar_sin_efecto,
    prorrogar,
    reanudar,
    recalcular_por_festivo,
    suspender,
)
from .apertura import Orden, abrir_obligacion
from .dialogo import (
    Dicho,
    NadaQueRevisar,
    aceptar_prueba,
    cerrar_tarea,
    escribir,
    rechazar_prueba,
)
from .dictamen import (
    DictamenCerrado,
    DictamenSinEntidades,
    crear_dictamen,
    descartar_dictamen,
    editar_dictamen,
    emitir_dictamen,
    registrar_persona,
)
from .reporte import Entrante, Envio, ReportesRechazados, reportar, reportar_en_lote

__all__ = [
    "Acto",
    "AjusteImposible",
    "Dicho",
    "DictamenCerrado",
    "DictamenSinEntidades",
    "Entrante",
    "Envio",
    "FestivoConocido",
    "NadaQueRevisar",
    "Orden",
    "ReportesRechazados",
    "RespuestaFueraDeLugar",
    "abrir_obligacion",
    "aceptar_prueba",
    "cerrar_tarea",
    "crear_dictamen",
    "decretar_festivo",
    "dejar_sin_efecto",
    "descartar_dictamen",
    "editar_dictamen",
    "emitir_dictamen",
    "escribir",
    "prorrogar",
    "reanudar",
    "recalcular_por_festivo",
    "rechazar_prueba",
    "registrar_persona",
    "reportar",
    "reportar_en_lote",
    "responder",
    "suspender",
]
