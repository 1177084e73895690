"""The text under which a plaza is found: without accents or capitals, the same in the portal and in loads."""

import unicodedata


def sin_acentos(texto: str) -> str:
    """«Bahía  Solano» → «bahia solano»: lower case, no diacritics (ñ becomes n), single spaces."""
    descompuesto = unicodedata.normalize("NFD", texto.casefold())
    return " ".join("".join(c for c in descompuesto if not unicodedata.combining(c)).split())


def texto_de_busqueda(codigo: str, entidad: str, municipio: str, departamento: str) -> str:
    """What people type to find a post: its code, entity and place, ready to be compared."""
    return sin_acentos(f"{codigo} {entidad} {municipio} {departamento}")
