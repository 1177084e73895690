"""The doors through which a person reaches the State. One procedure, the same data in all of them.

Source: ATD-002, ATD-004.
"""

from django.db import models


class Canal(models.TextChoices):
    WEB = "web", "Por internet"
    SUCURSAL = "sucursal", "En una sucursal"
    TELEFONO = "telefono", "Por teléfono"
    MOVIL = "movil", "En una unidad móvil"
    MODULO = "modulo", "En un módulo de autoservicio"
