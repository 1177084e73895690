"""What somebody has to do next: each app answers ``consultas.pendientes_de(usuario)`` with a list of
these.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Pendiente:
    """One thing that waits for a person.

    ``texto`` says it in infinitive («Revisar las inscripciones de su territorio»); ``cantidad`` is how
    many wait,
    None when it is one thing; ``vence`` is its deadline; ``detalle`` one sentence more.
    """

    texto: str
    url: str
    cantidad: int | None = None
    vence: date | datetime | None = None
    detalle: str = ""
