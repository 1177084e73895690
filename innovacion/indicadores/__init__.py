"""The public figures of innovation. Each sentence says what its function counts."""

from . import alcance, participacion, resultados

__all__ = ["alcance", "participacion", "resultados"]
