"""The kinds of certificate: higher apps register theirs in ``AppConfig.ready``."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TipoCertificado:
    """What a kind of certificate is called, states, and looks like on paper.

    ``afirma`` completes «Este certificado dice que su titular…»; ``{claves}`` come from the row's ``datos``.
    """

    nombre: str
    plantilla: str
    titulo: str
    tipo_codigo: str
    afirma: str


_TIPOS: dict[str, TipoCertificado] = {}


def registrar_tipo(nombre: str, *, plantilla: str, titulo: str, tipo_codigo: str, afirma: str) -> None:
    """Make a kind of certificate known; ``tipo_codigo``: the two letters its codes start with.

    Raises ValueError if another kind uses the same letters.
    """
    tipo = TipoCertificado(nombre, plantilla, titulo, tipo_codigo, afirma)
    if any(otro.tipo_codigo == tipo_codigo for otro in _TIPOS.values() if otro.nombre != nombre):
        raise ValueError(f"The letters {tipo_codigo} belong to another kind of certificate.")
    _TIPOS[nombre] = tipo


def tipo_registrado(nombre: str) -> TipoCertificado:
    """Return a kind of certificate. Raises KeyError if nobody registered it."""
    return _TIPOS[nombre]
