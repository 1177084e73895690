"""Any procedure, any channel, one file."""

from .atencion import Atencion, AtencionDiaria, Certificacion, Consentimiento, Opinion
from .capacitacion import Asistencia, Curso
from .catalogo import Adhesion, Grupo, Necesidad, Tramite
from .definicion import Area, Conexion, Llamada, Puesto, VersionTramite
from .expediente import Anexo, DocumentoEmitido, Mensaje, Peticion, RespuestaEncuesta
from .ficha import Ficha, Guia, Requisito
from .mejora import LineaBase, Puesta, Simplificacion
from .orientacion import Orientacion
from .red import Horario, Parada, PoblacionMunicipio, Producto, Sucursal
from .representacion import Representacion
from .seguimiento import Coordinacion, Informe, Integrante, Meta
from .solicitud import Paso, Solicitud
from .turnos import Agenda, Cita, Turno

__all__ = [
    "Adhesion",
    "Agenda",
    "Anexo",
    "Area",
    "Asistencia",
    "Atencion",
    "AtencionDiaria",
    "Certificacion",
    "Cita",
    "Conexion",
    "Consentimiento",
    "Coordinacion",
    "Curso",
    "DocumentoEmitido",
    "Ficha",
    "Grupo",
    "Guia",
    "Horario",
    "Informe",
    "Integrante",
    "LineaBase",
    "Llamada",
    "Mensaje",
    "Meta",
    "Necesidad",
    "Opinion",
    "Orientacion",
    "Parada",
    "Paso",
    "Peticion",
    "PoblacionMunicipio",
    "Producto",
    "Puesta",
    "Puesto",
    "Representacion",
    "Requisito",
    "RespuestaEncuesta",
    "Simplificacion",
    "Solicitud",
    "Sucursal",
    "Tramite",
    "Turno",
    "VersionTramite",
]
