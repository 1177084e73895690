"""What was ordered, to whom, by when, what each one says of it."""

from .dialogo import Ajuste, Mensaje, Respuesta, Tarea
from .dictamen import Dictamen
from .norma import EstadoReporte, Materia, Norma, ParametroAlerta, Regimen
from .obligacion import Obligacion, Reporte
from .supervision import Adscripcion, Dependencia, EntidadVigilada, dependencias_de, regimenes_de

__all__ = [
    "Adscripcion",
    "Ajuste",
    "Dependencia",
    "Dictamen",
    "EntidadVigilada",
    "EstadoReporte",
    "Materia",
    "Mensaje",
    "Norma",
    "Obligacion",
    "ParametroAlerta",
    "Regimen",
    "Reporte",
    "Respuesta",
    "Tarea",
    "dependencias_de",
    "regimenes_de",
]
