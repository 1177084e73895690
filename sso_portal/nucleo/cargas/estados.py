"""States of a bulk file and the edges between them."""

from django.db import models


class Estado(models.TextChoices):
    EN_COLA = "en_cola", "En cola"
    LEYENDO = "leyendo", "Leyendo"
    VALIDANDO = "validando", "Validando"
    POR_ACLARAR = "por_aclarar", "Por aclarar"  # a column of dates can be read in two ways: the person says
    LISTA = "lista", "Lista"
    CONFIRMANDO = "confirmando", "Confirmando"
    CONFIRMADA = "confirmada", "Confirmada"
    CANCELADA = "cancelada", "Cancelada"
    FALLIDA = "fallida", "Fallida"  # the file cannot be read at all: ``impedimento`` says why


# A worker that takes over from a dead one starts reading again, wherever the other was.
TRANSICIONES = {
    Estado.EN_COLA: {Estado.LEYENDO, Estado.CANCELADA},
    Estado.LEYENDO: {
        Estado.LEYENDO,
        Estado.VALIDANDO,
        Estado.POR_ACLARAR,
        Estado.FALLIDA,
        Estado.CANCELADA,
    },
    Estado.VALIDANDO: {Estado.LEYENDO, Estado.LISTA, Estado.FALLIDA, Estado.CANCELADA},
    Estado.POR_ACLARAR: {Estado.EN_COLA, Estado.CANCELADA},
    Estado.LISTA: {Estado.CONFIRMANDO, Estado.CANCELADA},
    Estado.CONFIRMANDO: {Estado.CONFIRMADA, Estado.LISTA},
    Estado.CONFIRMADA: set(),
    Estado.CANCELADA: set(),
    Estado.FALLIDA: set(),
}
DEL_TRABAJADOR = [Estado.EN_COLA, Estado.LEYENDO, Estado.VALIDANDO, Estado.CONFIRMANDO]
MUERTAS = [Estado.CANCELADA, Estado.FALLIDA]
CANCELABLES = [e for e, siguientes in TRANSICIONES.items() if Estado.CANCELADA in siguientes]
