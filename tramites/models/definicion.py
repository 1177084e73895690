"""How an institution attends: its areas and their people, the versions of a procedure, other systems."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.territorio.models import Entidad
from sso_portal.nucleo.trabajos.models import Trabajo
from tramites.diseno.estructura import Estructura
from tramites.diseno.intercambio import de_json
from tramites.estados import (
    TRANSICIONES_LLAMADA,
    TRANSICIONES_VERSION,
    VERSIONES_PUBLICAS,
    EstadoLlamada,
    EstadoVersion,
)

from .catalogo import Tramite


class DeEntidadQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """What administers an institution's procedures is seen by whoever administers them."""
        return self.filter(entidad__in=usuario.entidades(Rol.ADMIN_TRAMITES))


class Area(models.Model):
    """An office of an institution that answers cases. Definitions name it by its ``codigo``."""

    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="areas")
    codigo = models.SlugField("código", max_length=40)
    nombre = models.CharField(max_length=120)

    objects = DeEntidadQuerySet.as_manager()

    class Meta:
        ordering = ["nombre", "pk"]
        verbose_name = "área"
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "codigo"],
                name="tramites_area_codigo",
                violation_error_message="Ya hay un área con ese nombre.",
            )
        ]

    def __str__(self) -> str:
        return self.nombre


class PuestoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        return self.filter(area__entidad__in=usuario.entidades(Rol.ADMIN_TRAMITES))


class Puesto(models.Model):
    """Somebody who answers cases in an area; ``es_jefe`` may ask for what the ficha does not list."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="puestos")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="puestos_tramites")
    es_jefe = models.BooleanField("dirige el área", default=False)

    objects = PuestoQuerySet.as_manager()

    class Meta:
        ordering = ["area", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "usuario"],
                name="tramites_puesto_unico",
                violation_error_message="Esa persona ya está en el área.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.usuario} en {self.area}"


class VersionTramiteQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        return self.filter(tramite__entidad__in=usuario.entidades(Rol.ADMIN_TRAMITES))

    def publicadas(self):
        """The ones by which new cases begin: at most one a procedure."""
        return self.filter(estado=EstadoVersion.PUBLICADA)


class VersionTramite(models.Model):
    """One version of how the portal runs a procedure; published, it never changes: another one follows.

    ``estructura``: JSON of format 1 (`diseno.estructura`). Cases keep the version by which they began.
    Source: SOL-019.
    """

    TRANSICIONES = TRANSICIONES_VERSION

    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="versiones", verbose_name="trámite")
    numero = models.PositiveSmallIntegerField("número")
    estructura = models.JSONField(default=dict)
    estado = models.CharField(
        max_length=12, choices=EstadoVersion, default=EstadoVersion.BORRADOR, editable=False
    )
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    publicada_en = models.DateTimeField(null=True, editable=False)
    publicada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = VersionTramiteQuerySet.as_manager()

    class Meta:
        ordering = ["tramite", "-numero"]
        verbose_name, verbose_name_plural = "versión de un trámite", "versiones de trámites"
        constraints = [
            models.UniqueConstraint(fields=["tramite", "numero"], name="tramites_version_numero"),
            models.UniqueConstraint(
                fields=["tramite"],
                condition=Q(estado=EstadoVersion.PUBLICADA),
                name="tramites_version_una_publicada",
            ),
            models.UniqueConstraint(
                fields=["tramite"],
                condition=Q(estado=EstadoVersion.BORRADOR),
                name="tramites_version_un_borrador",
            ),
            models.CheckConstraint(
                name="tramites_version_publicada_con_firma",
                condition=Q(
                    estado__in=VERSIONES_PUBLICAS, publicada_en__isnull=False, publicada_por__isnull=False
                )
                | ~Q(estado__in=VERSIONES_PUBLICAS) & Q(publicada_en=None, publicada_por=None),
            ),
        ]

    def __str__(self) -> str:
        return f"La versión {self.numero} de «{self.tramite}»"

    def get_absolute_url(self) -> str:
        return reverse("tramites:diseno", args=[self.pk])

    @cached_property
    def definicion(self) -> Estructura:
        """The definition as values. Do not ask it of a row whose ``estructura`` just changed."""
        return de_json(self.estructura)


class Conexion(models.Model):
    """Another system that is told when a case arrives at a stage. ``secreto`` signs what it is told."""

    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="conexiones")
    codigo = models.SlugField("código", max_length=40)
    nombre = models.CharField(max_length=120)
    url = models.URLField("dirección", max_length=300)
    secreto = TextoCifrado(uso="conexiones")
    esta_activa = models.BooleanField(default=True)
    creada_en = models.DateTimeField(default=timezone.now, editable=False)

    objects = DeEntidadQuerySet.as_manager()

    class Meta:
        ordering = ["nombre", "pk"]
        verbose_name, verbose_name_plural = "conexión", "conexiones"
        constraints = [
            models.UniqueConstraint(
                fields=["entidad", "codigo"],
                name="tramites_conexion_codigo",
                violation_error_message="Ya hay una conexión con ese nombre.",
            )
        ]

    def __str__(self) -> str:
        return self.nombre


class LlamadaQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        return self.filter(conexion__entidad__in=usuario.entidades(Rol.ADMIN_TRAMITES))

    def por_hacer(self):
        return self.filter(estado=EstadoLlamada.PENDIENTE)


class Llamada(Trabajo):
    """One thing told to another system, with its attempts and its answer. It never blocks the case."""

    TRANSICIONES = TRANSICIONES_LLAMADA

    conexion = models.ForeignKey(Conexion, models.PROTECT, related_name="llamadas")
    solicitud = models.ForeignKey("tramites.Solicitud", models.PROTECT, related_name="llamadas")
    clave = models.CharField(max_length=80, unique=True, editable=False)  # the same news is never told twice
    cuerpo = models.JSONField()  # codes, numbers and dates; no personal data
    estado = models.CharField(
        max_length=10, choices=EstadoLlamada, default=EstadoLlamada.PENDIENTE, editable=False
    )
    codigo_http = models.PositiveSmallIntegerField(null=True, editable=False)
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    entregada_en = models.DateTimeField(null=True, editable=False)

    objects = LlamadaQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["id"],
                name="tramites_llamada_por_hacer",
                condition=Q(estado=EstadoLlamada.PENDIENTE),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="tramites_llamada_entregada_con_fecha",
                condition=Q(estado=EstadoLlamada.ENTREGADA, entregada_en__isnull=False)
                | ~Q(estado=EstadoLlamada.ENTREGADA) & Q(entregada_en=None),
            )
        ]

    def __str__(self) -> str:
        return f"La llamada {self.clave}"
