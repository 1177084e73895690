"""Of what a challenge was born, and where that is: the rooms of each are known only here."""

from .menu import direccion

ORIGENES: dict[str, tuple[str, str]] = {  # type → (words, route of the reference, if open to the team)
    "queja": ("una queja", ""),
    "obligacion": ("una obligación vencida", ""),
    "tramite": ("un trámite lento", "tramites:mejora"),
}


def origen_de(tipo: str, referencia: str) -> tuple[str, str]:
    """(words, address) of an origin; without address what is closed to the team or not there any more."""
    palabras, ruta = ORIGENES.get(tipo, (tipo, ""))
    return palabras, direccion(ruta, referencia) if ruta else ""


def direccion_para_proponer(tipo: str, referencia: str) -> str:
    """The form of a new challenge that knows of what it is born."""
    nuevo = direccion("innovacion:reto_nuevo")
    return f"{nuevo}?origen_tipo={tipo}&origen_referencia={referencia}" if nuevo else ""
