"""A question worth working on, and what people say of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from innovacion.estados import TRANSICIONES_APORTE, TRANSICIONES_RETO, EstadoAporte, EstadoReto
from sso_portal.nucleo.cuentas.models import Rol

from .centro import Participante


class RetoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Open and closed ones are everybody's; a proposed one, of who proposed it and of the team."""
        publicos = ~Q(estado=EstadoReto.PROPUESTO)
        if not usuario.is_authenticated:
            return self.filter(publicos)
        if usuario.tiene_rol(Rol.COMUNIDAD, Rol.DIRECCION):
            return self
        return self.filter(publicos | Q(propuesto_por=usuario))


class Reto(models.Model):
    """A challenge: a question that several institutions share.

    ``origen_*``: what it was born of, by reference and in text (a complaint, an overdue obligation, a slow
    procedure); the link is made where those rooms are known.
    """

    TRANSICIONES = TRANSICIONES_RETO

    titulo = models.CharField("título", max_length=120)
    pregunta = models.CharField(max_length=200)
    descripcion = models.TextField("descripción", max_length=4000)
    estado = models.CharField(max_length=10, choices=EstadoReto, default=EstadoReto.PROPUESTO, editable=False)
    origen_tipo = models.CharField(max_length=20, blank=True, editable=False)
    origen_referencia = models.CharField(max_length=60, blank=True, editable=False)
    propuesto_en = models.DateTimeField(default=timezone.now, editable=False)
    propuesto_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = RetoQuerySet.as_manager()

    class Meta:
        ordering = ["-propuesto_en", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_reto_origen_entero",
                condition=Q(origen_tipo="", origen_referencia="")
                | ~Q(origen_tipo="") & ~Q(origen_referencia=""),
            )
        ]

    def __str__(self) -> str:
        return self.titulo

    def get_absolute_url(self) -> str:
        return reverse("innovacion:reto", args=[self.pk])

    @property
    def esta_abierto(self) -> bool:
        return self.estado == EstadoReto.ABIERTO


class Aporte(models.Model):
    """What somebody said of a challenge or of a practice: with an account, or with the name she gives."""

    TRANSICIONES = TRANSICIONES_APORTE

    reto = models.ForeignKey(Reto, models.PROTECT, null=True, related_name="aportes")
    practica = models.ForeignKey("innovacion.Practica", models.PROTECT, null=True, related_name="aportes")
    participante = models.ForeignKey(Participante, models.PROTECT, null=True, related_name="aportes")
    nombre = models.CharField(max_length=80)
    texto = models.TextField(max_length=2000)
    estado = models.CharField(
        max_length=12, choices=EstadoAporte, default=EstadoAporte.EN_REVISION, editable=False
    )
    razon = models.CharField(max_length=200, blank=True, editable=False)
    dicho_en = models.DateTimeField(default=timezone.now, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_aporte_de_una_cosa",
                condition=Q(reto__isnull=False, practica=None) | Q(reto=None, practica__isnull=False),
            ),
            models.CheckConstraint(
                name="innovacion_aporte_retirado_con_razon",
                condition=~Q(estado=EstadoAporte.RETIRADO) | ~Q(razon=""),
                violation_error_message="Escriba por qué se retira.",
            ),
        ]

    def __str__(self) -> str:
        return f"Lo que dijo {self.nombre}"

    @property
    def de_que(self):
        """The challenge or the practice."""
        return self.reto or self.practica


class Reaccion(models.Model):
    """One tap: once for each browser or account."""

    class Clase(models.TextChoices):
        ME_PASA = "me_pasa", "A mí también me pasa"
        ME_SIRVE = "me_sirve", "Me sirve"

    reto = models.ForeignKey(Reto, models.PROTECT, null=True, related_name="reacciones")
    practica = models.ForeignKey("innovacion.Practica", models.PROTECT, null=True, related_name="reacciones")
    clase = models.CharField(max_length=8, choices=Clase)
    quien = models.CharField(max_length=64)  # opaque: a blind index of the account or of the session
    dicha_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="innovacion_reaccion_de_una_cosa",
                condition=Q(reto__isnull=False, practica=None) | Q(reto=None, practica__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["reto", "practica", "clase", "quien"],
                name="innovacion_reaccion_una_vez",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.get_clase_display()
