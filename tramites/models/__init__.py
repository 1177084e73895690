"""Any procedure, any channel, one file."""

from .catalogo import Adhesion, Grupo, Necesidad, Tramite
from .ficha import Ficha, Guia, Requisito
from .red import Horario, Parada, PoblacionMunicipio, Producto, Sucursal

__all__ = [
    "Adhesion",
    "Ficha",
    "Grupo",
    "Guia",
    "Horario",
    "Necesidad",
    "Parada",
    "PoblacionMunicipio",
    "Producto",
    "Requisito",
    "Sucursal",
    "Tramite",
]
