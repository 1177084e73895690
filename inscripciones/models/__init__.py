"""Convocatorias, registrations and their review."""

from .calendario import CambioDeFecha
from .convocatoria import Convocatoria, Oferta, Politica
from .exoneracion import Exoneracion
from .inscripcion import Inscripcion, Preferencia, PreferenciaDepartamento
from .revision import Hallazgo, PuntoLista, Razon
from .soportes import CondicionPrioridad, DocumentoInscripcion

__all__ = [
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
]
