"""The code with which anybody follows a case: random, said by telephone without doubt.

Twelve signs of thirty (58 bits) in groups of four. Nobody finds one by trying: unknown codes are counted
by address (`firmas.limites`).
"""

import re
import secrets

from sso_portal.nucleo.cifrado.llavero import indice_ciego

ALFABETO = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0, 1, I, L, O, U
LARGO = 12


def codigo_de_seguimiento() -> str:
    """A new code: «7F3K-92QD-HT5M»."""
    return _con_guiones("".join(secrets.choice(ALFABETO) for _ in range(LARGO)))


def codigo_para_seguir(codigo: str) -> str:
    """What only the person has of the case of ``codigo``: it opens it at a counter or by telephone.

    Twelve signs that nobody stores: they come from ``codigo`` under a key of the portal.
    """
    numero = int(indice_ciego("seguir-en-otro-canal", codigo), 16)
    return _con_guiones("".join(ALFABETO[numero // 30**n % 30] for n in range(LARGO)))


def leer_codigo(texto: str) -> str:
    """The code somebody typed, as it is kept; "" if none can read like that."""
    limpio = re.sub(r"[\s\-–]", "", texto.upper())
    return _con_guiones(limpio) if len(limpio) == LARGO and set(limpio) <= set(ALFABETO) else ""


def _con_guiones(signos: str) -> str:
    return "-".join(signos[i : i + 4] for i in range(0, LARGO, 4))
