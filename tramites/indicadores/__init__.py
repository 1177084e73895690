"""The public figures of procedures and of the network. Each sentence says what its function counts."""

from . import oficina, red, resultados

__all__ = ["oficina", "red", "resultados"]
