"""The processes that offer plazas, as the catalogue needs them: whoever stands above answers.

``inscripciones`` connects its source when it starts; until then no process is known.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Q


@dataclass(frozen=True)
class Proceso:
    """A published process: its code, the name people use, its page, and whether one can register now."""

    codigo: str
    nombre: str
    url: str
    esta_abierto: bool = False


@dataclass(frozen=True)
class Paso:
    """A plaza in one process: places offered then."""

    proceso: Proceso
    cupos: int


class Fuente(Protocol):
    """What the catalogue asks about processes."""

    def procesos(self) -> Sequence[Proceso]:
        """Those published, newest first."""

    def ofrecidas_en(self, codigo: str) -> Q:
        """The condition on plazas offered in a process."""

    def pasos_de(self, plaza_id: int) -> Sequence[Paso]:
        """The processes that offered a plaza, newest first."""

    def agregables(self, usuario: Any, codigos: Collection[str]) -> dict[str, str]:
        """{code: where to post} of the plazas that ``usuario`` can add to the own list now."""


class _SinProcesos:
    def procesos(self) -> Sequence[Proceso]:
        return []

    def ofrecidas_en(self, codigo: str) -> Q:
        return Q(pk=None)

    def pasos_de(self, plaza_id: int) -> Sequence[Paso]:
        return []

    def agregables(self, usuario: Any, codigos: Collection[str]) -> dict[str, str]:
        return {}


_fuentes: list[Fuente] = [_SinProcesos()]


def conectar(fuente: Fuente) -> None:
    """From now on ``fuente`` answers."""
    _fuentes.append(fuente)


def fuente() -> Fuente:
    """Who answers now."""
    return _fuentes[-1]
