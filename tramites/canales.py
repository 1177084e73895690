"""The doors through which a person reaches the State. One procedure, the same data in all of them.

Source: ATD-002, ATD-004.
"""

from collections.abc import Iterable

from django.db import models


class Canal(models.TextChoices):
    WEB = "web", "Por internet"
    SUCURSAL = "sucursal", "En una sucursal"
    TELEFONO = "telefono", "Por teléfono"
    MOVIL = "movil", "En una unidad móvil"
    MODULO = "modulo", "En un módulo de autoservicio"


def en_palabras(codigos: Iterable[str]) -> str:
    """«Por internet, en una sucursal»; "" for none."""
    dichos = ", ".join(str(Canal(codigo).label) for codigo in codigos)
    return dichos[:1] + dichos[1:].replace(", E", ", e").replace(", P", ", p")
