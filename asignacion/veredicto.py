"""The result of one person in words, the same on page, mail and print; never a condition of anybody."""

from sso_portal.nucleo.legible.cifras import miles


def titular(municipio: str, *, exonera: bool) -> str:
    """«Le correspondió Tumaco», «Obtuvo la exoneración del servicio». ``municipio``: empty without a post."""
    if municipio:
        return f"Le correspondió {municipio}"
    return "Obtuvo la exoneración del servicio" if exonera else "No le correspondió plaza en este proceso"


def opcion_en_palabras(opcion: str) -> str:
    """«su opción 3», «por el departamento n.º 2 de su lista», «por la regla, fuera de sus listas»."""
    if opcion.isdigit():
        return f"su opción {opcion}"
    if opcion.startswith("D"):
        return f"una plaza del departamento n.º {opcion[1:]} de su lista"
    return "una plaza que no estaba en sus listas: la regla las completa con todas las del país"


def frase(municipio: str, opcion: str, *, exonera: bool) -> str:
    """The verdict in one sentence, with what it means."""
    if municipio:
        return f"Le correspondió {municipio}. Fue {opcion_en_palabras(opcion)}."
    if exonera:
        return (
            "No quedaron plazas para su posición en el sorteo: obtuvo la exoneración del servicio y puede "
            "tramitar su tarjeta profesional. No tiene que volver a inscribirse."
        )
    return "No quedaron plazas para su posición en el sorteo: pasa al siguiente proceso."


def porque(numero: int, total: int) -> str:
    """The own position, which anybody may know of oneself."""
    return f"Su posición en el sorteo fue la {miles(numero)} de {miles(total)} de su profesión."
