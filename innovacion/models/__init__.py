"""What people build together, measured and kept."""

from .acta import ActaMesa, AportacionActa, ConfirmacionActa, RespuestaInnovaton
from .centro import CONTACTO, Centro, Fusion, NombreCentro, Participante, Separacion, participante_de
from .circulo import Actividad, Circulo, DocumentoCompartido, Miembro, Visita
from .compromiso import Compromiso, TableroVisto
from .comunidad import (
    AlumnoCurso,
    ContactoComunidad,
    CuentaRed,
    Curso,
    Noticia,
    SesionCurso,
    SolicitudApoyo,
    VisitaDiaria,
)
from .innovacion import EN_MARCHA, AccionPlan, Credito, Etapa, Evaluacion, Innovacion, PasoEtapa
from .innovaton import Asistencia, Cupo, Innovaton, Mesa, Sede
from .medicion import Indicador, Medicion
from .practica import Adopcion, Practica
from .reto import Aporte, Reaccion, Reto
from .temporada import Temporada

__all__ = [
    "CONTACTO",
    "EN_MARCHA",
    "AccionPlan",
    "ActaMesa",
    "Actividad",
    "Adopcion",
    "AlumnoCurso",
    "AportacionActa",
    "Aporte",
    "Asistencia",
    "Centro",
    "Circulo",
    "Compromiso",
    "ConfirmacionActa",
    "ContactoComunidad",
    "Credito",
    "CuentaRed",
    "Cupo",
    "Curso",
    "DocumentoCompartido",
    "Etapa",
    "Evaluacion",
    "Fusion",
    "Indicador",
    "Innovacion",
    "Innovaton",
    "Medicion",
    "Mesa",
    "Miembro",
    "NombreCentro",
    "Noticia",
    "Participante",
    "PasoEtapa",
    "Practica",
    "Reaccion",
    "RespuestaInnovaton",
    "Reto",
    "Sede",
    "Separacion",
    "SesionCurso",
    "SolicitudApoyo",
    "TableroVisto",
    "Temporada",
    "Visita",
    "VisitaDiaria",
    "participante_de",
]
