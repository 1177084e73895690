"""clamd over INSTREAM: the whole protocol the portal needs. Source: clamd(8), INSTREAM."""

import socket
import struct
from contextlib import closing
from time import monotonic
from typing import IO

from django.conf import settings

TROZO_BYTES = 64 * 1024
LIMITE_SEGUNDOS = 30


class AntivirusSinRespuesta(Exception):
    """clamd is configured but did not answer with a verdict: the file has not been looked at."""


def esta_configurado() -> bool:
    return bool(settings.CLAMD)


def encuentra_riesgo(contenido: IO[bytes]) -> bool:
    """Whether clamd knows a risk in ``contenido`` (left at its beginning); False where none is configured.

    Raises AntivirusSinRespuesta when there is no verdict within 30 seconds.
    """
    if not esta_configurado():
        return False
    contenido.seek(0)
    try:
        respuesta = _preguntar(contenido, limite=monotonic() + LIMITE_SEGUNDOS)
    except OSError as error:
        raise AntivirusSinRespuesta(str(error)) from error
    finally:
        contenido.seek(0)
    if respuesta.endswith(b" FOUND"):
        return True
    if respuesta == b"stream: OK":
        return False
    raise AntivirusSinRespuesta(respuesta.decode(errors="replace"))


def _preguntar(contenido: IO[bytes], *, limite: float) -> bytes:
    with closing(_conectar()) as conexion:
        conexion.sendall(b"zINSTREAM\0")
        while trozo := contenido.read(TROZO_BYTES):
            _acotar(conexion, limite)
            conexion.sendall(struct.pack("!L", len(trozo)) + trozo)
        conexion.sendall(struct.pack("!L", 0))
        respuesta = b""
        while not respuesta.endswith(b"\0"):
            _acotar(conexion, limite)
            parte = conexion.recv(4096)
            if not parte:
                break
            respuesta += parte
    return respuesta.rstrip(b"\0")


def _acotar(conexion: socket.socket, limite: float) -> None:
    """Give the connection only the seconds that are left."""
    if (quedan := limite - monotonic()) <= 0:
        raise TimeoutError("clamd no respondió a tiempo")
    conexion.settimeout(quedan)


def _conectar() -> socket.socket:
    if settings.CLAMD.startswith("/"):
        conexion = socket.socket(socket.AF_UNIX)
        conexion.settimeout(5)
        try:
            conexion.connect(settings.CLAMD)
        except OSError:
            conexion.close()
            raise
        return conexion
    servidor, _, puerto = settings.CLAMD.rpartition(":")
    return socket.create_connection((servidor, int(puerto)), timeout=5)
