"""From an uploaded bulk file to the table of its format: what may be taken, which column is which."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from typing import IO

from sso_portal.nucleo.documentos.juicio import MEGA, PROGRAMAS, Tipo
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado, demasiado_grande
from sso_portal.nucleo.legible.cifras import miles

from .conversion import sin_tildes
from .formatos import Columna, Formato
from .hoja_csv import leer_csv
from .hoja_xlsx import leer_xlsx
from .hojas import Hoja, HojaIlegible

XLSX = Tipo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",))
CSV = Tipo("text/csv", (".csv", ".txt", ".tsv"))
MAXIMO_BYTES = 20 * MEGA
MAXIMO_EXPANDIDO_BYTES = 200 * MEGA
COLUMNAS_DE_ERRORES = ("error_codigo", "error_explicacion", "como_corregir")  # ours, in the returned file
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def juzgar_hoja(nombre: str, contenido: IO[bytes]) -> Tipo:
    """The type of a bulk file that can be kept: XLSX or CSV of at most 20 MB, 200 MB once expanded.

    Raises ArchivoRechazado (vacio, hoja_grande, con_clave, cortado, ejecutable, tipo_hoja).
    """
    tamano = contenido.seek(0, 2)
    contenido.seek(0)
    if not tamano:
        raise ArchivoRechazado("vacio", nombre)
    if tamano > MAXIMO_BYTES:
        raise demasiado_grande("hoja_grande", nombre, tamano, MAXIMO_BYTES)
    datos = contenido.read()
    contenido.seek(0)
    if datos.startswith(PROGRAMAS):
        raise ArchivoRechazado("ejecutable", nombre)
    if datos.startswith(OLE):
        con_clave = "EncryptedPackage".encode("utf-16-le") in datos
        raise ArchivoRechazado("con_clave" if con_clave else "tipo_hoja", nombre)
    if datos.startswith(b"PK"):
        _juzgar_xlsx(nombre, datos)
        return XLSX
    es_utf16 = datos.startswith((b"\xff\xfe", b"\xfe\xff"))
    if datos.startswith(b"%PDF-") or (b"\0" in datos and not es_utf16):
        raise ArchivoRechazado("tipo_hoja", nombre)
    return CSV


def _juzgar_xlsx(nombre: str, datos: bytes) -> None:
    """Expand the whole ZIP once, counting: what its directory declares is not believed."""
    try:
        with zipfile.ZipFile(BytesIO(datos)) as comprimido:
            partes = comprimido.namelist()
            if "xl/workbook.xml" not in partes:
                raise ArchivoRechazado("tipo_hoja", nombre)
            if any(parte.endswith("vbaProject.bin") for parte in partes):
                raise ArchivoRechazado("ejecutable", nombre)
            if expandido(comprimido, MAXIMO_EXPANDIDO_BYTES) > MAXIMO_EXPANDIDO_BYTES:
                raise demasiado_grande(
                    "hoja_grande", nombre, MAXIMO_EXPANDIDO_BYTES + 1, MAXIMO_EXPANDIDO_BYTES
                )
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise ArchivoRechazado("cortado", nombre) from error


def expandido(comprimido: zipfile.ZipFile, maximo_bytes: int) -> int:
    """Bytes inside, counted by expanding; stops just past the limit."""
    total = 0
    for parte in comprimido.infolist():
        with comprimido.open(parte) as abierta:
            while trozo := abierta.read(MEGA):
                total += len(trozo)
                if total > maximo_bytes:
                    return total
    return total


def _forma(titulo: str) -> str:
    return "_".join(sin_tildes(titulo.replace("_", " ").replace("*", " ")).split())


@dataclass(frozen=True)
class Encabezado:
    """Which column of the sheet is which of the format."""

    indices: dict[str, int]  # name of the column → place in the sheet
    otras: dict[str, int]  # titles that the format does not know, kept for the returned file
    titulos: Sequence[str] = ()  # as they stand in the sheet, "" where there is none


def reconocer(titulos: Sequence[str], formato: Formato) -> Encabezado:
    """Match the titles with the columns, by name or alias, whatever the capitals, tildes and spaces.

    Raises HojaIlegible with every obligatory column that is missing and the title that looks like it.
    """
    por_forma = {_forma(n): c.nombre for c in formato.columnas for n in (*c.alias, c.rotulo, c.nombre) if n}
    indices: dict[str, int] = {}
    otras: dict[str, int] = {}
    for lugar, titulo in enumerate(titulos):
        nombre = por_forma.get(_forma(titulo))
        if nombre in indices:
            raise HojaIlegible(f"La columna «{nombre}» está dos veces. Deje una sola")
        if nombre:
            indices[nombre] = lugar
        elif titulo and _forma(titulo) not in COLUMNAS_DE_ERRORES:
            otras[titulo] = lugar
    faltan = [c for c in formato.columnas if c.obligatoria and c.nombre not in indices]
    if faltan:
        raise HojaIlegible(_frase_de_faltantes(faltan, list(otras)))
    return Encabezado(indices, otras, titulos)


def _frase_de_faltantes(faltan: list[Columna], otras: list[str]) -> str:
    formas = {_forma(t): t for t in otras}
    frases = []
    for columna in faltan:
        parecidas = get_close_matches(_forma(columna.nombre), formas, n=1, cutoff=0.6)
        pista = f" ¿Es «{formas[parecidas[0]]}»? Cámbiele el título." if parecidas else ""
        frases.append(f"Falta la columna «{columna.nombre}».{pista}")
    return " ".join(frases) + " Los títulos van en la primera fila, como en la plantilla"


def leer(datos: bytes, medio: str, formato: Formato) -> tuple[Hoja, Encabezado]:
    """Open a bulk file already judged and find its columns.

    Raises HojaIlegible: nothing to read, wrong titles, too many rows.
    """
    nombres = {_forma(c.nombre) for c in formato.columnas}
    hoja = (
        leer_xlsx(datos, lambda titulos: sum(_forma(t) in nombres for t in titulos))
        if medio == XLSX.medio
        else leer_csv(datos)
    )
    if hoja.titulos_combinados:
        raise HojaIlegible("La primera fila tiene celdas combinadas. Sepárelas: un título por columna")
    encabezado = reconocer(hoja.titulos, formato)
    cuantas = sum(1 for _ in hoja.filas())
    if not cuantas:
        raise HojaIlegible(
            "El archivo tiene los títulos pero ninguna fila. Agregue los datos desde la fila 2"
        )
    if cuantas > formato.max_filas:
        maximo = miles(formato.max_filas)
        raise HojaIlegible(
            f"El archivo tiene {miles(cuantas)} filas y el máximo es {maximo}. Divídalo en dos"
        )
    return hoja, encabezado
