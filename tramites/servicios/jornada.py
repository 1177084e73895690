"""A day without network: what was written down far away arrives, with both times, and counts once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sso_portal.nucleo.cuentas.models import Usuario
from tramites.models import Sucursal, Tramite

from .atencion import NoSePuedeAtender, registrar_atencion


@dataclass(frozen=True)
class Anotada:
    """One attention as it was written down; ``ocurrida_en``: when it was given."""

    llave: UUID
    tramite: Tramite
    sucursal: Sucursal
    resultado: str
    minutos: int
    ocurrida_en: datetime


def sincronizar_atenciones(filas: Iterable[Anotada], *, agente: Usuario) -> dict[UUID, str]:
    """Write each one down, in its own transaction: {key: "" or why it could not be}.

    Whatever was cut half way is sent again: the same key is the same attention.
    """
    salidas = {}
    for fila in filas:
        try:
            registrar_atencion(
                fila.tramite, agente=agente, sucursal=fila.sucursal, resultado=fila.resultado,
                minutos=fila.minutos, llave=fila.llave, ocurrida_en=fila.ocurrida_en,
            )  # fmt: skip
            salidas[fila.llave] = ""
        except NoSePuedeAtender as error:
            salidas[fila.llave] = str(error)
    return salidas
