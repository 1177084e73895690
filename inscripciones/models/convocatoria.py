"""A process: its act, calendar and rules, and the posts it offers."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from inscripciones.estados import TRANSICIONES_CONVOCATORIA, EstadoConvocatoria
from inscripciones.foto import PlazaOfrecida
from plazas.models import Plaza, Profesion
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.documentos.models import Archivo


class Politica(models.Model):
    """One version of the rules of allocation, as data: never edited once a convocatoria names it.

    ``reglas``: {max_plazas, niveles, completar, orden_departamento, sin_plaza, publicidad}, the frozen
    object of the allocation, plus ``condiciones``: {condition code: tier}.
    """

    version = models.CharField(max_length=20, unique=True)  # «2020-1»
    titulo = models.CharField(max_length=120)
    norma = models.CharField(max_length=160)
    reglas = models.JSONField()
    creada_en = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.titulo


class ConvocatoriaQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Published ones for everybody, drafts only for the ministry."""
        if usuario.is_authenticated and usuario.tiene_rol(Rol.MINISTERIO):
            return self
        return self.exclude(estado=EstadoConvocatoria.BORRADOR)

    def abiertas(self, instante=None):
        """Those in which one can register at ``instante`` (now)."""
        instante = instante or timezone.now()
        return self.filter(
            estado=EstadoConvocatoria.PUBLICADA, abre_en__lte=instante, cierra_en__gte=instante
        )


class Convocatoria(models.Model):
    """One process of the SSO, opened by an administrative act. Source: Res. 2358 de 2014."""

    TRANSICIONES = TRANSICIONES_CONVOCATORIA

    codigo = models.CharField("código", max_length=20, unique=True)  # «2020-1»: enters the lottery
    nombre = models.CharField(max_length=40)  # «2020-I»
    estado = models.CharField(max_length=10, choices=EstadoConvocatoria, default=EstadoConvocatoria.BORRADOR)
    es_ensayo = models.BooleanField("ensayo con datos ficticios", default=False)
    profesiones = models.ManyToManyField(Profesion, related_name="convocatorias")
    politica = models.ForeignKey(Politica, models.PROTECT, related_name="convocatorias")
    acto_numero = models.CharField("número del acto", max_length=40)
    acto_fecha = models.DateField("fecha del acto")
    acto_archivo = models.ForeignKey(Archivo, models.PROTECT, related_name="+")
    abre_en = models.DateTimeField("se abre")
    cierra_en = models.DateTimeField("se cierra")
    gracia_minutos = models.PositiveSmallIntegerField("minutos de gracia", default=0)
    revision_hasta = models.DateTimeField("las secretarías revisan hasta")
    correccion_hasta = models.DateTimeField("se corrige hasta")
    plazo_correccion_dias_habiles = models.PositiveSmallIntegerField(default=3)
    sello_en = models.DateTimeField("se sellan las entradas")
    evento_en = models.DateTimeField("sorteo público")
    inicio_servicio = models.DateField("empieza el servicio")
    clave_creacion = models.UUIDField(null=True, unique=True, editable=False)  # of the form that opened it
    siguiente_numero = models.PositiveIntegerField(default=1, editable=False)  # of registrations, under lock

    objects = ConvocatoriaQuerySet.as_manager()

    class Meta:
        ordering = ["-abre_en"]
        constraints = [
            models.CheckConstraint(
                name="inscripciones_convocatoria_calendario",
                condition=Q(
                    abre_en__lt=F("cierra_en"),
                    cierra_en__lte=F("correccion_hasta"),
                    correccion_hasta__lte=F("revision_hasta"),
                    revision_hasta__lte=F("sello_en"),
                    sello_en__lt=F("evento_en"),
                ),
                violation_error_code="calendario_desordenado",
                violation_error_message=(
                    "Revise el orden de las fechas: abre, cierra, se corrige, se revisa, se sella, se sortea."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Convocatoria {self.nombre}"

    def get_absolute_url(self) -> str:
        return reverse("inscripciones:convocatoria", args=[self.codigo])

    @property
    def cierre_con_gracia(self):
        """The last instant in which a registration begun in time is still accepted."""
        return self.cierra_en + timedelta(minutes=self.gracia_minutos)

    @property
    def esta_abierta(self) -> bool:
        return (
            self.estado == EstadoConvocatoria.PUBLICADA
            and self.abre_en <= timezone.now() <= self.cierre_con_gracia
        )


class Oferta(models.Model):
    """A plaza offered in a convocatoria, with a frozen copy of what applicants saw."""

    convocatoria = models.ForeignKey(Convocatoria, models.PROTECT, related_name="ofertas")
    plaza = models.ForeignKey(Plaza, models.PROTECT, related_name="ofertas")
    cupos = models.PositiveSmallIntegerField()
    foto = models.JSONField()  # plaza as offered: names, pay, aids, place, community, difficulty

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["convocatoria", "plaza"],
                name="inscripciones_oferta_una",
                violation_error_message="Esta plaza ya está ofrecida en la convocatoria.",
            ),
            models.CheckConstraint(
                name="inscripciones_oferta_cupos", condition=Q(cupos__gte=1, cupos__lte=10)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plaza} en {self.convocatoria}"

    @cached_property
    def ofrecida(self) -> PlazaOfrecida:
        """The plaza as applicants saw it, whatever became of it later: what pages show."""
        return PlazaOfrecida.de(self.foto)
