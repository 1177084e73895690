"""The code with which anybody follows a case: random, said by telephone without doubt.

Twelve signs of thirty (58 bits) in groups of four. Nobody finds one by trying: unknown codes are counted
by address (`firmas.limites`).
"""

import re
import secrets
from datetime import date, timedelta

from sso_portal.nucleo.cifrado.llavero import indice_ciego

ALFABETO = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0, 1, I, L, O, U
LARGO = 12
MESES_DE_VIGENCIA = 3  # of what opens a case elsewhere: the month in which it is given and the two after


def codigo_de_seguimiento() -> str:
    """A new code: «7F3K-92QD-HT5M»."""
    return _con_guiones("".join(secrets.choice(ALFABETO) for _ in range(LARGO)))


def codigo_para_seguir(codigo: str, dia: date) -> str:
    """What only the person has of the case of ``codigo``: it opens it at a counter or by telephone.

    Twelve signs that nobody stores: they come from ``codigo`` and the month of ``dia`` under a key of the
    portal. They serve until `vence_para_seguir`.
    """
    numero = int(indice_ciego("seguir-en-otro-canal", f"{codigo}:{dia:%Y-%m}"), 16)
    return _con_guiones("".join(ALFABETO[numero // 30**n % 30] for n in range(LARGO)))


def vence_para_seguir(dia: date) -> date:
    """The last day on which the code given on ``dia`` serves: the last of the second month after."""
    return _primero(dia, MESES_DE_VIGENCIA) - timedelta(days=1)


def sirve_para_seguir(codigo: str, para_seguir: str, hoy: date) -> bool:
    """Whether ``para_seguir`` was given for ``codigo`` and has not expired."""
    meses = (_primero(hoy, -atras) for atras in range(MESES_DE_VIGENCIA))
    return any(secrets.compare_digest(codigo_para_seguir(codigo, mes), para_seguir) for mes in meses)


def vencio_el(codigo: str, para_seguir: str, hoy: date) -> date | None:
    """The last day on which ``para_seguir`` opened ``codigo``; None if it still does, or never did.

    Looks at what was given in the last two years.
    """
    meses = (_primero(hoy, -atras) for atras in range(MESES_DE_VIGENCIA, 24))
    dadas = (m for m in meses if secrets.compare_digest(codigo_para_seguir(codigo, m), para_seguir))
    dada = next(dadas, None)
    return vence_para_seguir(dada) if dada else None


def _primero(dia: date, meses: int) -> date:
    """The first of the month that is ``meses`` after that of ``dia``."""
    ano, mes = divmod(dia.year * 12 + dia.month - 1 + meses, 12)
    return date(ano, mes + 1, 1)


def leer_codigo(texto: str) -> str:
    """The code somebody typed, as it is kept; "" if none can read like that."""
    limpio = re.sub(r"[\s\-–]", "", texto.upper())
    return _con_guiones(limpio) if len(limpio) == LARGO and set(limpio) <= set(ALFABETO) else ""


def _con_guiones(signos: str) -> str:
    return "-".join(signos[i : i + 4] for i in range(0, LARGO, 4))
