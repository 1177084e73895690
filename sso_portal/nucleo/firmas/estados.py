"""States of a certificate and the edges between them."""

from django.db import models


class Estado(models.TextChoices):
    VIGENTE = "vigente", "Vigente"
    REVOCADO = "revocado", "Revocado"


TRANSICIONES = {
    Estado.VIGENTE: {Estado.REVOCADO},
    Estado.REVOCADO: set(),  # terminal: a new certificate gets a new code
}


class Causa(models.TextChoices):
    """Why a certificate stopped being worth anything: published, so it says nothing about the person."""

    ERROR = "error", "se expidió con un error"
    ACTO = "acto", "un acto administrativo posterior lo dejó sin efecto"
    REEMPLAZO = "reemplazo", "lo reemplaza otro certificado"
