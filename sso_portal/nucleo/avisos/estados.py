"""States of a message. A message is work, not a legal act: its way from one to the next leaves no Evento."""

from django.db import models


class Estado(models.TextChoices):
    PENDIENTE = "pendiente", "En cola"
    ENVIANDO = "enviando", "Enviando"
    ENVIADO = "enviado", "Enviado"
    FALLIDO = "fallido", "Fallido"
    DUDOSO = "dudoso", "Dudoso"  # the worker died between the relay's yes and ours: nobody knows
