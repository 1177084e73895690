"""Who answers for a procedure, who steers the network, what it promised, what is told of it each month."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Usuario
from tramites.estados import EN_LA_RED, EstadoAdhesion

from .catalogo import Tramite


class CoordinacionQuerySet(models.QuerySet):
    def vigentes(self):
        """Those of today."""
        return self.filter(hasta=None)


class Coordinacion(models.Model):
    """Somebody answers for how a procedure goes, from a day to another. One at a time. Source: SOL-028."""

    tramite = models.ForeignKey(
        Tramite, models.PROTECT, related_name="coordinaciones", verbose_name="trámite"
    )
    usuario = models.ForeignKey(Usuario, models.PROTECT, related_name="coordinaciones")
    desde = models.DateField(default=timezone.localdate)
    hasta = models.DateField(null=True)  # last day
    anotada_en = models.DateTimeField(default=timezone.now, editable=False)
    anotada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    objects = CoordinacionQuerySet.as_manager()

    class Meta:
        ordering = ["tramite", "-desde", "-pk"]
        verbose_name, verbose_name_plural = "coordinación", "coordinaciones"
        constraints = [
            models.UniqueConstraint(
                fields=["tramite"], condition=Q(hasta=None), name="tramites_coordinacion_una"
            ),
            models.CheckConstraint(
                name="tramites_coordinacion_fechas", condition=Q(hasta=None) | Q(hasta__gte=F("desde"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.usuario} coordina «{self.tramite}»"


class Integrante(models.Model):
    """Somebody of the steering committee of the network, or a political sponsor of it. Source: ATD-019."""

    class Calidad(models.TextChoices):
        COMITE = "comite", "Comité directivo"
        PATROCINIO = "patrocinio", "Respaldo político"

    nombre = models.CharField(max_length=120)
    cargo = models.CharField(max_length=160)
    calidad = models.CharField(max_length=10, choices=Calidad)
    desde = models.DateField()
    hasta = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["calidad", "desde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nombre", "calidad", "desde"],
                name="tramites_integrante_unico",
                violation_error_message="Esa persona ya está anotada.",
            ),
            models.CheckConstraint(
                name="tramites_integrante_fechas", condition=Q(hasta=None) | Q(hasta__gte=F("desde"))
            ),
        ]

    def __str__(self) -> str:
        return self.nombre


class Meta(models.Model):
    """What the network promised to reach by a day, in one of its stages. Source: ATD-017."""

    class Indicador(models.TextChoices):
        INSTITUCIONES = "instituciones", "Instituciones en esa etapa o más adelante"
        NACIONALES = "nacionales", "Instituciones con un trámite en todo el país"
        PRODUCTOS = "productos", "Trámites que se atienden en los puntos"
        PUNTOS = "puntos", "Puntos de atención abiertos"
        DIGITALES = "digitales", "Trámites del todo en línea, de cada cien"
        FUNCIONARIOS = "funcionarios", "Personas de la red que hicieron un curso"

    etapa = models.CharField(
        max_length=10, choices=[(e.value, e.label) for e in EstadoAdhesion if e in EN_LA_RED]
    )
    indicador = models.CharField(max_length=14, choices=Indicador)
    valor = models.PositiveIntegerField()
    para_el = models.DateField()
    anotada_en = models.DateTimeField(default=timezone.now, editable=False)
    anotada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["para_el", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["etapa", "indicador", "para_el"],
                name="tramites_meta_unica",
                violation_error_message="Ya hay una meta de eso para ese día.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_indicador_display()}: {self.valor}"


class Informe(models.Model):
    """What is told of the procedures of a month: where they stop, difficulties, improvements, impacts.

    ``secciones``: tables as they were that day, [{titulo, que, columnas, filas}]. Source: SOL-021.
    """

    mes = models.DateField(unique=True)  # its first day
    secciones = models.JSONField(editable=False)
    hecho_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-mes"]

    def __str__(self) -> str:
        return f"Informe de {self.mes:%Y-%m}"
