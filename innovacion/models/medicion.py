"""How it was before and how it is after, with the same ruler."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .innovacion import Innovacion


class Indicador(models.Model):
    """One ruler of an innovation: its unit and its method do not change between measurements."""

    class Sentido(models.TextChoices):
        MENOS = "menos", "Es mejor cuando baja"
        MAS = "mas", "Es mejor cuando sube"

    innovacion = models.ForeignKey(Innovacion, models.PROTECT, related_name="indicadores")
    nombre = models.CharField(max_length=120)
    unidad = models.CharField(max_length=40)
    metodo = models.CharField("método", max_length=200)
    sentido = models.CharField(max_length=6, choices=Sentido)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "indicadores"
        constraints = [
            models.UniqueConstraint(
                fields=["innovacion", "nombre"],
                name="innovacion_indicador_una_vez",
                violation_error_message="Esta innovación ya tiene ese indicador.",
            )
        ]

    def __str__(self) -> str:
        return self.nombre


class Medicion(models.Model):
    """One measurement: value, how many were measured, when; append-only."""

    class Momento(models.TextChoices):
        EX_ANTE = "ex_ante", "Antes"
        SEGUIMIENTO = "seguimiento", "Seguimiento"
        EX_POST = "ex_post", "Después"

    indicador = models.ForeignKey(Indicador, models.PROTECT, related_name="mediciones")
    momento = models.CharField(max_length=12, choices=Momento)
    valor = models.DecimalField(max_digits=12, decimal_places=2)
    n = models.PositiveIntegerField("cuántos se midieron", validators=[MinValueValidator(1)])
    fecha = models.DateField()
    valor_comparacion = models.DecimalField(
        "valor del grupo de comparación", max_digits=12, decimal_places=2, null=True
    )
    grupo_comparacion = models.CharField(max_length=160, blank=True)
    anotada_en = models.DateTimeField(default=timezone.now, editable=False)
    anotada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["fecha", "pk"]
        verbose_name, verbose_name_plural = "medición", "mediciones"
        constraints = [
            models.CheckConstraint(name="innovacion_medicion_de_alguien", condition=Q(n__gte=1)),
            models.CheckConstraint(
                name="innovacion_medicion_comparacion_entera",
                condition=Q(valor_comparacion=None, grupo_comparacion="")
                | Q(valor_comparacion__isnull=False) & ~Q(grupo_comparacion=""),
            ),
            models.UniqueConstraint(
                fields=["indicador", "momento"],
                name="innovacion_medicion_un_antes",
                condition=Q(momento="ex_ante"),
                violation_error_message="El antes de este indicador ya está anotado.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_momento_display()}: {self.valor}"
