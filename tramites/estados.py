"""States of what the network offers and the edges between them."""

from django.db import models


class EstadoFicha(models.TextChoices):
    """One version of what the public reads of a procedure."""

    BORRADOR = "borrador", "Borrador"
    PUBLICADA = "publicada", "Publicada"
    REEMPLAZADA = "reemplazada", "Reemplazada"  # a newer version says it now
    RETIRADA = "retirada", "Retirada"  # the procedure is not offered any more
    DESCARTADA = "descartada", "Descartada"  # a draft nobody published


TRANSICIONES_FICHA = {
    EstadoFicha.BORRADOR: {EstadoFicha.PUBLICADA, EstadoFicha.DESCARTADA},
    EstadoFicha.PUBLICADA: {EstadoFicha.REEMPLAZADA, EstadoFicha.RETIRADA},
    EstadoFicha.REEMPLAZADA: set(),
    EstadoFicha.RETIRADA: set(),
    EstadoFicha.DESCARTADA: set(),
}
FICHAS_PUBLICAS = [EstadoFicha.PUBLICADA, EstadoFicha.REEMPLAZADA, EstadoFicha.RETIRADA]


class EstadoAdhesion(models.TextChoices):
    """How far an institution is in the network. Source: ATD-017."""

    PILOTO = "piloto", "En piloto"
    OPERACION = "operacion", "En operación controlada"
    REGIMEN = "regimen", "En régimen"
    RETIRADA = "retirada", "Retirada de la red"


TRANSICIONES_ADHESION = {
    EstadoAdhesion.PILOTO: {EstadoAdhesion.OPERACION, EstadoAdhesion.RETIRADA},
    EstadoAdhesion.OPERACION: {EstadoAdhesion.REGIMEN, EstadoAdhesion.RETIRADA},
    EstadoAdhesion.REGIMEN: {EstadoAdhesion.RETIRADA},
    EstadoAdhesion.RETIRADA: {EstadoAdhesion.PILOTO},
}
EN_LA_RED = [EstadoAdhesion.PILOTO, EstadoAdhesion.OPERACION, EstadoAdhesion.REGIMEN]
