"""The public beacon: bytes that a league of organisations publishes every three seconds (drand quicknet).

The round is announced weeks before; nobody, the ministry included, can know or choose what it will say.
Whatever brings the value (a mirror, a file, a person who types it), it counts only if its signature verifies.
Source: drand quicknet, scheme bls-unchained-g1-rfc9380; RFC 9380 (hashing to curves).
"""

from __future__ import annotations

import hashlib
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from py_ecc.bls.hash_to_curve import hash_to_G1
from py_ecc.bls.point_compression import decompress_G1, decompress_G2
from py_ecc.bls.typing import G1Compressed, G2Compressed
from py_ecc.optimized_bls12_381 import G2, curve_order, is_inf, multiply, pairing

if TYPE_CHECKING:
    from collections.abc import Iterable

CADENA = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
CLAVE_PUBLICA = (
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c"
    "8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb"
    "5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
GENESIS = 1692803367
PERIODO_S = 3
DOMINIO = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
ESPEJOS = (
    "https://api.drand.sh",
    "https://api2.drand.sh",
    "https://api3.drand.sh",
    "https://drand.cloudflare.com",
)
ESPERA_S = 5


class BalizaInvalida(ValueError):
    """What arrived is not the value of the announced round; the message says why, in Spanish."""


class BalizaNoDisponible(Exception):
    """No mirror answered: the value may be typed in or read from a file; nothing else replaces it."""


@dataclass(frozen=True)
class Pulso:
    """A verified round. ``firma``: 48 bytes; ``aleatoriedad``: its SHA-256, 32 bytes."""

    ronda: int
    firma: bytes

    @property
    def aleatoriedad(self) -> bytes:
        return hashlib.sha256(self.firma).digest()


def ronda_en(instante: int) -> int:
    """Round announced for an instant (Unix seconds): the first one that cannot be known before it."""
    return -(-(instante - GENESIS) // PERIODO_S) + 1


def instante_de(ronda: int) -> int:
    """When a round is published, in Unix seconds."""
    return GENESIS + (ronda - 1) * PERIODO_S


def de_valor(ronda: int, texto: str) -> Pulso:
    """The adapter of the room without internet: the signature typed in, hex, spaces and case free."""
    try:
        firma = bytes.fromhex("".join(texto.split()))
    except ValueError as error:
        raise BalizaInvalida("La firma se escribe con números y letras de la A a la F.") from error
    return verificar(ronda, firma)


def de_archivo(ronda: int, datos: bytes) -> Pulso:
    """The adapter of a saved answer: JSON of a mirror (round, signature) or ours (ronda, firma)."""
    try:
        objeto = json.loads(datos)
        numero = objeto.get("round", objeto.get("ronda"))
        firma = objeto.get("signature", objeto.get("firma"))
    except (ValueError, AttributeError) as error:
        raise BalizaInvalida("El archivo no tiene la forma de una respuesta de la baliza.") from error
    if numero != ronda:
        raise BalizaInvalida(f"El archivo es de la ronda {numero} y la anunciada es la {ronda}.")
    return de_valor(ronda, str(firma))


def de_red(ronda: int, espejos: Iterable[str] = ESPEJOS) -> Pulso:
    """The adapter of the network: asks each mirror in turn, believes none without verifying.

    Raises BalizaNoDisponible if no mirror gave a value that verifies.
    """
    for espejo in espejos:
        try:
            return de_archivo(ronda, _pedir(f"{espejo}/{CADENA}/public/{ronda}"))
        except (OSError, urllib.error.URLError, BalizaInvalida):
            continue
    raise BalizaNoDisponible(f"Ningún espejo entregó todavía la ronda {ronda}.")


def verificar(ronda: int, firma: bytes) -> Pulso:
    """Check the BLS signature of a round against the public key of quicknet (about 1.5 s).

    Raises BalizaInvalida if it is not 48 bytes, not a point of the group, or not the signature of the round.
    """
    if len(firma) != 48:
        raise BalizaInvalida(f"La firma tiene 48 bytes (96 cifras); llegaron {len(firma)}.")
    punto = _punto(firma)
    mensaje = hash_to_G1(hashlib.sha256(ronda.to_bytes(8, "big")).digest(), DOMINIO, hashlib.sha256)  # type: ignore[arg-type]
    if pairing(G2, punto) != pairing(_clave_publica(), mensaje):
        raise BalizaInvalida(f"La firma no es de la ronda {ronda} de la baliza anunciada.")
    return Pulso(ronda, firma)


def _punto(firma: bytes) -> Any:
    try:
        punto = decompress_G1(G1Compressed(int.from_bytes(firma, "big")))
    except (ValueError, AssertionError) as error:
        raise BalizaInvalida("La firma no es un punto de la curva: revise que esté completa.") from error
    if is_inf(punto) or not is_inf(multiply(punto, curve_order)):
        raise BalizaInvalida("La firma es un punto fuera del grupo de la baliza.")
    return punto


def _clave_publica() -> Any:
    mitades = int(CLAVE_PUBLICA[:96], 16), int(CLAVE_PUBLICA[96:], 16)
    return decompress_G2(G2Compressed(mitades))


def _pedir(direccion: str) -> bytes:
    if not direccion.startswith("https://"):
        raise BalizaInvalida("Los espejos de la baliza se consultan por https.")
    with urllib.request.urlopen(direccion, timeout=ESPERA_S) as respuesta:  # noqa: S310 — https is checked above
        return respuesta.read(10_000)
