"""One call to another system: signed, short, never to an address inside the house, never followed elsewhere.

The name is resolved once and that address is the one connected to, so that a name cannot point inside
between the look and the call. Source: RFC 2104 (HMAC), RFC 1918 and RFC 6890 (addresses for special use).
"""

import hmac
import socket
import ssl
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from time import monotonic
from urllib.parse import SplitResult, urlsplit

ESPERA_S = 5.0  # for each piece of the answer
TOTAL_S = 10.0  # for all of it
MAXIMO_BYTES = 2048  # of the answer that is kept


class LlamadaFallida(Exception):
    """The other system was not told; the text is for whoever reads the log of calls."""


@dataclass(frozen=True)
class Contestacion:
    """What the other system answered: its status and the beginning of its text."""

    codigo: int
    texto: str

    @property
    def es_buena(self) -> bool:
        return 200 <= self.codigo < 300


def firma(secreto: str, instante: int, cuerpo: bytes) -> str:
    """The header that proves who calls: HMAC-SHA256 of «instant.body», with the instant (Unix seconds)."""
    dicho = f"{instante}.".encode() + cuerpo
    return f"t={instante},v1={hmac.new(secreto.encode(), dicho, sha256).hexdigest()}"


def direccion_permitida(url: str, privadas: Collection[str] = ()) -> str:
    """The one address to which ``url`` may be called. ``privadas``: hosts of the house that may be called.

    Raises LlamadaFallida for what is no https address, cannot be found, or is inside the house.
    """
    partes = urlsplit(url)
    es_de_casa = partes.hostname in privadas
    if partes.scheme != "https" and not (es_de_casa and partes.scheme == "http"):
        raise LlamadaFallida("La dirección debe empezar por https://")
    try:
        halladas = socket.getaddrinfo(partes.hostname, _puerto(partes), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise LlamadaFallida("No encontramos esa dirección. Revise cómo está escrita") from error
    direcciones = [str(h[4][0]) for h in halladas]
    if not es_de_casa and not all(ip_address(d).is_global for d in direcciones):
        raise LlamadaFallida("Esa dirección es de una red privada: el portal no llama allá")
    return direcciones[0]


def llamar(
    url: str, cuerpo: bytes, cabeceras: dict[str, str], *, privadas: Collection[str] = ()
) -> Contestacion:
    """POST ``cuerpo`` (JSON) to ``url``. Raises LlamadaFallida if it hangs, breaks or may not be called."""
    partes, direccion = urlsplit(url), direccion_permitida(url, privadas)
    conexion = _conexion(partes, direccion)
    fin = monotonic() + TOTAL_S
    try:
        ruta = (partes.path or "/") + (f"?{partes.query}" if partes.query else "")
        todas = {"Host": partes.netloc, "Content-Type": "application/json", **cabeceras}
        conexion.request("POST", ruta, cuerpo, todas)
        respuesta = conexion.getresponse()
        return Contestacion(respuesta.status, _leer(respuesta, fin))
    except TimeoutError as error:
        raise LlamadaFallida("No contestó a tiempo") from error
    except (OSError, HTTPException, ValueError) as error:
        raise LlamadaFallida(f"La conexión se rompió ({type(error).__name__})") from error
    finally:
        conexion.close()


class _PorDireccion(HTTPSConnection):
    """HTTPS to an address already chosen, with the certificate of the name."""

    def __init__(self, direccion: str, puerto: int, nombre: str) -> None:
        super().__init__(direccion, puerto, timeout=ESPERA_S, context=ssl.create_default_context())
        self.nombre = nombre

    def connect(self) -> None:
        crudo = socket.create_connection((self.host, self.port), ESPERA_S)
        contexto: ssl.SSLContext = self._context  # type: ignore[attr-defined]
        self.sock = contexto.wrap_socket(crudo, server_hostname=self.nombre)


def _conexion(partes: SplitResult, direccion: str) -> HTTPConnection:
    if partes.scheme == "https":
        return _PorDireccion(direccion, _puerto(partes), partes.hostname or "")
    return HTTPConnection(direccion, _puerto(partes), timeout=ESPERA_S)


def _puerto(partes: SplitResult) -> int:
    return partes.port or (443 if partes.scheme == "https" else 80)


def _leer(respuesta, fin: float) -> str:
    """The beginning of the answer; an answer that drips is cut at its hour."""
    leido = b""
    while len(leido) < MAXIMO_BYTES and (trozo := respuesta.read1(MAXIMO_BYTES - len(leido))):
        leido += trozo
        if monotonic() > fin:
            raise TimeoutError
    return leido.decode("utf-8", "replace")
