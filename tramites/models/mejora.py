"""How a procedure was before the portal, and what became of it."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .catalogo import Tramite


class LineaBase(models.Model):
    """How it went in person before: what every «before and after» is compared with. Source: SOL-020.

    ``dias_habiles``: mean from asking to answer; ``demanda_anual``: requests a year.
    """

    tramite = models.OneToOneField(Tramite, models.PROTECT, related_name="linea_base", verbose_name="trámite")
    demanda_anual = models.PositiveIntegerField()
    dias_habiles = models.DecimalField(
        "días hábiles", max_digits=6, decimal_places=2, validators=[MinValueValidator(0.01)]
    )
    expectativa = models.CharField(max_length=500)  # what people expect of it, in their words
    medida_el = models.DateField("medida el")
    fuente = models.CharField(max_length=200)
    anotada_en = models.DateTimeField(default=timezone.now, editable=False)
    anotada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        verbose_name, verbose_name_plural = "línea de base", "líneas de base"
        constraints = [
            models.CheckConstraint(name="tramites_lineabase_dias", condition=Q(dias_habiles__gt=0))
        ]

    def __str__(self) -> str:
        return f"Línea de base de {self.tramite}"


class Simplificacion(models.Model):
    """One thing that changed in a procedure: as it was, as it is, what was removed and by which rule.

    Anybody reads it beside the page of the procedure. Source: SOL-025.
    """

    tramite = models.ForeignKey(
        Tramite, models.PROTECT, related_name="simplificaciones", verbose_name="trámite"
    )
    como_era = models.TextField("cómo era", max_length=1000)
    como_es = models.TextField("cómo es", max_length=1000)
    se_quito = models.TextField("qué se quitó", max_length=1000)
    norma = models.CharField(max_length=200, blank=True)
    desde = models.DateField(default=timezone.localdate)
    anotada_en = models.DateTimeField(default=timezone.now, editable=False)
    anotada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-desde", "-pk"]
        verbose_name, verbose_name_plural = "simplificación", "simplificaciones"

    def __str__(self) -> str:
        return f"Simplificación de {self.tramite}"


class Puesta(models.Model):
    """One of the six steps by which a procedure enters the portal: by whom, on which day. Source: SOL-027."""

    class Paso(models.IntegerChoices):
        IDENTIFICAR = 1, "Identificar por grupo de población"
        SIMPLIFICAR = 2, "Estructurar y simplificar"
        CARGAR = 3, "Cargar en la plataforma"
        CAPACITAR = 4, "Capacitar"
        PUBLICAR = 5, "Salir con estrategia de comunicación"
        ACOMPANAR = 6, "Acompañar y vigilar"

    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="puestas", verbose_name="trámite")
    paso = models.PositiveSmallIntegerField(choices=Paso)
    nota = models.CharField(max_length=500, blank=True)
    hecho_el = models.DateField()
    anotada_en = models.DateTimeField(default=timezone.now, editable=False)
    anotada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["tramite", "paso"]
        constraints = [
            models.UniqueConstraint(
                fields=["tramite", "paso"],
                name="tramites_puesta_una_por_paso",
                violation_error_message="Ese paso ya está anotado.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_paso_display()}: {self.tramite}"
