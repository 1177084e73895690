"""Convocatorias, registrations and their review."""

from .calendario import CambioDeFecha
from .convocatoria import Convocatoria, Oferta, Politica
from .exoneracion import Exoneracion
from .inscripcion import Inscripcion, Preferencia, PreferenciaDepartamento
from .recurso import ArchivoRecurso, Recurso
from .revision import Hallazgo, PuntoLista, Razon
from .soportes import CondicionPrioridad, DocumentoInscripcion

__all__ = [
    "ArchivoRecurso",
    "CambioDeFecha",
    "CondicionPrioridad",
    "Convocatoria",
    "DocumentoInscripcion",
    "Exoneracion",
    "Hallazgo",
    "Inscripcion",
    "Oferta",
    "Politica",
    "Preferencia",
    "PreferenciaDepartamento",
    "PuntoLista",
    "Razon",
    "Recurso",
]
