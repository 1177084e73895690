"""The log of a failure keeps where it happened and loses whose row it was."""

import re
from collections.abc import MutableMapping
from typing import Any

Evento = MutableMapping[str, Any]
# PostgreSQL names the values of the row: «DETAIL:  Key (email)=(…) already exists.»
DETALLE = re.compile(r"DETAIL:.*?(?=\n\n|\Z)", re.DOTALL)


def quitar_detalle(
    _registro: Any, _metodo: str, evento: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Processor of structlog: the traceback already in text, without what the database says of the row."""
    if isinstance(evento.get("exception"), str):
        evento["exception"] = DETALLE.sub("DETAIL: (no se guarda)", evento["exception"])
    return evento
