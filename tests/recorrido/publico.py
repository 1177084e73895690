"""Anybody, on another computer: the published files and the program that recomputes them."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.conf import settings

from .paseante import Paseante

ALTERADO = "MEDICINA/resultado.json"


def descargar_carpeta(cualquiera: Paseante, casa: str, destino: Path) -> Path:
    """Download the ZIP from the public page and open it. Return the folder with the files."""
    cualquiera.ir(f"{casa}/")
    with ZipFile(BytesIO(cualquiera.descargar("todos los archivos"))) as comprimido:
        comprimido.extractall(destino)
    return next(destino.rglob(ALTERADO)).parent.parent


def verificar(carpeta: Path) -> tuple[int, str]:
    """Run the verifier alone, as in another computer. Return its exit code and its last words."""
    programa = settings.BASE_DIR / "verificador" / "verificar.py"
    hecho = subprocess.run(
        [sys.executable, "-I", str(programa), str(carpeta)], capture_output=True, text=True, check=False
    )
    return hecho.returncode, hecho.stdout if hecho.returncode else hecho.stdout.split("\n")[-2]


def cambiar_un_byte(carpeta: Path) -> str:
    """Alter one digit of a result. Return the name the verifier must say."""
    archivo = carpeta / ALTERADO
    datos = bytearray(archivo.read_bytes())
    sitio = next(i for i, byte in enumerate(datos) if chr(byte).isdigit())
    datos[sitio] = ord("1") if datos[sitio] != ord("1") else ord("2")
    archivo.write_bytes(datos)
    return "MEDICINA"
