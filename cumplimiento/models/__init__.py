"""What was ordered, to whom, by when, what each one says of it."""

from .dialogo import Ajuste, Mensaje, Respuesta, Tarea
from .dictamen import Dictamen
from .mesa import Adhesion, Asunto, Intervencion, vigiladas_de
from .norma import EstadoReporte, Materia, Norma, ParametroAlerta, Regimen
from .obligacion import Obligacion, Reporte
from .servicio_web import Alcance, Credencial, Recepcion
from .supervision import (
    CON_DEPENDENCIA,
    Adscripcion,
    Dependencia,
    EntidadVigilada,
    dependencias_de,
    regimenes_de,
)

__all__ = [
    "CON_DEPENDENCIA",
    "Adhesion",
    "Adscripcion",
    "Ajuste",
    "Alcance",
    "Asunto",
    "Credencial",
    "Dependencia",
    "Dictamen",
    "EntidadVigilada",
    "EstadoReporte",
    "Intervencion",
    "Materia",
    "Mensaje",
    "Norma",
    "Obligacion",
    "ParametroAlerta",
    "Recepcion",
    "Regimen",
    "Reporte",
    "Respuesta",
    "Tarea",
    "dependencias_de",
    "regimenes_de",
    "vigiladas_de",
]
