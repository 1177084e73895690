"""Any procedure, any channel, one file."""

from .atencion import Atencion, AtencionDiaria, Certificacion, Consentimiento, Opinion
from .catalogo import Adhesion, Grupo, Necesidad, Tramite
from .definicion import Area, Conexion, Llamada, Puesto, VersionTramite
from .expediente import Anexo, DocumentoEmitido, Mensaje, Peticion, RespuestaEncuesta
from .ficha import Ficha, Guia, Requisito
from .mejora import LineaBase, Puesta, Simplificacion
from .red import Horario, Parada, PoblacionMunicipio, Producto, Sucursal
from .solicitud import Paso, Solicitud

__all__ = [
    "Adhesion",
    "Anexo",
    "Area",
    "Atencion",
    "AtencionDiaria",
    "Certificacion",
    "Conexion",
    "Consentimiento",
    "DocumentoEmitido",
    "Ficha",
    "Grupo",
    "Guia",
    "Horario",
    "LineaBase",
    "Llamada",
    "Mensaje",
    "Necesidad",
    "Opinion",
    "Parada",
    "Paso",
    "Peticion",
    "PoblacionMunicipio",
    "Producto",
    "Puesta",
    "Puesto",
    "Requisito",
    "RespuestaEncuesta",
    "Simplificacion",
    "Solicitud",
    "Sucursal",
    "Tramite",
    "VersionTramite",
]
