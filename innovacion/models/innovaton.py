"""The half-day event: venues, tables by challenge, seats with a code, and who came."""

from uuid import uuid4

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from innovacion.estados import (
    TRANSICIONES_CUPO,
    TRANSICIONES_INNOVATON,
    YA_PASO,
    EstadoCupo,
    EstadoInnovaton,
)
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.territorio.models import Municipio

from .centro import Participante
from .reto import Reto


class InnovatonQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Announced ones are everybody's; a draft, of the team."""
        if usuario.is_authenticated and usuario.tiene_rol(Rol.COMUNIDAD, Rol.DIRECCION):
            return self
        return self.exclude(estado=EstadoInnovaton.BORRADOR)


class Innovaton(models.Model):
    """Half a day in which several circles work at once. Source: INN-008."""

    TRANSICIONES = TRANSICIONES_INNOVATON

    nombre = models.CharField(max_length=120)
    descripcion = models.TextField("descripción", max_length=2000)
    fecha = models.DateField()
    inicia = models.TimeField()
    termina = models.TimeField()
    estado = models.CharField(
        max_length=10, choices=EstadoInnovaton, default=EstadoInnovaton.BORRADOR, editable=False
    )
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    creada_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = InnovatonQuerySet.as_manager()

    class Meta:
        ordering = ["-fecha", "-pk"]
        verbose_name, verbose_name_plural = "innovatón", "innovatones"
        constraints = [
            models.CheckConstraint(
                name="innovacion_innovaton_horas",
                condition=Q(termina__gt=F("inicia")),
                violation_error_message="La innovatón termina después de empezar.",
            )
        ]

    def __str__(self) -> str:
        return self.nombre

    def get_absolute_url(self) -> str:
        return reverse("innovacion:innovaton", args=[self.pk])

    @property
    def recibe(self) -> bool:
        """Whether one may register."""
        return self.estado == EstadoInnovaton.ABIERTA

    @property
    def ya_paso(self) -> bool:
        return self.estado in YA_PASO


class SedeQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Whoever receives people at its door: the team and those who moderate a table there."""
        if not usuario.is_authenticated:
            return self.none()
        if usuario.tiene_rol(Rol.COMUNIDAD):
            return self
        return self.filter(mesas__moderador=usuario).distinct()


class Sede(models.Model):
    """One place of an innovatón. ``aforo``: how many people fit."""

    innovaton = models.ForeignKey(Innovaton, models.PROTECT, related_name="sedes")
    nombre = models.CharField(max_length=120)
    municipio = models.ForeignKey(Municipio, models.PROTECT, related_name="sedes_innovacion")
    direccion = models.CharField("dirección", max_length=160)
    aforo = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])

    objects = SedeQuerySet.as_manager()

    class Meta:
        ordering = ["innovaton", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["innovaton", "nombre"],
                name="innovacion_sede_una_vez",
                violation_error_message="Esa sede ya está en la innovatón.",
            )
        ]

    def __str__(self) -> str:
        return self.nombre


class MesaQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """The team sees every table; a moderator, hers."""
        if not usuario.is_authenticated:
            return self.none()
        return self if usuario.tiene_rol(Rol.COMUNIDAD) else self.filter(moderador=usuario)

    def con_ocupados(self):
        """Annotate ``ocupados``: seats taken."""
        return self.annotate(ocupados=Count("cupos", filter=Q(cupos__estado=EstadoCupo.INSCRITO)))


class Mesa(models.Model):
    """One table: a challenge at a venue, with who moderates it. ``lugares``: how many seats."""

    sede = models.ForeignKey(Sede, models.PROTECT, related_name="mesas")
    reto = models.ForeignKey(Reto, models.PROTECT, related_name="mesas")
    numero = models.PositiveSmallIntegerField("número")
    moderador = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="mesas_innovacion"
    )
    lugares = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])

    objects = MesaQuerySet.as_manager()

    class Meta:
        ordering = ["sede", "numero"]
        constraints = [
            models.UniqueConstraint(
                fields=["sede", "numero"],
                name="innovacion_mesa_numero",
                violation_error_message="Esa sede ya tiene una mesa con ese número.",
            )
        ]

    def __str__(self) -> str:
        return f"Mesa {self.numero}"


class Cupo(models.Model):
    """The seat of a person at an innovatón. ``codigo``: six letters for the door; ``clave``: for her link."""

    TRANSICIONES = TRANSICIONES_CUPO

    innovaton = models.ForeignKey(Innovaton, models.PROTECT, related_name="cupos")
    participante = models.ForeignKey(Participante, models.PROTECT, related_name="cupos")
    mesa = models.ForeignKey(Mesa, models.PROTECT, related_name="cupos")
    codigo = models.CharField(max_length=6, unique=True, editable=False)
    clave = models.UUIDField(default=uuid4, unique=True, editable=False)
    espontanea = models.BooleanField(default=False)  # came without having registered
    estado = models.CharField(max_length=10, choices=EstadoCupo, default=EstadoCupo.INSCRITO, editable=False)
    inscrito_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["mesa", "estado"], name="innovacion_cupo_mesa")]
        constraints = [
            models.UniqueConstraint(
                fields=["innovaton", "participante"],
                name="innovacion_cupo_uno_por_persona",
                violation_error_message="Esa persona ya tiene su lugar.",
            )
        ]

    def __str__(self) -> str:
        return f"El cupo {self.codigo}"

    def get_absolute_url(self) -> str:
        return reverse("innovacion:cupo", args=[self.clave])


class Asistencia(models.Model):
    """She came; append-only. ``anotada_en``: by the telephone of the door, perhaps without network;
    ``sincronizada_en``: when the portal knew. The same ``llave`` sent twice counts once.
    """

    cupo = models.OneToOneField(Cupo, models.PROTECT, related_name="asistencia")
    anotada_en = models.DateTimeField()
    sincronizada_en = models.DateTimeField(default=timezone.now, editable=False)
    anotada_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    llave = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_asistencia_en_orden", condition=Q(anotada_en__lte=F("sincronizada_en"))
            )
        ]

    def __str__(self) -> str:
        return f"Asistencia de {self.cupo_id}"
