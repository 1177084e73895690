"""What the portal does by itself when an action of a stage says so: named effects, registered at start.

A definition names an effect; whoever designs it chooses from this list. Calls go down: each one ends in
a service of the room that owns the legal act.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class EfectoImposible(Exception):
    """The effect cannot be applied to this case; the text says why, and nothing is decided."""


@dataclass(frozen=True)
class Efecto:
    """A named effect. ``aplicar(solicitud, actor=…)`` does it, or raises EfectoImposible."""

    nombre: str
    titulo: str
    explicacion: str
    aplicar: Callable[..., Any]


_EFECTOS: dict[str, Efecto] = {}


def registrar_efecto(efecto: Efecto) -> None:
    """Make an effect known; the last one of a name wins."""
    _EFECTOS[efecto.nombre] = efecto


def efecto_registrado(nombre: str) -> Efecto:
    """Return an effect. Raises EfectoImposible if nobody registered it."""
    if nombre not in _EFECTOS:
        raise EfectoImposible(
            f"El portal no conoce el efecto «{nombre}». Avise a quien administra el trámite"
        )
    return _EFECTOS[nombre]


def efectos() -> list[Efecto]:
    """Those that a definition may name, by title."""
    return sorted(_EFECTOS.values(), key=lambda e: e.titulo)
