"""What is compared when somebody looks for a procedure. Pure: text in, text out."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from sso_portal.nucleo.legible.acentos import sin_acentos

MINIMO = 4  # letters of a word worth correcting
PARECIDO = 0.7  # «bacunasion» is 0.8 of «vacunacion»
PALABRA = re.compile(r"[a-z0-9]+")
# «exoneracion» and «exoneraciones» have different stems once the accent is gone: the ending is left out.
TERMINACION = re.compile(r"(?<=.{4})(cion|cciones|ciones|sion|siones)$")


def texto_de_busqueda(nombre: str, palabras: str) -> str:
    """The words by which a procedure is known: its name and what people call it."""
    return sin_acentos(f"{nombre} {palabras}")


def palabras_de(q: str) -> list[str]:
    """«¿Exoneración por causal?» → ["exoneracion", "por", "causal"]."""
    return PALABRA.findall(sin_acentos(q))


def todas(q: str) -> str:
    """A question as PostgreSQL reads it: every word, by how it begins. "" when there is no word in it."""
    return " & ".join(f"{_comienzo(palabra)}:*" for palabra in palabras_de(q))


def alguna(q: str) -> str:
    """The same with any of its words, in the name of the procedure or in those by which it is known."""
    return " | ".join(f"{_comienzo(palabra)}:*A" for palabra in palabras_de(q))


def corregida(q: str, vocabulario: Collection[str]) -> str:
    """``q`` with each word nobody wrote changed for the one most like it: «bacunasion» → «vacunacion».

    ``vocabulario``: the words of the catalogue, as `texto_de_busqueda` leaves them. The same ``q``, without
    accents, when there is nothing to correct or nothing alike.
    """
    return " ".join(_parecida(palabra, vocabulario) for palabra in palabras_de(q))


def _parecida(palabra: str, vocabulario: Collection[str]) -> str:
    comienzo = _comienzo(palabra)
    if len(palabra) < MINIMO or any(otra.startswith(comienzo) for otra in vocabulario):
        return palabra
    return next(iter(get_close_matches(palabra, vocabulario, n=1, cutoff=PARECIDO)), palabra)


def _comienzo(palabra: str) -> str:
    return TERMINACION.sub("", palabra)
