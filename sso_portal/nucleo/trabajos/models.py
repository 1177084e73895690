from django.db import models


class Trabajo(models.Model):
    """A job whose progress survives any restart: who holds it until when, how often it was tried."""

    intentos = models.PositiveSmallIntegerField(default=0, editable=False)
    arrendado_hasta = models.DateTimeField(null=True, editable=False)
    ultimo_error = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True
