from django.db import models


class Festivo(models.Model):
    """A day that is not a business day, with the act that made it so: this table is the authority."""

    fecha = models.DateField(primary_key=True)
    nombre = models.CharField(max_length=80)
    acto = models.CharField(max_length=120)  # "Ley 51 de 1983", or the decree of an extraordinary day

    class Meta:
        ordering = ["fecha"]

    def __str__(self) -> str:
        return f"{self.fecha}: {self.nombre}"
