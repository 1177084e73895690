"""What is compared when somebody looks for a procedure. Pure: text in, text out."""

import re

from sso_portal.nucleo.legible.acentos import sin_acentos

PALABRA = re.compile(r"[a-z0-9]+")
# «exoneracion» and «exoneraciones» have different stems once the accent is gone: the ending is left out.
TERMINACION = re.compile(r"(?<=.{4})(cion|cciones|ciones|sion|siones)$")


def texto_de_busqueda(nombre: str, palabras: str) -> str:
    """The words by which a procedure is known: its name and what people call it."""
    return sin_acentos(f"{nombre} {palabras}")


def palabras_de(q: str) -> list[str]:
    """«¿Exoneración por causal?» → ["exonera", "por", "causal"]: what of a question is looked for."""
    return [TERMINACION.sub("", palabra) for palabra in PALABRA.findall(sin_acentos(q))]


def todas(q: str) -> str:
    """A question as PostgreSQL reads it: every word, by how it begins. "" when there is no word in it."""
    return " & ".join(f"{palabra}:*" for palabra in palabras_de(q))


def alguna(q: str) -> str:
    """The same with any of its words."""
    return " | ".join(f"{palabra}:*" for palabra in palabras_de(q))
