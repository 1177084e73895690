"""What pages and reports read, joined from several models."""

from .pendientes import pendientes_de

__all__ = ["pendientes_de"]
