"""What is co-created, stage after stage, by whom and with which plan."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Rol

from .centro import Centro, Participante
from .reto import Reto


class Etapa(models.TextChoices):
    """The ten stages; any of them may be entered again. Source: INN-001."""

    CONVOCATORIA = "convocatoria", "Convocatoria"
    EQUIPOS = "equipos", "Conformación de equipos"
    DESAFIO = "desafio", "Definición del desafío"
    COCREACION = "cocreacion", "Co-creación"
    EVALUACION = "evaluacion", "Evaluación"
    PLAN = "plan", "Planificación"
    MATERIALIZACION = "materializacion", "Materialización"
    DIFUSION = "difusion", "Difusión"
    ADOPCION = "adopcion", "Adopción por efecto demostración"
    MODELO = "modelo", "Modelo predominante"


EN_MARCHA = [Etapa.MATERIALIZACION, Etapa.DIFUSION, Etapa.ADOPCION, Etapa.MODELO]


class InnovacionQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """What is built together is everybody's to read."""
        return self

    def de(self, usuario):
        """Those that a manager of change carries: those of the entities of her appointment."""
        return self.filter(centro__entidad__in=usuario.entidades(Rol.GESTOR_CAMBIOS))

    def con_etapa(self):
        """Annotate ``etapa``: the stage of its last step, and ``desde``: since when."""
        ultimo = PasoEtapa.objects.filter(innovacion=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            etapa=Subquery(ultimo.values("etapa")[:1]), desde=Subquery(ultimo.values("fecha")[:1])
        )


class Innovacion(models.Model):
    """One improvement that a centre carries for a challenge.

    ``metrica``: code of the portal's own figure it should move; ``metrica_antes``: what it said then.
    """

    titulo = models.CharField("título", max_length=120)
    resumen = models.TextField(max_length=2000)
    reto = models.ForeignKey(Reto, models.PROTECT, related_name="innovaciones")
    centro = models.ForeignKey(Centro, models.PROTECT, related_name="innovaciones")
    metrica = models.CharField("indicador del portal", max_length=10, blank=True)
    metrica_antes = models.CharField(max_length=120, blank=True, editable=False)
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    creada_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = InnovacionQuerySet.as_manager()

    class Meta:
        ordering = ["-creada_en", "-pk"]
        verbose_name, verbose_name_plural = "innovación", "innovaciones"

    def __str__(self) -> str:
        return self.titulo

    def get_absolute_url(self) -> str:
        return reverse("innovacion:innovacion", args=[self.pk])

    @property
    def etapa_palabra(self) -> str:
        """Its present stage in words; needs ``con_etapa``."""
        etapa: Any = getattr(self, "etapa", None)
        return str(Etapa(etapa).label) if etapa else "Sin empezar"


class PasoEtapa(models.Model):
    """It entered a stage, again or for the first time; append-only, the last one is where it is."""

    innovacion = models.ForeignKey(Innovacion, models.PROTECT, related_name="pasos")
    etapa = models.CharField(max_length=16, choices=Etapa)
    fecha = models.DateField(default=timezone.localdate)
    nota = models.CharField(max_length=500, blank=True)
    anotado_en = models.DateTimeField(default=timezone.now, editable=False)
    anotado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_etapa_display()} desde el {self.fecha}"


class Credito(models.Model):
    """Who made it: a person, an institution, or a person of an institution. Source: INN-028."""

    innovacion = models.ForeignKey(Innovacion, models.CASCADE, related_name="creditos")
    participante = models.ForeignKey(Participante, models.PROTECT, null=True, related_name="creditos")
    centro = models.ForeignKey(Centro, models.PROTECT, null=True, related_name="creditos")
    papel = models.CharField(max_length=80)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_credito_de_alguien",
                condition=Q(participante__isnull=False) | Q(centro__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["innovacion", "participante", "centro"],
                name="innovacion_credito_una_vez",
                nulls_distinct=False,
                violation_error_message="Ya tiene su crédito en esta innovación.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.participante or self.centro)


class AccionPlan(models.Model):
    """One action of the plan: who, until when, done or not."""

    innovacion = models.ForeignKey(Innovacion, models.CASCADE, related_name="acciones")
    accion = models.CharField("acción", max_length=200)
    responsable = models.CharField(max_length=120)
    vence_el = models.DateField("hasta cuándo")
    hecha_en = models.DateTimeField(null=True, editable=False)
    hecha_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["vence_el", "pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_accion_hecha_con_firma",
                condition=Q(hecha_en=None, hecha_por=None)
                | Q(hecha_en__isnull=False, hecha_por__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.accion


class Evaluacion(models.Model):
    """What an expert says of one criterion, from 1 to 5. Source: INN-004."""

    class Criterio(models.TextChoices):
        NECESIDAD = "necesidad", "Responde a una necesidad real"
        NOVEDAD = "novedad", "Es nueva donde se hace"
        VIABLE = "viable", "Se puede hacer con lo que hay"
        RESULTADO = "resultado", "Muestra un resultado medido"
        REPLICA = "replica", "Otra institución la puede hacer"

    innovacion = models.ForeignKey(Innovacion, models.CASCADE, related_name="evaluaciones")
    experto = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    criterio = models.CharField(max_length=10, choices=Criterio)
    puntaje = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    nota = models.CharField(max_length=300, blank=True)
    dicha_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["innovacion", "criterio", "pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_evaluacion_de_1_a_5", condition=Q(puntaje__gte=1, puntaje__lte=5)
            ),
            models.UniqueConstraint(
                fields=["innovacion", "experto", "criterio"], name="innovacion_evaluacion_una_por_criterio"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_criterio_display()}: {self.puntaje}"
