"""Reads of compliance, for pages and figures."""

from .pendientes import pendientes_de

__all__ = ["pendientes_de"]
