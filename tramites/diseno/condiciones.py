"""Which questions are asked, and which are missing, for the answers given so far. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from .estructura import Campo

Respuestas = Mapping[str, Any]  # {key of the field: text, or for a person a mapping of texts}


def visibles(campos: Iterable[Campo], respuestas: Respuestas) -> list[Campo]:
    """The fields that are asked, in their order.

    A condition on a field that is not asked itself does not hold, whatever was answered there before.
    """
    vistos: dict[str, Campo] = {}
    for campo in campos:
        si = campo.si
        if si is None or (si.campo in vistos and respuestas.get(si.campo) in si.valores):
            vistos[campo.clave] = campo
    return list(vistos.values())


def faltantes(campos: Iterable[Campo], respuestas: Respuestas) -> list[Campo]:
    """The compulsory fields that are asked and have no answer."""
    return [c for c in visibles(campos, respuestas) if c.obligatorio and not respuestas.get(c.clave)]


def vigentes(campos: Iterable[Campo], respuestas: Respuestas) -> dict[str, Any]:
    """The answers that count: those of fields that are asked."""
    return {c.clave: respuestas[c.clave] for c in visibles(campos, respuestas) if respuestas.get(c.clave)}
