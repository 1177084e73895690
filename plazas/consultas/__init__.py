"""What the pages about plazas read."""

from .pendientes import pendientes_de

__all__ = ["pendientes_de"]
