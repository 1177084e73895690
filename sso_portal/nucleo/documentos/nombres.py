"""The name under which a file is kept and shown: what its owner wrote, made safe."""

import unicodedata
from pathlib import PurePosixPath

from .rechazos import ArchivoRechazado

LARGO_MAXIMO = 120
# Signs that change how the rest of a name is read: «cedula\u202efdp.exe» shows as «cedulaexe.pdf».
INVISIBLES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def limpio(nombre: str, extensiones: tuple[str, ...]) -> str:
    """``nombre`` without folders, at most 120 characters, ending in one of ``extensiones``.

    The first extension replaces or completes one that is not of the type («acta.exe» that holds a PDF
    is kept as «acta.pdf»). Raises ArchivoRechazado when it has signs that nobody sees.
    """
    base = unicodedata.normalize("NFC", nombre).replace("\\", "/").rsplit("/", 1)[-1].strip(" .")
    visible = "".join(c if unicodedata.category(c) not in INVISIBLES else "?" for c in base)
    if visible != base:
        raise ArchivoRechazado("nombre", acortado(visible))
    ruta = PurePosixPath(base or "documento")
    if ruta.suffix.lower() not in extensiones:
        ruta = PurePosixPath(f"{ruta.stem if 1 < len(ruta.suffix) <= 6 else ruta.name}{extensiones[0]}")
    return acortado(ruta.name)


def acortado(nombre: str, largo: int = LARGO_MAXIMO) -> str:
    """``nombre`` cut in the middle, so that the extension survives."""
    if len(nombre) <= largo:
        return nombre
    cola = PurePosixPath(nombre).suffix[-10:]
    return f"{nombre[: largo - len(cola) - 1].rstrip()}…{cola}"
