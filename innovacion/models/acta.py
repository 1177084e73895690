"""What a table leaves written, who confirms it, and what people say the next day."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from innovacion.estados import TRANSICIONES_ACTA, EstadoActa
from sso_portal.nucleo.documentos.models import Archivo

from .innovaton import Cupo, Mesa


class ActaMesa(models.Model):
    """The minutes of one table. They are confirmed when everybody who came put her code."""

    TRANSICIONES = TRANSICIONES_ACTA

    mesa = models.OneToOneField(Mesa, models.PROTECT, related_name="acta")
    estado = models.CharField(max_length=14, choices=EstadoActa, default=EstadoActa.BORRADOR, editable=False)
    abierta_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["mesa"]

    def __str__(self) -> str:
        return f"El acta de la mesa {self.mesa_id}"

    def get_absolute_url(self) -> str:
        return reverse("innovacion:acta", args=[self.mesa_id])


class AportacionActa(models.Model):
    """One line: an experience, an idea, a document or a source of information."""

    class Clase(models.TextChoices):
        EXPERIENCIA = "experiencia", "Experiencia"
        IDEA = "idea", "Idea"
        DOCUMENTO = "documento", "Documento o fuente"

    acta = models.ForeignKey(ActaMesa, models.PROTECT, related_name="aportaciones")
    clase = models.CharField(max_length=12, choices=Clase)
    texto = models.CharField(max_length=600)
    archivo = models.ForeignKey(Archivo, models.PROTECT, null=True, related_name="+")
    escrita_en = models.DateTimeField(default=timezone.now)
    escrita_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    llave = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.texto


class ConfirmacionActa(models.Model):
    """Somebody who came says, with her code, that the minutes tell what happened."""

    acta = models.ForeignKey(ActaMesa, models.PROTECT, related_name="confirmaciones")
    cupo = models.ForeignKey(Cupo, models.PROTECT, related_name="confirmaciones")
    dicha_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["acta", "cupo"], name="innovacion_confirmacion_una_vez")
        ]

    def __str__(self) -> str:
        return f"{self.cupo_id} confirma el acta {self.acta_id}"


class RespuestaInnovaton(models.Model):
    """What who came says the next day; once. Source: INN-013."""

    class Satisfaccion(models.IntegerChoices):
        MUY_SATISFECHA = 4, "Muy satisfecha o satisfecho"
        SATISFECHA = 3, "Satisfecha o satisfecho"
        POCO = 2, "Poco satisfecha o satisfecho"
        NADA = 1, "Nada satisfecha o satisfecho"

    cupo = models.OneToOneField(Cupo, models.PROTECT, related_name="respuesta")
    satisfaccion = models.PositiveSmallIntegerField(choices=Satisfaccion)
    ideas_concretas = models.BooleanField()
    texto = models.CharField(max_length=1000, blank=True)
    respondida_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_respuesta_escala", condition=Q(satisfaccion__gte=1, satisfaccion__lte=4)
            )
        ]

    def __str__(self) -> str:
        return self.get_satisfaccion_display()
