"""«¿Debo inscribirme?»: four answers and what follows from them. Nothing is kept.

Source: Ley 1164 de 2007, art. 33; Ley 1753 de 2015, art. 62 (convalidation).
"""

from dataclasses import dataclass
from enum import StrEnum

OTRA_PROFESION = "otra"


class Titulo(StrEnum):
    """Whether the person has a degree, and where from."""

    COLOMBIA = "colombia"
    CONVALIDADO = "convalidado"
    SIN_CONVALIDAR = "sin_convalidar"
    TODAVIA_NO = "todavia_no"


class Servicio(StrEnum):
    """What the person did of the service before."""

    NINGUNO = "ninguno"
    PRESTADO = "prestado"
    EXONERADO = "exonerado"


@dataclass(frozen=True)
class Orientacion:
    """``debe``: whether the person should register now; the texts are for them."""

    debe: bool
    titulo: str
    dice: str


NO_ES_DE_ESTAS = Orientacion(
    False,
    "No tiene que inscribirse",
    "Las convocatorias del portal llaman solo a las profesiones de esta lista. Si la suya cambió o no está "
    "seguro, pregunte a la secretaría de salud del municipio donde vive.",
)
YA_CUMPLIO = {
    Servicio.PRESTADO: Orientacion(
        False,
        "No tiene que inscribirse",
        "El servicio se presta una sola vez. Guarde su constancia: es lo que le piden para ejercer.",
    ),
    Servicio.EXONERADO: Orientacion(
        False,
        "No tiene que inscribirse",
        "La exoneración vale para siempre. Con el código de su certificado cualquiera puede comprobarla.",
    ),
}
SIN_TITULO = {
    Titulo.TODAVIA_NO: Orientacion(
        False,
        "Todavía no",
        "Se inscribe quien ya tiene diploma y acta de grado. Prepare sus documentos y mire la próxima "
        "convocatoria.",
    ),
    Titulo.SIN_CONVALIDAR: Orientacion(
        False,
        "Primero convalide su título",
        "Un título de otro país vale aquí con la resolución de convalidación del Ministerio de Educación. "
        "Cuando la tenga puede inscribirse.",
    ),
}
SI = Orientacion(
    True,
    "Sí, inscríbase",
    "Tenga a mano su documento de identidad, su diploma y su acta de grado. Es gratis y toma 20 minutos.",
)
SI_CONVALIDADO = Orientacion(
    True,
    "Sí, inscríbase",
    "Tenga a mano su documento de identidad, su diploma, su acta de grado y la resolución de convalidación. "
    "Es gratis y toma unos 20 minutos.",
)


def orientar(profesion: str, titulo: str, servicio: str) -> Orientacion:
    """What follows from the answers: ``profesion`` is a code or OTRA_PROFESION."""
    if profesion == OTRA_PROFESION:
        return NO_ES_DE_ESTAS
    if servicio in YA_CUMPLIO:
        return YA_CUMPLIO[Servicio(servicio)]
    if titulo in SIN_TITULO:
        return SIN_TITULO[Titulo(titulo)]
    return SI_CONVALIDADO if titulo == Titulo.CONVALIDADO else SI
