#!/usr/bin/env python3
"""Commit to a contribution to the public lottery, on a device without any connection.

    python3 comprometer.py H0 VEEDOR

H0: the 64 hexadecimal digits of the seal. VEEDOR: the identifier in the frozen list («V1»). Asks for a text
of your own, adds 32 random bytes of this device, and prints two lines: the secret (keep it, reveal it in the
event) and the commitment (publish it now). Needs Python 3.9 or later and nothing else.

    x_v = SHA-256(32 random bytes ‖ text in UTF-8, NFC)
    C_v = SHA-256("sso-veedor-v1" ‖ H0 ‖ VEEDOR in ASCII ‖ x_v)
"""

import hashlib
import re
import secrets
import sys
import unicodedata


def aporte(azar, texto):
    """x_v, 32 bytes."""
    return hashlib.sha256(azar + unicodedata.normalize("NFC", texto).encode("utf-8")).digest()


def compromiso(h0, veedor, secreto):
    """C_v, hexadecimal."""
    return hashlib.sha256(b"sso-veedor-v1" + bytes.fromhex(h0) + veedor.encode("ascii") + secreto).hexdigest()


def main(argumentos):
    if len(argumentos) != 2 or not re.fullmatch("[0-9a-fA-F]{64}", argumentos[0]):
        print(
            "Uso: python3 comprometer.py H0 VEEDOR   (H0: las 64 cifras de la huella del sello)",
            file=sys.stderr,
        )
        return 2
    secreto = aporte(secrets.token_bytes(32), input("Escriba un texto cualquiera, solo suyo: "))
    print("Aporte secreto, guárdelo y no lo muestre hasta el sorteo:", secreto.hex())
    print("Compromiso, publíquelo ahora en su página de veedor:     ", compromiso(*argumentos, secreto))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
