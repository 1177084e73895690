"""The public figures of innovation. Each sentence says what its function counts."""

from . import participacion, resultados

__all__ = ["participacion", "resultados"]
