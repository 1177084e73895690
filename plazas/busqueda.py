"""The text under which a plaza is found: without accents or capitals, the same in the portal and in loads."""

from sso_portal.nucleo.legible.acentos import sin_acentos


def texto_de_busqueda(codigo: str, entidad: str, municipio: str, departamento: str) -> str:
    """What people type to find a post: its code, entity and place, ready to be compared."""
    return sin_acentos(f"{codigo} {entidad} {municipio} {departamento}")
