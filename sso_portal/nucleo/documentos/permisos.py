"""Who may open a file is decided by what it is for: each room says so in its ``usos.py``.

That module is found by itself at start, as rules.py is:

    registrar_uso("inscripcion", puede_abrir=puede_ver_documento, proposito="Revisar una inscripción")

The person a file is about may always open it. A file whose use nobody registered opens for nobody else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .models import Archivo


@dataclass(frozen=True)
class Uso:
    """What a file is for. ``publico``: anybody may open it, without signing in.

    ``sin_efecto``: the page that explains why a file is worth nothing any more; "" while it is.
    """

    codigo: str
    puede_abrir: Callable[[Any, Archivo], bool]
    proposito: str  # what the log of readings says to the person: «Revisar su inscripción»
    publico: bool = False
    sin_efecto: Callable[[Archivo], str] = lambda archivo: ""


_USOS: dict[str, Uso] = {}


def nadie_mas(usuario: Any, archivo: Archivo) -> bool:
    return False


def registrar_uso(
    codigo: str,
    *,
    puede_abrir: Callable[[Any, Archivo], bool] = nadie_mas,
    proposito: str,
    publico: bool = False,
    sin_efecto: Callable[[Archivo], str] = lambda archivo: "",
) -> None:
    """Say who may open the files of use ``codigo``; the last one to speak wins."""
    _USOS[codigo] = Uso(codigo, puede_abrir, proposito, publico, sin_efecto)


def uso_de(archivo: Archivo) -> Uso:
    return _USOS.get(archivo.uso) or Uso(archivo.uso, nadie_mas, "Sin propósito registrado")


def es_titular(usuario: Any, archivo: Archivo) -> bool:
    """Whether the file is about the person behind ``usuario``."""
    return archivo.titular_id is not None and archivo.titular_id == getattr(usuario, "persona_id", None)


def puede_abrir(usuario: Any, archivo: Archivo) -> bool:
    """Whether ``usuario`` may open ``archivo``, as its titular or by the rule of its use."""
    uso = uso_de(archivo)
    return uso.publico or es_titular(usuario, archivo) or uso.puede_abrir(usuario, archivo)


def debe_anotarse(usuario: Any, archivo: Archivo) -> bool:
    """Whether this opening goes to «Quién ha visto mis datos»: somebody else opens what is about a person."""
    return bool(archivo.titular_id) and not uso_de(archivo).publico and not es_titular(usuario, archivo)
