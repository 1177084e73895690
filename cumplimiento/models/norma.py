"""The norms, regimes and closed lists kept by the supervisor: data, because they change."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from cumplimiento.estados import REPORTABLES, Estado
from sso_portal.nucleo.territorio.models import Entidad


class Norma(models.Model):
    """One version of the act that fixes deadline and procedure; an obligation keeps that of its time."""

    codigo = models.CharField("código", max_length=40)  # «Circular 012»
    version = models.CharField("versión", max_length=20)
    titulo = models.CharField("título", max_length=200)
    enlace = models.URLField(help_text="Dónde está publicada")
    vigente_desde = models.DateField()

    class Meta:
        ordering = ["codigo", "-vigente_desde"]
        constraints = [
            models.UniqueConstraint(fields=["codigo", "version"], name="cumplimiento_norma_version")
        ]

    def __str__(self) -> str:
        return f"{self.codigo}, versión {self.version}"


class Regimen(models.Model):
    """A family of obligations with its norm in force, its deadline and the parameters of its supervision."""

    codigo = models.SlugField("código", max_length=20, primary_key=True)
    nombre = models.CharField(max_length=80, unique=True)
    norma = models.ForeignKey(Norma, models.PROTECT, related_name="+", verbose_name="norma vigente")
    plazo_dias_habiles = models.PositiveSmallIntegerField(default=15)
    inicia_en_portal = models.DateField(
        default=date(2021, 3, 15), help_text="Los dictámenes anteriores entran por la carga histórica"
    )
    alerta_pendiente = models.PositiveSmallIntegerField(
        default=15, help_text="Días hábiles desde el dictamen después de los cuales un pendiente alerta"
    )
    alerta_incumplido = models.PositiveSmallIntegerField(
        default=5, help_text="Días hábiles desde el reporte después de los cuales un incumplido alerta"
    )
    masiva_solo_en_plazo = models.BooleanField(
        default=True, help_text="Por archivo solo se aceptan reportes en plazo; los demás, por formulario"
    )
    peso_tarde = models.PositiveSmallIntegerField(default=2)
    peso_contradicha = models.PositiveSmallIntegerField(default=5)
    peso_sin_prueba = models.PositiveSmallIntegerField(default=3)

    class Meta:
        ordering = ["nombre"]
        verbose_name, verbose_name_plural = "régimen", "regímenes"
        constraints = [
            models.CheckConstraint(name="cumplimiento_regimen_plazo", condition=Q(plazo_dias_habiles__gte=1))
        ]

    def __str__(self) -> str:
        return self.nombre


class EstadoReporte(models.Model):
    """One word of the closed list in which entities report, and what it counts as."""

    regimen = models.ForeignKey(Regimen, models.PROTECT, related_name="estados")
    codigo = models.SlugField("código", max_length=30)
    nombre = models.CharField(max_length=60)  # «Cumplido», «Cumplido en parte»
    clase = models.CharField(max_length=12, choices=[(e.value, e.label) for e in REPORTABLES])
    exige_prueba = models.BooleanField(default=False)
    orden = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["regimen", "orden"]
        verbose_name, verbose_name_plural = "estado de reporte", "estados de reporte"
        constraints = [
            models.UniqueConstraint(fields=["regimen", "codigo"], name="cumplimiento_estado_codigo"),
            models.UniqueConstraint(fields=["regimen", "nombre"], name="cumplimiento_estado_nombre"),
            models.CheckConstraint(
                name="cumplimiento_estado_cumplido_con_prueba",
                condition=~Q(clase=Estado.CUMPLIDO) | Q(exige_prueba=True),
                violation_error_message="Lo que cuenta como cumplido exige la prueba.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre


class Materia(models.Model):
    """A type of order: «Pagar la incapacidad». ``frase`` finishes «La entidad debe …»."""

    regimen = models.ForeignKey(Regimen, models.PROTECT, related_name="materias")
    nombre = models.CharField(max_length=80)
    plazo_dias_habiles = models.PositiveSmallIntegerField(null=True, blank=True)  # None: that of its regime

    class Meta:
        ordering = ["regimen", "nombre"]
        constraints = [
            models.UniqueConstraint(fields=["regimen", "nombre"], name="cumplimiento_materia_nombre")
        ]

    def __str__(self) -> str:
        return self.nombre


class ParametroAlerta(models.Model):
    """The X of the alerts for an entity, a materia or both, where it is not that of the regime."""

    regimen = models.ForeignKey(Regimen, models.PROTECT, related_name="parametros")
    entidad = models.ForeignKey(Entidad, models.PROTECT, null=True, blank=True, related_name="+")
    materia = models.ForeignKey(Materia, models.PROTECT, null=True, blank=True, related_name="+")
    alerta_pendiente = models.PositiveSmallIntegerField()
    alerta_incumplido = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["regimen", F("entidad").asc(nulls_first=True), F("materia").asc(nulls_first=True)]
        verbose_name, verbose_name_plural = "parámetro de alerta", "parámetros de alerta"
        constraints = [
            models.UniqueConstraint(
                fields=["regimen", "entidad", "materia"],
                nulls_distinct=False,
                name="cumplimiento_parametro_unico",
            ),
            models.CheckConstraint(
                name="cumplimiento_parametro_de_algo",
                condition=Q(entidad__isnull=False) | Q(materia__isnull=False),
                violation_error_message="Diga para qué entidad o para qué materia es.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regimen}: {self.alerta_pendiente} y {self.alerta_incumplido} días hábiles"
