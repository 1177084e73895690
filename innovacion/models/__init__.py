"""What people build together, measured and kept."""

from .centro import Centro, Fusion, Participante, participante_de
from .compromiso import Compromiso, TableroVisto
from .innovacion import EN_MARCHA, AccionPlan, Credito, Etapa, Evaluacion, Innovacion, PasoEtapa
from .medicion import Indicador, Medicion
from .practica import Adopcion, Practica
from .reto import Aporte, Reaccion, Reto

__all__ = [
    "EN_MARCHA",
    "AccionPlan",
    "Adopcion",
    "Aporte",
    "Centro",
    "Compromiso",
    "Credito",
    "Etapa",
    "Evaluacion",
    "Fusion",
    "Indicador",
    "Innovacion",
    "Medicion",
    "Participante",
    "PasoEtapa",
    "Practica",
    "Reaccion",
    "Reto",
    "TableroVisto",
    "participante_de",
]
