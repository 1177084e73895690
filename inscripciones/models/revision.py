"""The national checklist, what each officer found, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .inscripcion import Inscripcion
from .soportes import DocumentoInscripcion


class PuntoLista(models.Model):
    """One item of the one national checklist: what to look at, in which document."""

    class Aplica(models.TextChoices):
        SIEMPRE = "siempre", "Siempre"
        TITULO_EXTERIOR = "titulo_exterior", "Título de otro país"
        PRIORIDAD = "prioridad", "Declara condiciones de prioridad"

    codigo = models.CharField(max_length=30, primary_key=True)
    orden = models.PositiveSmallIntegerField(unique=True)
    texto = models.CharField(max_length=120)
    que_mirar = models.CharField(max_length=200)
    documento = models.CharField(max_length=20, choices=DocumentoInscripcion.Tipo, blank=True)
    paso = models.CharField(max_length=20)  # step of the registration that the person opens to correct it
    aplica = models.CharField(max_length=16, choices=Aplica, default=Aplica.SIEMPRE)

    class Meta:
        ordering = ["orden"]

    def __str__(self) -> str:
        return self.texto


class Razon(models.Model):
    """A reason of the closed list for an item that does not hold, in the words the person will read."""

    punto = models.ForeignKey(PuntoLista, models.PROTECT, related_name="razones")
    codigo = models.CharField(max_length=40, primary_key=True)
    texto = models.CharField(max_length=120)  # what the officer chooses
    texto_persona = models.CharField(max_length=300)  # what happened and what to do, in usted
    orden = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["punto__orden", "orden"]

    def __str__(self) -> str:
        return self.texto


class Hallazgo(models.Model):
    """What an officer found in one item, in one round of review."""

    class Resultado(models.TextChoices):
        CUMPLE = "cumple", "Cumple"
        NO_CUMPLE = "no_cumple", "No cumple"
        NO_APLICA = "no_aplica", "No aplica"

    inscripcion = models.ForeignKey(Inscripcion, models.CASCADE, related_name="hallazgos")
    ronda = models.PositiveSmallIntegerField()
    punto = models.ForeignKey(PuntoLista, models.PROTECT, related_name="+")
    resultado = models.CharField(max_length=10, choices=Resultado)
    razon = models.ForeignKey(Razon, models.PROTECT, null=True, related_name="+")
    nota = models.CharField(max_length=500, blank=True)  # free text to the person
    anotado_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    anotado_en = models.DateTimeField(default=timezone.now)
    corregido_en = models.DateTimeField(null=True)  # the person attended it

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["inscripcion", "ronda", "punto"], name="inscripciones_hallazgo_uno"
            ),
            models.CheckConstraint(
                name="inscripciones_hallazgo_razon",
                condition=Q(resultado="no_cumple", razon__isnull=False)
                | ~Q(resultado="no_cumple") & Q(razon=None),
                violation_error_message="Elija la razón por la que no cumple.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.punto}: {self.get_resultado_display()}"
