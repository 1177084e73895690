"""The ZIP of documents that goes with a bulk file: its manifest says of which case each one is.

Nothing it declares of itself is believed: entries are counted before they are listed, expanded counting,
read one at a time and judged by what they hold. ``manifiesto.csv`` has two columns: the one that names a
case in the sheet, and «archivo».
"""

import struct
import zipfile
from pathlib import PurePosixPath
from typing import IO

from sso_portal.nucleo.documentos.juicio import MEGA, Tipo
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado, demasiado_grande
from sso_portal.nucleo.legible.cifras import miles

from .lectura import expandido

ZIP = Tipo("application/zip", (".zip",))
MANIFIESTO = "manifiesto.csv"
MAXIMO_BYTES = 100 * MEGA
MAXIMO_EXPANDIDO_BYTES = 200 * MEGA
MAXIMO_ARCHIVOS = 2_000
MAXIMO_ANEXO_BYTES = 20 * MEGA
DIRECTORIO_MAXIMO_BYTES = MEGA  # what the list of 2,000 names takes, with room to spare
MANIFIESTO_MAXIMO_BYTES = 2 * MEGA
COMPRIMIDOS = (".zip", ".rar", ".7z", ".gz", ".tar")
FIN, FIN_64 = b"PK\x05\x06", b"PK\x06\x07"
DANOS = (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


def juzgar_paquete(nombre: str, contenido: IO[bytes]) -> Tipo:
    """Whether a ZIP of documents can be kept: at most 100 MB, 200 MB once expanded, 2,000 files.

    Raises ArchivoRechazado (vacio, tipo_paquete, paquete_grande, paquete_lleno, cortado, con_clave,
    paquete_rutas, paquete_anidado, paquete_repetido, sin_manifiesto) with its sentence.
    """
    tamano = contenido.seek(0, 2)
    if not tamano:
        raise ArchivoRechazado("vacio", nombre)
    if tamano > MAXIMO_BYTES:
        raise demasiado_grande("paquete_grande", nombre, tamano, MAXIMO_BYTES)
    contenido.seek(0)
    if contenido.read(2) != b"PK":
        raise ArchivoRechazado("tipo_paquete", nombre)
    _exigir_directorio(nombre, contenido, tamano)
    contenido.seek(0)
    try:
        with zipfile.ZipFile(contenido) as paquete:
            if codigo := _reparo(paquete):
                raise ArchivoRechazado(codigo, nombre)
            if expandido(paquete, MAXIMO_EXPANDIDO_BYTES) > MAXIMO_EXPANDIDO_BYTES:
                maximo = MAXIMO_EXPANDIDO_BYTES
                raise demasiado_grande("paquete_grande", nombre, maximo + 1, maximo)
    except DANOS as error:
        raise ArchivoRechazado("cortado", nombre) from error
    contenido.seek(0)
    return ZIP


def _exigir_directorio(nombre: str, contenido: IO[bytes], tamano: int) -> None:
    """Refuse a list of entries too long to be opened: a million names would fill the memory."""
    contenido.seek(max(0, tamano - 66_000))
    cola = contenido.read()
    lugar = cola.rfind(FIN)
    if lugar < 0 or len(cola) < lugar + 22:
        raise ArchivoRechazado("cortado", nombre)
    cuantas, directorio = struct.unpack("<HL", cola[lugar + 10 : lugar + 16])
    es_64 = cola[max(0, lugar - 20) : lugar].startswith(FIN_64)
    if es_64 or cuantas > MAXIMO_ARCHIVOS + 1 or directorio > DIRECTORIO_MAXIMO_BYTES:
        raise ArchivoRechazado("paquete_lleno", nombre, maximo=miles(MAXIMO_ARCHIVOS))


def _reparo(paquete: zipfile.ZipFile) -> str:
    """The code of what is wrong with its list of files; "" if nothing is."""
    entradas = [e for e in paquete.infolist() if not e.is_dir()]
    nombres = [e.filename for e in entradas]
    problemas = {
        "con_clave": any(e.flag_bits & 1 for e in entradas),
        "paquete_rutas": any(map(_sale_de_su_carpeta, nombres)),
        "paquete_anidado": any(n.lower().endswith(COMPRIMIDOS) for n in nombres),
        "paquete_repetido": len(set(nombres)) < len(nombres),
        "sin_manifiesto": sum(PurePosixPath(n).name.lower() == MANIFIESTO for n in nombres) != 1,
    }
    return next((codigo for codigo, lo_tiene in problemas.items() if lo_tiene), "")


def _sale_de_su_carpeta(nombre: str) -> bool:
    return nombre.startswith("/") or "\\" in nombre or ":" in nombre or ".." in PurePosixPath(nombre).parts
