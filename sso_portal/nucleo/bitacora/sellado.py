"""Bytes, leaves and chain of the record: plain values in, plain values out."""

import json
from collections.abc import Iterable
from datetime import UTC
from hashlib import sha256

CADENA_INICIAL = "0" * 64
CAMPOS = (
    "id",
    "ocurrido_en",
    "acto",
    "sujeto",
    "sujeto_id",
    "actor_id",
    "actor_rol",
    "datos",
    "motivo_de",
    "motivo_cifrado",
)


def bytes_canonicos(fila: dict) -> bytes:
    """One event (``CAMPOS`` by name) as canonical JSON: sorted keys, no spaces, instants in ISO UTC."""
    valores = fila | {
        "ocurrido_en": fila["ocurrido_en"].astimezone(UTC).isoformat(timespec="microseconds"),
        "motivo_cifrado": bytes(fila["motivo_cifrado"]).hex(),
    }
    return json.dumps(valores, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def huella(fila: dict) -> str:
    """SHA-256 of the canonical bytes of an event, in hexadecimal."""
    return sha256(bytes_canonicos(fila)).hexdigest()


def raiz(huellas: Iterable[str]) -> str:
    """SHA-256 of the leaves of a batch, concatenated in their order."""
    return sha256(b"".join(bytes.fromhex(h) for h in huellas)).hexdigest()


def cadena(anterior: str, raiz_lote: str) -> str:
    """The link that ties a batch to everything before it."""
    return sha256(bytes.fromhex(anterior) + bytes.fromhex(raiz_lote)).hexdigest()
