"""Reads of this room. ``pendientes_de`` gathers what waits for a user in each of its desks."""

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente

from . import cola, convocatorias, registro

FUENTES = [cola.pendientes_de, convocatorias.pendientes_de, registro.pendientes_de]


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """Everything in this room that waits for ``usuario``."""
    return [pendiente for fuente in FUENTES for pendiente in fuente(usuario)]
