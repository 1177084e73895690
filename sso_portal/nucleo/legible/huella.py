"""A fingerprint that people can compare with their eyes and with their ears."""

from .palabras import PALABRAS


def grupos(huella_hex: str) -> list[str]:
    """The fingerprint in groups of four characters, in lower case."""
    limpia = huella_hex.lower()
    return [limpia[i : i + 4] for i in range(0, len(limpia), 4)]


def palabras(huella_hex: str) -> list[str]:
    """The eight words that stand for the first eight bytes of a fingerprint, one word a byte.

    The words help the ear; what binds is the whole fingerprint. Raises ValueError under 16 hexadecimal
    digits.
    """
    primeros = bytes.fromhex(huella_hex[:16])
    if len(primeros) < 8:
        raise ValueError("Una huella tiene por lo menos ocho bytes.")
    return [PALABRAS[octeto] for octeto in primeros]
