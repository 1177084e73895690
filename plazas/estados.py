"""States of a plaza and the edges between them. Source: Ley 1164 de 2007, art. 33; Res. 1058 de 2010."""

from django.db import models


class Estado(models.TextChoices):
    BORRADOR = "borrador", "Borrador"
    ENVIADA = "enviada", "Enviada"
    VALIDADA = "validada", "Validada"
    APROBADA = "aprobada", "Aprobada"
    PUBLICADA = "publicada", "Publicada"
    DEVUELTA = "devuelta", "Devuelta"
    SUSPENDIDA = "suspendida", "Suspendida"
    CERRADA = "cerrada", "Cerrada"


TRANSICIONES = {
    Estado.BORRADOR: {Estado.ENVIADA},
    Estado.DEVUELTA: {Estado.ENVIADA},
    Estado.ENVIADA: {Estado.VALIDADA, Estado.DEVUELTA},  # the secretaría's desk
    Estado.VALIDADA: {Estado.APROBADA, Estado.DEVUELTA},  # the ministry's desk
    Estado.APROBADA: {Estado.PUBLICADA, Estado.DEVUELTA},
    Estado.PUBLICADA: {Estado.SUSPENDIDA, Estado.CERRADA},
    Estado.SUSPENDIDA: {Estado.PUBLICADA, Estado.CERRADA},
    Estado.CERRADA: set(),
}
EDITABLES = [Estado.BORRADOR, Estado.DEVUELTA]
PUBLICOS = [Estado.PUBLICADA, Estado.SUSPENDIDA, Estado.CERRADA]
MESA_SECRETARIA = [Estado.ENVIADA]
MESA_MINISTERIO = [Estado.VALIDADA, Estado.APROBADA]
