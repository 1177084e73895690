"""What waits for each role in its procedures, for its home page."""

from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.cuentas.pendientes import Pendiente

from .gestion import fichas_pendientes
from .persona import tareas_de


def pendientes_de(usuario: Usuario) -> list[Pendiente]:
    """A person's own tasks; the pages of an institution that wait for whoever keeps them."""
    return [*tareas_de(usuario), *fichas_pendientes(usuario)]
