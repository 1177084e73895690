"""Draws: what is sealed, who takes part, what the veedores bring and what comes out."""

from .objecion import Objecion
from .participante import Compromiso, Participante, Resultado
from .sorteo import EntradaSellada, Sorteo
from .veedor import Veedor

__all__ = ["Compromiso", "EntradaSellada", "Objecion", "Participante", "Resultado", "Sorteo", "Veedor"]
