"""The words of the pages on which an officer writes why, one for each act."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Motivo:
    """``titulo`` goes before the number of the registration; ``dice``: what the act does to the person."""

    titulo: str
    dice: str
    boton: str
    es_grave: bool = False
    muestra_hallazgos: bool = True
    ofrece_devolver: bool = False


MOTIVOS = {
    "proponer_rechazo": Motivo(
        "Proponer el rechazo de",
        "El rechazo deja a la persona fuera del sorteo y sin exoneración. Otra persona de la secretaría lo "
        "confirma o no.",
        "Proponer el rechazo",
        ofrece_devolver=True,
    ),
    "negar_rechazo": Motivo(
        "No confirmar el rechazo de",
        "El caso vuelve a la cola con lo que se encontró y con su motivo. A la persona no le llega ningún "
        "mensaje.",
        "No confirmar y devolver a la cola",
    ),
    "proponer_anulacion": Motivo(
        "Proponer anular",
        "Solo por inscripción duplicada o por datos falsos (Ley 599 de 2000). Otra persona de la secretaría "
        "lo confirma o no; mientras tanto la persona ve que puede ser anulada.",
        "Proponer la anulación",
        es_grave=True,
        muestra_hallazgos=False,
    ),
    "negar_anulacion": Motivo(
        "No confirmar la anulación de",
        "La inscripción sigue como estaba, con su motivo en el caso. A la persona no le llega ningún mensaje "
        "nuevo.",
        "No confirmar la anulación",
        muestra_hallazgos=False,
    ),
}
