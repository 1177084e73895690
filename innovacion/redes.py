"""Texts ready for social networks, made of what is already written. A person reads them before. Pure."""

LARGO = 280


def texto_corto(titulo: str, resumen: str, enlace: str) -> str:
    """At most 280 characters with the link whole: the summary is cut at a word when it does not fit."""
    cabe = LARGO - len(enlace) - 1
    dicho = f"{titulo}. {resumen}".strip()
    if len(dicho) > cabe:
        dicho = dicho[: cabe - 1].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"
    return f"{dicho} {enlace}"


def texto_whatsapp(titulo: str, resumen: str, enlace: str) -> str:
    """The title in bold as that network writes it, the summary and the link, each in its line."""
    return f"*{titulo}*\n{resumen}\n{enlace}"
