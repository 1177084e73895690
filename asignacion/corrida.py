"""One run of the whole draw: the engine, the certificate and, as another process, the independent verifier.

Bytes in, bytes out: no database and no clock, so that it can be killed and run again to the same bytes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .canonico import bytes_canonicos, leer, sha256_canonico
from .certificado import certificar
from .comprobante import raiz_resultados
from .huellas import VERIFICADOR, huella_motor, huella_verificador
from .motor import asignar, orden_de_sorteo

RECALCULADO = re.compile(
    r"^bien +(?P<profesion>[A-Z0-9_-]+)/resultado\.json: sorteo y asignación recalculados +"
    r"(?P<sha>[0-9a-f]{64})$",
    re.MULTILINE,
)
ESPERA_S = 120


class CorridaDetenida(Exception):
    """The programs do not agree, or are not the announced ones: nothing may be published."""


@dataclass(frozen=True)
class Corrida:
    """The result of one profession: its object, canonical bytes, root of salted results, verifier's hash."""

    resultado: dict[str, Any]
    datos: bytes
    raiz: str
    verificado_sha256: str

    @property
    def sha256(self) -> str:
        return str(self.resultado["sha256"])


def correr(archivos: dict[str, bytes], semilla: str) -> dict[str, Corrida]:
    """Allocate every profession of a folder that has everything but results, and have it verified.

    ``archivos``: path → bytes (carpeta.armar_carpeta). Returns profession → Corrida.
    Raises CorridaDetenida if the programs are not those frozen, the certificate fails or the verifier
    differs.
    """
    congelado = leer(archivos["congelamiento.json"])
    _exigir_programas(congelado)
    resultados = {codigo: _asignar(archivos, codigo, semilla) for codigo in sorted(congelado["profesiones"])}
    completos = {f"{codigo}/resultado.json": bytes_canonicos(r) for codigo, r in resultados.items()}
    verificados = verificar({**archivos, **completos})
    corridas = {}
    for codigo, resultado in resultados.items():
        if verificados.get(codigo) != resultado["sha256"]:
            raise CorridaDetenida(f"{codigo}: el programa independiente llegó a otro resultado.")
        corridas[codigo] = Corrida(
            resultado,
            completos[f"{codigo}/resultado.json"],
            raiz_resultados(resultado, leer(archivos[f"{codigo}/sales.json"])["sales"]),
            verificados[codigo],
        )
    return corridas


def huella_total(corridas: dict[str, Corrida]) -> str:
    """The one hash of everything that came out: of the canonical {profession: {resultado, raiz}}."""
    return sha256_canonico(
        {codigo: {"resultado": c.sha256, "raiz": c.raiz} for codigo, c in corridas.items()}
    )


def verificar(archivos: dict[str, bytes]) -> dict[str, str]:
    """Write the folder and run `verificador/verificar.py` on it as anybody would; profession → hash it got.

    Raises CorridaDetenida with what the verifier says, if it does not end well.
    """
    with tempfile.TemporaryDirectory(prefix="sorteo-") as lugar:
        for ruta, datos in archivos.items():
            destino = Path(lugar) / ruta
            destino.parent.mkdir(parents=True, exist_ok=True)
            destino.write_bytes(datos)
        proceso = subprocess.run(  # noqa: S603 (our own file, on a folder just written)
            [sys.executable, "-I", str(VERIFICADOR), lugar],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
            timeout=ESPERA_S,
        )
    if proceso.returncode:
        faltas = [linea for linea in proceso.stdout.splitlines() if not linea.startswith("bien")]
        raise CorridaDetenida("El programa independiente no está de acuerdo: " + " · ".join(faltas)[:2000])
    return {hallado["profesion"]: hallado["sha"] for hallado in RECALCULADO.finditer(proceso.stdout)}


def _exigir_programas(congelado: dict[str, Any]) -> None:
    if congelado["motor_sha256"] != huella_motor() or congelado["verificador_sha256"] != huella_verificador():
        raise CorridaDetenida("Los programas instalados no son los que se anunciaron al sellar.")


def _asignar(archivos: dict[str, bytes], codigo: str, semilla: str) -> dict[str, Any]:
    entrada = leer(archivos[f"{codigo}/entrada.json"])
    resultado = asignar(entrada, semilla)
    if fallas := certificar(entrada, resultado, orden_de_sorteo(entrada, semilla)):
        raise CorridaDetenida(f"{codigo}: el certificado no se cumple. {fallas[0]}")
    return resultado
