"""Reads of procedures and cases, for pages and figures."""

from .pendientes import pendientes_de

__all__ = ["pendientes_de"]
