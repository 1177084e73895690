"""Hashes of the programs that allocate and verify: published with the convocatoria, frozen in H0."""

import hashlib
from pathlib import Path

from .canonico import sha256_canonico

AQUI = Path(__file__).resolve().parent
MOTOR = ("canonico", "certificado", "entrada", "listas", "merkle", "motor", "sorteo")
VERIFICADOR = AQUI.parent / "verificador" / "verificar.py"


def huella_motor() -> str:
    """SHA-256 (hex) of the canonical {file name: SHA-256 of its bytes} of the modules that allocate."""
    rutas = [AQUI / f"{modulo}.py" for modulo in MOTOR]
    return sha256_canonico({ruta.name: hashlib.sha256(ruta.read_bytes()).hexdigest() for ruta in rutas})


def huella_verificador() -> str:
    """SHA-256 (hex) of `verificador/verificar.py`, byte by byte: the one anybody obtains with `sha256sum`."""
    return hashlib.sha256(VERIFICADOR.read_bytes()).hexdigest()
