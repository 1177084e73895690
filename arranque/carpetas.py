"""Where this copy of the project keeps its data, and who may enter."""

import fcntl
import hashlib
import os
import secrets
import stat
from pathlib import Path
from time import monotonic, sleep
from typing import IO

from .mensajes import Problema

RAIZ = Path(__file__).resolve().parent.parent
PACIENCIA_S = 15
LARGO_DE_ENCHUFE = 85  # a socket's path has 107 bytes: folder, slash and «.s.PGSQL.5432.lock»


def carpeta_var() -> Path:
    """Return PORTAL_VAR, or ``var/`` of the project."""
    return Path(os.environ.get("PORTAL_VAR") or RAIZ / "var").absolute()


def carpeta_privada(carpeta: Path) -> Path:
    """Return the folder, made if needed, open to nobody else. Raises Problema if it is not ours."""
    carpeta.mkdir(parents=True, exist_ok=True, mode=0o700)
    datos = carpeta.lstat()
    if not stat.S_ISDIR(datos.st_mode) or datos.st_uid != os.geteuid():
        raise Problema(
            f"La carpeta {carpeta} es de otra persona: bórrela o pida que la borren y repita la orden."
        )
    carpeta.chmod(0o700)
    return carpeta


def carpeta_de_enchufes(var: Path) -> Path:
    """Return a private folder for sockets: inside var/, or a short one where that path is too long."""
    propia = var / "enchufes"
    if len(os.fsencode(propia)) <= LARGO_DE_ENCHUFE:
        return carpeta_privada(propia)
    huella = hashlib.sha256(os.fsencode(var)).hexdigest()[:12]
    corta = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp")  # noqa: S108 (made 0700 and checked to be ours)
    return carpeta_privada(corta / f"portal-{huella}")


def _vive(quien: str) -> bool:
    proceso = quien.rpartition(" ")[2]
    orden = Path(f"/proc/{proceso}/cmdline")
    return orden.exists() and bool(orden.read_bytes())  # a dead one not yet buried has none


def cerrar_con_llave(var: Path, lo_que_es: str) -> IO:
    """Hold the folder for as long as the returned file is open. Raises Problema if another has it.

    A copy that was killed keeps it some seconds more, while its processes end: those are waited for.
    """
    var.mkdir(parents=True, exist_ok=True)
    llave = (var / "cerrojo").open("a+")
    limite = monotonic() + PACIENCIA_S
    while True:
        try:
            fcntl.flock(llave, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except OSError:
            llave.seek(0)
            quien = llave.read().strip()
            if _vive(quien) or monotonic() > limite:
                llave.close()
                raise Problema(
                    f"Ya hay una copia en marcha con los datos de {var} ({quien}): termínela."
                ) from None
            sleep(0.1)
    llave.truncate(0)
    llave.write(f"{lo_que_es}, proceso {os.getpid()}")
    llave.flush()
    return llave


def secreto(var: Path, *, con_datos: bool) -> str:
    """Return the key of this copy, made once and readable only by its owner.

    Raises Problema when there is data but no key: what is encrypted could not be read.
    """
    archivo = var / "secreto"
    if archivo.exists():
        return archivo.read_text().strip()
    if con_datos:
        raise Problema(
            f"Falta {archivo}: recupérelo de una copia o empiece de nuevo con bin/demo --reiniciar."
        )
    with os.fdopen(os.open(archivo, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as nuevo:
        nuevo.write(secrets.token_urlsafe(64))
    return archivo.read_text()
