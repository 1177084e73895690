"""What no Python package brings: libraries for PDF, a typeface, a browser. Installed as root, else named."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from .mensajes import Problema, decir

NAVEGADORES = ("chromium", "chromium-browser", "google-chrome")
CARPETAS_DE_LETRAS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
)
ESPACIO_MINIMO_MB = 1500


def _biblioteca(nombre: str) -> bool:
    for archivo in (f"lib{nombre}.so.0", f"lib{nombre}.dylib", f"lib{nombre}.0.dylib"):
        try:
            ctypes.CDLL(archivo)
        except OSError:
            continue
        return True
    return False


def _letras() -> bool:
    carpetas = (Path(carpeta).expanduser() for carpeta in CARPETAS_DE_LETRAS)
    return any(next(carpeta.rglob("*.[to]t[fc]"), None) for carpeta in carpetas if carpeta.is_dir())


# Debian package → is what it brings here already?
PARA_LA_DEMO: dict[str, Callable[[], bool]] = {
    "libpango-1.0-0": lambda: _biblioteca("pango-1.0"),
    "libpangoft2-1.0-0": lambda: _biblioteca("pangoft2-1.0"),
    "libharfbuzz-subset0": lambda: _biblioteca("harfbuzz-subset"),
    "fonts-dejavu-core": _letras,
}
PARA_LAS_PRUEBAS = PARA_LA_DEMO | {"chromium": lambda: any(map(shutil.which, NAVEGADORES))}
LIGERO = "chromium-headless-shell"  # not every system has it; with it the tests take less


def exigir(paquetes: dict[str, Callable[[], bool]]) -> None:
    """Leave the packages installed. Raises Problema naming what is missing where it may not install."""
    faltan = [paquete for paquete, presente in paquetes.items() if not presente()]
    if faltan and _puede_instalar():
        decir(f"Instalando del sistema: {', '.join(faltan)}…")
        _instalar(faltan)
        faltan = [paquete for paquete in faltan if not paquetes[paquete]()]
    if faltan:
        lista = " ".join(faltan)
        raise Problema(
            f"Falta del sistema: {lista}. Instálelo (sudo apt-get install {lista}) y repita la orden."
        )


def aligerar() -> None:
    """Leave the light browser installed where that can be; without it the whole one serves."""
    if not shutil.which(LIGERO) and _puede_instalar():
        _instalar([LIGERO])


def _puede_instalar() -> bool:
    return os.geteuid() == 0 and bool(shutil.which("apt-get"))


def _instalar(paquetes: list[str]) -> None:
    entorno = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    instalar = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *paquetes]
    for orden in (["apt-get", "update", "-q"], instalar):
        subprocess.run(orden, env=entorno, stdin=subprocess.DEVNULL, capture_output=True, check=False)


def exigir_espacio(carpeta: Path) -> None:
    """Raises Problema when the disk of the folder has too little room left."""
    libres = shutil.disk_usage(carpeta).free // 2**20
    if libres < ESPACIO_MINIMO_MB:
        raise Problema(
            f"En el disco de {carpeta} sólo quedan {libres} MB: libere hasta tener {ESPACIO_MINIMO_MB} MB."
        )
