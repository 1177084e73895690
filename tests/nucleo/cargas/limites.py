"""Files at the limits of what may be uploaded, and past them, and a process of its own that reads one.

python -m tests.nucleo.cargas.limites FILE      → JSON: what it says, MB of memory more than before, seconds
"""

import json
import sys
import time
from itertools import batched, chain, repeat
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from sso_portal.nucleo.cargas import lectura
from sso_portal.nucleo.cargas.hojas import HojaIlegible
from sso_portal.nucleo.documentos.rechazos import ArchivoRechazado

MEGA = 1024 * 1024
OFICINA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LIBRO = f'<workbook xmlns:r="{OFICINA}"><sheets>{{}}</sheets></workbook>'
HOJA = '<sheet name="H{0}" sheetId="{0}" r:id="r{0}"/>'
RELACION = f'<Relationship Id="r{{0}}" Type="{OFICINA}/worksheet" Target="worksheets/sheet{{0}}.xml"/>'
DOCUMENTO = f'<Relationship Id="r" Type="{OFICINA}/officeDocument" Target="xl/workbook.xml"/>'
TIPOS = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def libro(ruta, *hojas, textos=()):
    """An XLSX whose sheets have these rows, and its cells these ``textos``: iterables of texts of XML."""
    with ZipFile(ruta, "w", ZIP_DEFLATED, compresslevel=1) as zip_:
        numeros = range(1, len(hojas) + 1)
        zip_.writestr("[Content_Types].xml", TIPOS)
        zip_.writestr("_rels/.rels", f"<Relationships>{DOCUMENTO}</Relationships>")
        zip_.writestr("xl/workbook.xml", LIBRO.format("".join(map(HOJA.format, numeros))))
        relaciones = "".join(map(RELACION.format, numeros))
        zip_.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relaciones}</Relationships>")
        for numero, filas in zip(numeros, hojas, strict=True):
            partes = chain(["<worksheet><sheetData>"], filas, ["</sheetData></worksheet>"])
            _escribir(zip_, f"xl/worksheets/sheet{numero}.xml", partes)
        if textos:
            _escribir(zip_, "xl/sharedStrings.xml", textos)


def _escribir(zip_, nombre, textos):
    with zip_.open(nombre, "w", force_zip64=True) as parte:
        for varios in batched(textos, 1000):
            parte.write("".join(varios).encode())


def letras(columna):
    """«A» of 0, «BDWGN» of 1,000,000."""
    texto = ""
    while columna >= 0:
        columna, resto = divmod(columna, 26)
        texto, columna = chr(65 + resto) + texto, columna - 1
    return texto


def filas(cuantas, columnas, celda='<c r="{}{}"><v>1</v></c>'):
    """Rows of ``cuantas`` × ``columnas`` cells, one by one."""
    nombres = [letras(n) for n in range(columnas)]
    for n in range(1, cuantas + 1):
        yield f'<row r="{n}">{"".join(celda.format(nombre, n) for nombre in nombres)}</row>'


def repetido(texto, megas):
    """``texto`` until it weighs ``megas``."""
    return repeat(texto * 1000, megas * MEGA // (len(texto) * 1000))


def leer(ruta):
    """What the portal says of the file: the sentence, or how many cells it read."""
    with Path(ruta).open("rb") as contenido:
        try:
            medio = lectura.juzgar_hoja(Path(ruta).name, contenido).medio
            abrir = lectura.leer_csv if medio == lectura.CSV.medio else lambda d: lectura.leer_xlsx(d, len)
            return f"{sum(map(len, abrir(contenido.read()).celdas))} celdas"
        except (ArchivoRechazado, HojaIlegible) as rechazo:
            return str(rechazo)


def memoria(cual):
    """A line of /proc/self/status, in MB."""
    lineas = Path("/proc/self/status").read_text().splitlines()
    return next(int(linea.split()[1]) for linea in lineas if linea.startswith(cual)) / 1024


if __name__ == "__main__":
    antes, inicio = memoria("VmHWM"), time.perf_counter()
    dicho = leer(sys.argv[1])
    sys.stdout.write(json.dumps([dicho, memoria("VmHWM") - antes, time.perf_counter() - inicio]))
