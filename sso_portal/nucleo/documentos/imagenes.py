"""Whether a picture arrived whole, read from its own marks. Pure.

Any part of the process can tell the library that opens pictures to forgive what is missing; not this.
Sources: ITU-T T.81, annex B (JPEG markers); ISO/IEC 15948 (PNG chunks).
"""

import struct
import zlib

CORTADO, DANADO = "cortado", "danado"
INICIO_DE_DATOS, FIN = 0xDA, b"\xff\xd9"


def dano_de_jpg(datos: bytes) -> str:
    """Empty if the end mark comes after the data; "cortado" if it does not, "danado" if marks are spoiled."""
    lugar = 2
    while lugar + 4 <= len(datos):
        if datos[lugar] != 0xFF:
            return DANADO
        marca = datos[lugar + 1]
        if marca == 0xFF:  # filling
            lugar += 1
            continue
        if marca == INICIO_DE_DATOS:
            return "" if datos.find(FIN, lugar) >= 0 else CORTADO
        lugar += 2 + struct.unpack_from(">H", datos, lugar + 2)[0]
    return CORTADO


def dano_de_png(datos: bytes) -> str:
    """Empty if every chunk is whole up to IEND; "cortado" if one is missing, "danado" if one is spoiled."""
    lugar = 8
    while lugar + 12 <= len(datos):
        largo, tipo = struct.unpack_from(">I4s", datos, lugar)
        fin = lugar + 12 + largo
        if fin > len(datos):
            return CORTADO
        if zlib.crc32(datos[lugar + 4 : fin - 4]) != struct.unpack_from(">I", datos, fin - 4)[0]:
            return DANADO
        if tipo == b"IEND":
            return ""
        lugar = fin
    return CORTADO
