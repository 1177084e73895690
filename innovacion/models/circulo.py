"""Circles of peers, what they share, and the visits between institutions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from innovacion.estados import TRANSICIONES_VISITA, EstadoVisita
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.documentos.models import Archivo

from .centro import Centro, Participante
from .reto import Reto


class CirculoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Everybody with an account sees that they exist; what is inside is of its members."""
        return self if usuario.is_authenticated else self.none()


class Circulo(models.Model):
    """A moderated group of peers about one challenge. Source: INN-007."""

    nombre = models.CharField(max_length=120)
    reto = models.ForeignKey(Reto, models.PROTECT, related_name="circulos")
    descripcion = models.TextField("descripción", max_length=1000)
    moderador = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    creado_en = models.DateTimeField(default=timezone.now, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = CirculoQuerySet.as_manager()

    class Meta:
        ordering = ["nombre", "pk"]
        verbose_name = "círculo"

    def __str__(self) -> str:
        return self.nombre

    def get_absolute_url(self) -> str:
        return reverse("innovacion:circulo", args=[self.pk])


class Miembro(models.Model):
    """A person in a circle."""

    circulo = models.ForeignKey(Circulo, models.CASCADE, related_name="miembros")
    participante = models.ForeignKey(Participante, models.PROTECT, related_name="membresias")
    desde = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["circulo", "participante"], name="innovacion_miembro_una_vez")
        ]

    def __str__(self) -> str:
        return str(self.participante)


class DocumentoCompartido(models.Model):
    """A document or a source of information that a member shares. Source: INN-010."""

    circulo = models.ForeignKey(Circulo, models.PROTECT, related_name="documentos")
    titulo = models.CharField("título", max_length=160)
    archivo = models.ForeignKey(Archivo, models.PROTECT, null=True, related_name="compartidos_innovacion")
    enlace = models.URLField(blank=True)
    participante = models.ForeignKey(Participante, models.PROTECT, related_name="documentos")
    compartido_en = models.DateTimeField(default=timezone.now, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_documento_con_algo",
                condition=Q(archivo__isnull=False) | ~Q(enlace=""),
                violation_error_message="Adjunte un archivo o escriba un enlace.",
            )
        ]

    def __str__(self) -> str:
        return self.titulo


class Actividad(models.Model):
    """A co-creation activity that somebody started after meeting. Source: INN-012."""

    circulo = models.ForeignKey(Circulo, models.PROTECT, related_name="actividades")
    titulo = models.CharField("título", max_length=160)
    fecha = models.DateField()
    asistieron = models.PositiveSmallIntegerField()
    participante = models.ForeignKey(Participante, models.PROTECT, related_name="+")
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-fecha", "-pk"]

    def __str__(self) -> str:
        return self.titulo


class VisitaQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Everybody with an account sees them."""
        return self if usuario.is_authenticated else self.none()

    def de(self, usuario):
        """Those that a manager receives in her institutions."""
        return self.filter(anfitrion__entidad__in=usuario.entidades(Rol.GESTOR_CAMBIOS))


class Visita(models.Model):
    """An institution shows another how it does something. Source: INN-011."""

    TRANSICIONES = TRANSICIONES_VISITA

    anfitrion = models.ForeignKey(Centro, models.PROTECT, related_name="visitas")
    tema = models.CharField(max_length=160)
    que_se_ve = models.TextField("qué se ve", max_length=1000)
    lugares = models.PositiveSmallIntegerField()
    estado = models.CharField(
        max_length=10, choices=EstadoVisita, default=EstadoVisita.OFRECIDA, editable=False
    )
    visitante = models.ForeignKey(
        Participante, models.PROTECT, null=True, editable=False, related_name="visitas"
    )
    fecha = models.DateField(null=True, editable=False)
    informe = models.TextField(max_length=2000, blank=True, editable=False)
    ofrecida_en = models.DateTimeField(default=timezone.now, editable=False)
    ofrecida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = VisitaQuerySet.as_manager()

    class Meta:
        ordering = ["-ofrecida_en", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_visita_pedida_por_alguien",
                condition=Q(estado__in=[EstadoVisita.OFRECIDA, EstadoVisita.CANCELADA])
                | Q(visitante__isnull=False),
            ),
            models.CheckConstraint(
                name="innovacion_visita_acordada_con_fecha",
                condition=~Q(
                    estado__in=[EstadoVisita.ACORDADA, EstadoVisita.REALIZADA, EstadoVisita.INFORMADA]
                )
                | Q(fecha__isnull=False),
            ),
            models.CheckConstraint(
                name="innovacion_visita_informada_con_informe",
                condition=~Q(estado=EstadoVisita.INFORMADA) | ~Q(informe=""),
            ),
        ]

    def __str__(self) -> str:
        return f"La visita a {self.anfitrion}"

    def get_absolute_url(self) -> str:
        return reverse("innovacion:visita", args=[self.pk])
