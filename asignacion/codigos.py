"""The random codes of a draw: eight characters that can be read aloud, «7F3K-92QX»."""

import secrets

ALFABETO = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: without I, L, O, U
LARGO = 8


def nuevo_codigo() -> str:
    """Draw one code: 40 random bits in two groups of four."""
    letras = "".join(secrets.choice(ALFABETO) for _ in range(LARGO))
    return f"{letras[:4]}-{letras[4:]}"


def nuevos_codigos(cuantos: int, usados: set[str] | None = None) -> list[str]:
    """Draw ``cuantos`` different codes, none of them in ``usados``."""
    vistos = set(usados or ())
    nuevos: list[str] = []
    while len(nuevos) < cuantos:
        codigo = nuevo_codigo()
        if codigo not in vistos:
            vistos.add(codigo)
            nuevos.append(codigo)
    return nuevos


def leer_codigo(texto: str) -> str:
    """The code that somebody typed, as it is written: hyphen, spaces, case and O for 0 are forgiven."""
    limpio = "".join(letra for letra in texto.upper() if letra.isalnum())
    limpio = limpio.translate(str.maketrans("OIL", "011"))[:LARGO]
    return f"{limpio[:4]}-{limpio[4:]}"
