"""How words are compared: without accents or capitals."""

import unicodedata


def sin_acentos(texto: str) -> str:
    """«Bahía  Solano» → «bahia solano»: lower case, no diacritics (ñ becomes n), single spaces."""
    descompuesto = unicodedata.normalize("NFD", texto.casefold())
    return " ".join("".join(c for c in descompuesto if not unicodedata.combining(c)).split())
