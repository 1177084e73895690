"""Keys derived from SECRET_KEY, encryption of short texts, and blind indexes to find them again.

AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D); HKDF-SHA256 (RFC 5869) separates the uses.
"""

import hmac
import os
from functools import cache
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@cache
def llave(uso: str) -> bytes:
    """32 bytes for one use («identidad», «indice», «motivos»…), stable while SECRET_KEY is."""
    derivacion = HKDF(algorithm=SHA256(), length=32, salt=b"portal-sso-v1", info=uso.encode())
    return derivacion.derive(settings.SECRET_KEY.encode())


def cifrar(texto: str, con: bytes) -> bytes:
    """Nonce and ciphertext of ``texto`` under the 32-byte key ``con``."""
    nonce = os.urandom(12)
    return nonce + AESGCM(con).encrypt(nonce, texto.encode(), None)


def descifrar(cifrado: bytes, con: bytes) -> str:
    """The text that `cifrar` hid. Raises cryptography.exceptions.InvalidTag if a byte changed."""
    cifrado = bytes(cifrado)
    return AESGCM(con).decrypt(cifrado[:12], cifrado[12:], None).decode()


def indice_ciego(uso: str, texto: str) -> str:
    """64 hexadecimal characters, equal for equal texts of the same use, useless without the key."""
    return hmac.new(llave(f"indice:{uso}"), texto.encode(), sha256).hexdigest()
