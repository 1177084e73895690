"""The public lottery «sorteo-v1»: where the seed comes from and how it orders the applicants.

Nobody chooses the seed: it joins the frozen data (H0), a public beacon nobody knew, and what the veedores
committed to before. Anyone can repeat every step with the functions of this page.
Source: RFC 2104 (HMAC), RFC 5869 (HKDF), RFC 3797 (publicly verifiable selection).
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CODIGO = re.compile(r"[A-Z0-9_-]+")
DADOS = re.compile(r"[1-6]*")
BYTES_FIRMA = 48


def etiqueta(semilla: bytes, proceso: str, profesion: str, identificador: str) -> bytes:
    """Lottery label of one person: 32 bytes, compared as a big-endian number; the smallest goes first."""
    mensaje = f"sso-sorteo-v1|{proceso}|{profesion}|{identificador}".encode("ascii")
    return hmac.digest(semilla, mensaje, "sha256")


def ordenar(semilla: bytes, proceso: str, profesion: str, identificadores: Iterable[str]) -> list[str]:
    """Draw: the identifiers in lottery order. The position of each is its index, from 0.

    ``semilla`` is the 32 raw bytes. Raises ValueError if the process, the profession or an identifier has
    characters other than ``A-Z 0-9 _ -`` (a separator inside one would let two messages be equal).
    """
    if len(semilla) != 32:
        raise ValueError("La semilla tiene 32 bytes.")
    identificadores = list(identificadores)
    for texto in (proceso, profesion, *identificadores):
        if not CODIGO.fullmatch(texto):
            raise ValueError(f"«{texto}» sólo puede tener letras mayúsculas, números, guion y guion bajo.")
    etiquetas = {i: etiqueta(semilla, proceso, profesion, i) for i in identificadores}
    return sorted(etiquetas, key=lambda i: (etiquetas[i], i))


def aporte_veedor(azar: bytes, texto: str) -> bytes:
    """What a veedor contributes, x_v: SHA-256(32 random bytes of the device ‖ typed text in NFC)."""
    if len(azar) != 32:
        raise ValueError("El azar del dispositivo tiene 32 bytes.")
    return hashlib.sha256(azar + unicodedata.normalize("NFC", texto).encode()).digest()


def compromiso(h0: str, veedor: str, aporte: bytes) -> str:
    """Commitment C_v (hex), published before anyone reveals: it fixes x_v without showing it.

    SHA-256("sso-veedor-v1" ‖ H0 as 32 raw bytes ‖ identifier of the veedor in ASCII ‖ x_v as 32 raw bytes).
    """
    if len(aporte) != 32:
        raise ValueError("El aporte de un veedor tiene 32 bytes.")
    return hashlib.sha256(b"sso-veedor-v1" + bytes.fromhex(h0) + veedor.encode("ascii") + aporte).hexdigest()


def derivar_semilla(
    h0: str, firma: bytes, aportes: Sequence[bytes | None], dados: str, proceso: str
) -> bytes:
    """Seed of the process, 32 raw bytes: HKDF-SHA256 over everything nobody could choose alone.

    ``h0``: hex. ``firma``: the 48-byte signature of the announced round. ``aportes``: x_v of each veedor in
    the frozen order, None for whoever did not reveal. ``dados``: ASCII digits 1 to 6, empty without dice.
    Raises ValueError if a part does not have its form.
    """
    if len(firma) != BYTES_FIRMA:
        raise ValueError("La firma de la baliza tiene 48 bytes.")
    if not DADOS.fullmatch(dados):
        raise ValueError("Los dados se escriben con números del 1 al 6.")
    if any(aporte is not None and len(aporte) != 32 for aporte in aportes):
        raise ValueError("El aporte de un veedor tiene 32 bytes.")
    partes = [firma, *(aporte or b"" for aporte in aportes), dados.encode("ascii")]
    material = b"".join(len(parte).to_bytes(4, "big") + parte for parte in partes)
    return hkdf(bytes.fromhex(h0), material, f"sso-seed-v1|{proceso}".encode("ascii"), 32)


def hkdf(sal: bytes, material: bytes, info: bytes, largo: int) -> bytes:
    """HKDF-SHA256 (RFC 5869): extract, then expand to ``largo`` bytes."""
    clave = hmac.digest(sal or bytes(32), material, "sha256")
    salida, bloque = b"", b""
    for numero in range(1, -(-largo // 32) + 1):
        bloque = hmac.digest(clave, bloque + info + bytes([numero]), "sha256")
        salida += bloque
    return salida[:largo]
