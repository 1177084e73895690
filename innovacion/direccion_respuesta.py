"""The address one answers to comment by mail: a person and a conversation, signed, until a day.

«respuestas+qaaaaacu…@portal.example»: base 32, because a mail server may change capitals. Nobody makes one
without SECRET_KEY, nor turns hers into another's.
"""

import struct
from base64 import b32decode, b32encode
from binascii import Error
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from sso_portal.nucleo.cifrado.llavero import indice_ciego

DIAS = 30
FORMA = struct.Struct(">BIIH")  # kind, thing, account, last day since EPOCA
EPOCA = date(2020, 1, 1)
FIRMA = 24  # hexadecimal digits of the signature: 96 bits
CLASES = ("reto", "practica")


@dataclass(frozen=True)
class Permiso:
    """Who may comment on what by mail. ``vence_el``: the last day on which it is taken."""

    clase: str
    pk: int
    usuario: int
    vence_el: date


def direccion_para(permiso: Permiso) -> str:
    """The address that carries it; "" if this portal receives no mail."""
    casilla, _, dominio = settings.RESPUESTAS_CORREO.partition("@")
    if not dominio:
        return ""
    dias = (permiso.vence_el - EPOCA).days
    datos = FORMA.pack(CLASES.index(permiso.clase), permiso.pk, permiso.usuario, dias)
    sello = b32encode(datos + bytes.fromhex(_firma(datos))).decode().rstrip("=").lower()
    return f"{casilla}+{sello}@{dominio}"


def permiso_de(direccion: str) -> Permiso | None:
    """What an address carries; None if it is not one of ours or was touched. It may have expired."""
    casilla, _, dominio = settings.RESPUESTAS_CORREO.partition("@")
    local, _, servidor = direccion.strip().lower().rpartition("@")
    inicio, _, sello = local.partition("+")
    if not dominio or (inicio, servidor) != (casilla.lower(), dominio.lower()):
        return None
    crudo = _bytes(sello)
    datos, firma = crudo[: FORMA.size], crudo[FORMA.size :]
    if len(datos) != FORMA.size or firma.hex() != _firma(datos):
        return None
    clase, pk, usuario, dias = FORMA.unpack(datos)
    return Permiso(CLASES[clase], pk, usuario, EPOCA + timedelta(days=dias))


def _bytes(sello: str) -> bytes:
    try:
        return b32decode(sello.upper() + "=" * (-len(sello) % 8))
    except (Error, ValueError):
        return b""


def _firma(datos: bytes) -> str:
    return indice_ciego("respuesta-por-correo", datos.hex())[:FIRMA]
