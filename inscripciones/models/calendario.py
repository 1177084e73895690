"""What became of the calendar that a process announced."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from inscripciones.calendario import Acto, Fechas

from .convocatoria import Convocatoria


class CambioDeFecha(models.Model):
    """An act that moved the event of a published process. What was announced before stays in sight."""

    convocatoria = models.ForeignKey(Convocatoria, models.PROTECT, related_name="cambios_de_fecha")
    acto_numero = models.CharField("número del acto", max_length=40)
    acto_fecha = models.DateField("fecha del acto")
    motivo = models.CharField(max_length=500)  # public: never about a person
    sello_antes_en = models.DateTimeField()
    sello_despues_en = models.DateTimeField()
    evento_antes_en = models.DateTimeField()
    evento_despues_en = models.DateTimeField()
    fecha_servicio_antes = models.DateField()
    fecha_servicio_despues = models.DateField()
    revision_antes_en = models.DateTimeField(null=True)  # both empty: the review stayed as it was
    revision_despues_en = models.DateTimeField(null=True)
    movida_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    movida_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-movida_en", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="inscripciones_cambio_de_fecha_orden",
                condition=Q(sello_despues_en__lt=F("evento_despues_en")),
            ),
            models.CheckConstraint(
                name="inscripciones_cambio_de_fecha_revision",  # a review is never cut short
                condition=Q(revision_antes_en=None, revision_despues_en=None)
                | Q(
                    revision_despues_en__gt=F("revision_antes_en"),
                    revision_despues_en__lte=F("sello_despues_en"),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.convocatoria}: {self.acto_numero}"

    def dice(self, acto: Acto, fechas: Fechas) -> bool:
        """Whether this very change is what somebody asks for again."""
        return (self.acto_numero, self.acto_fecha) == (acto.numero, acto.fecha) and fechas == Fechas(
            self.sello_despues_en,
            self.evento_despues_en,
            self.fecha_servicio_despues,
            self.revision_despues_en,
        )
