"""Meetings that follow something, and what was decided in them. Whose they are is said in text, so that any
room above may keep its own: «tramites.tramite:12», «innovacion.centro:3».
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class ReunionQuerySet(models.QuerySet):
    def sobre(self, asunto_de: str):
        """Those of one thing, the last first, each with its decisions."""
        return self.filter(sobre=asunto_de).prefetch_related("decisiones").order_by("-fecha", "-pk")


class Reunion(models.Model):
    """One meeting with its minutes. ``sobre``: what it is about; ``asistentes``: names, one a line.

    Written once: what was said wrong is said in another one. ``clave``: of the form that wrote it.
    """

    sobre = models.CharField(max_length=80, db_index=True)
    fecha = models.DateField()
    asunto = models.CharField(max_length=160)
    asistentes = models.TextField(max_length=2000)
    acta = models.TextField(max_length=8000)
    anotada_en = models.DateTimeField(default=timezone.now, editable=False)
    anotada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = ReunionQuerySet.as_manager()

    class Meta:
        ordering = ["-fecha", "-pk"]
        verbose_name, verbose_name_plural = "reunión", "reuniones"

    def __str__(self) -> str:
        return f"Reunión del {self.fecha}: {self.asunto}"

    @property
    def quienes(self) -> list[str]:
        """Who came, by name."""
        return [nombre for linea in self.asistentes.splitlines() if (nombre := linea.strip())]


class Decision(models.Model):
    """One thing decided or promised in a meeting. ``texto`` says who does what and until when."""

    reunion = models.ForeignKey(Reunion, models.PROTECT, related_name="decisiones")
    orden = models.PositiveSmallIntegerField()
    texto = models.CharField(max_length=500)
    cumplida_en = models.DateTimeField(null=True, editable=False)
    cumplida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["reunion", "orden"]
        verbose_name, verbose_name_plural = "decisión", "decisiones"
        constraints = [
            models.UniqueConstraint(fields=["reunion", "orden"], name="reuniones_decision_orden"),
            models.CheckConstraint(
                name="reuniones_decision_cumplida",
                condition=Q(cumplida_en=None, cumplida_por=None)
                | Q(cumplida_en__isnull=False, cumplida_por__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.texto
