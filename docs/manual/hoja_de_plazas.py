"""The IPS with a spreadsheet: all errors at once, the file returned with them, then the good one."""

import csv
import io

from tests.recorrido.paseante import Paseante


def cargar(ips: Paseante, marca: str) -> None:
    """Two posts, one with two mistakes; then the same file, mended. ``marca`` makes the file its own."""
    ips.entrar("ips")
    ips.seguir("Mis plazas")
    ips.seguir("Proponer varias por archivo")
    filas = list(csv.DictReader(io.StringIO(ips.descargar("CSV").decode("utf-8-sig")), delimiter=";"))[:2]
    for n, fila in enumerate(filas):
        fila["cargo"] = f"Cargo {marca}-{n}"
    mala = {**filas[1], "puestos": "40", "duracion_meses": "3"}
    _subir(ips, [filas[0], mala])
    ips.lee("1 fila por corregir")
    ips.lee("Fila 3")
    ips.mirar()
    ips.descargar("columna de errores")
    ips.seguir("Subir el archivo corregido")
    _subir(ips, filas)
    ips.lee("Todas las filas están bien")
    ips.mirar()
    ips.pulsar("Confirmar 2 plazas")
    ips.lee("Se guardaron 2 plazas")
    ips.mirar()
    ips.ir("/plazas/mias/?estado=enviada")
    ips.lee(f"Cargo {marca}-1")


def _subir(ips: Paseante, filas: list[dict[str, str]]) -> None:
    salida = io.StringIO()
    hoja = csv.DictWriter(salida, filas[0].keys(), delimiter=";")
    hoja.writeheader()
    hoja.writerows(filas)
    archivo = {"name": "plazas.csv", "mimeType": "text/csv", "buffer": salida.getvalue().encode()}
    ips.pagina.locator("input[type=file]").set_input_files(archivo)
    ips.pulsar("Subir y revisar")
