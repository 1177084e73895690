"""Draws: what is sealed, who takes part, what the veedores bring and what comes out."""

from .participante import Compromiso, Participante, Resultado
from .sorteo import EntradaSellada, Sorteo
from .veedor import Veedor

__all__ = ["Compromiso", "EntradaSellada", "Participante", "Resultado", "Sorteo", "Veedor"]
