"""The seasons of the year that change how much people take part."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class Temporada(models.Model):
    """A campaign or holidays between two days, both within. Source: INN-020."""

    nombre = models.CharField(max_length=60)
    desde = models.DateField()
    hasta = models.DateField()
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-desde", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_temporada_fechas",
                condition=Q(hasta__gte=F("desde")),
                violation_error_message="La temporada termina después de empezar.",
            )
        ]

    def __str__(self) -> str:
        return self.nombre

    def get_absolute_url(self) -> str:
        return reverse("innovacion:temporada", args=[self.pk])
