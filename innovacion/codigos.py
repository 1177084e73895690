"""Six letters that identify a seat: said aloud and typed at the door without doubt. Pure but for chance.

Sixteen letters, none of which looks like another or like a digit (no I, L, O, Q, B, S, Z, G, U, V): 16⁶
codes, some 16.7 million.
"""

import secrets

ALFABETO = "ACDEFHJKMNPRTWXY"
LARGO = 6


def nuevo_codigo() -> str:
    """Draw one: «HAXMRT»."""
    return "".join(secrets.choice(ALFABETO) for _ in range(LARGO))


def leer_codigo(texto: str) -> str | None:
    """What somebody typed, as it is written; None if no code reads like that. Forgives case and spaces."""
    limpio = "".join(c for c in texto.upper() if c.isalnum())
    return limpio if len(limpio) == LARGO and set(limpio) <= set(ALFABETO) else None
