"""Codes that nobody can guess, that a person can read aloud, and that a typing slip cannot turn into another.

Shape: a prefix of two letters (the type of document) and sixteen characters of Crockford's base 32 in
groups of four, fifteen random ones (75 bits) and one that checks them: «EX-27A1-90KD-7F3K-92QX».
"""

import re
import secrets

ALFABETO = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U
AZAR, LARGO = 15, 16
_CONFUSIONES = str.maketrans("OIL", "011")
_VALOR = {letra: valor for valor, letra in enumerate(ALFABETO)}
_POLINOMIO = 0b100101  # x⁵ + x² + 1: the field of 32 elements
_DOBLES = tuple(2 * n ^ (_POLINOMIO if n & 16 else 0) for n in range(32))


def nuevo_codigo(prefijo: str) -> str:
    """Draw a code for documents whose type has ``prefijo`` (two letters)."""
    cuerpo = "".join(ALFABETO[octeto & 31] for octeto in secrets.token_bytes(AZAR))
    return _con_guiones(prefijo, cuerpo + _control(prefijo, cuerpo))


def leer_codigo(texto: str) -> str | None:
    """Return the code somebody typed as it is written on paper; None if no code can read like that.

    Hyphens, spaces and lower case are forgiven; so are O for 0 and I or L for 1, but not in the prefix.
    """
    limpio = re.sub(r"[^0-9A-Z]", "", texto.upper())
    prefijo, cuerpo = limpio[:2], limpio[2:].translate(_CONFUSIONES)
    if not prefijo.isalpha() or len(cuerpo) != LARGO or set(cuerpo) - set(ALFABETO):
        return None
    return _con_guiones(prefijo, cuerpo) if cuerpo[-1] == _control(prefijo, cuerpo[:-1]) else None


def _con_guiones(prefijo: str, cuerpo: str) -> str:
    return "-".join([prefijo, *(cuerpo[i : i + 4] for i in range(0, LARGO, 4))])


def _control(prefijo: str, cuerpo: str) -> str:
    """Weigh each character by a different power of 2 in GF(32): one slip or one swap always changes it."""
    suma = 0
    for letra in prefijo:
        suma = _DOBLES[suma ^ (ord(letra) - ord("A"))]
    for letra in cuerpo:
        suma = _DOBLES[suma ^ _VALOR[letra]]
    return ALFABETO[suma]
