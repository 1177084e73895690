"""Turns of the day and appointments in a point of the network. Source: Ley 1437 de 2011, arts. 5.6 y 7.4."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.cuentas.models import Rol
from tramites.codigos import codigo_de_seguimiento
from tramites.estados import OCUPAN, TRANSICIONES_CITA, TRANSICIONES_TURNO, EstadoCita, EstadoTurno

from .catalogo import Tramite
from .red import Sucursal

MARGEN = timedelta(minutes=5)  # an appointment is called from so long before its hour


class Agenda(models.Model):
    """How a point gives appointments within its hours; without it, it gives none.

    ``minutos``: of each appointment; ``cupos``: how many at the same hour; ``dias``: how far ahead.
    """

    sucursal = models.OneToOneField(Sucursal, models.CASCADE, primary_key=True, related_name="agenda")
    minutos = models.PositiveSmallIntegerField(
        default=20, validators=[MinValueValidator(5), MaxValueValidator(120)]
    )
    cupos = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    dias = models.PositiveSmallIntegerField(
        default=14, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="tramites_agenda_medidas",
                condition=Q(minutos__range=(5, 120), cupos__range=(1, 50), dias__range=(1, 60)),
            )
        ]

    def __str__(self) -> str:
        return f"Citas de {self.sucursal_id}"


class CitaQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Those of the points where an agent may attend."""
        return self.filter(sucursal__entidad__in=usuario.entidades(Rol.AGENTE))

    def del_dia(self, sucursal, dia):
        """The appointments of a legal day, by hour."""
        inicio = timezone.make_aware(datetime.combine(dia, datetime.min.time()))
        del_dia = self.filter(
            sucursal=sucursal, inicia_en__gte=inicio, inicia_en__lt=inicio + timedelta(days=1)
        )
        return del_dia.order_by("inicia_en", "puesto")


class Cita(models.Model):
    """Somebody comes at an hour. Whoever has the code moves it or cancels it; no account is needed.

    ``puesto``: which of the places of that hour, from 1: the database gives each one once. ``nombre`` and
    ``correo`` are what she wished to be called and told; they are wiped after the day. ``veces_movida``: how
    many times its hour changed, so that each change is told.
    """

    TRANSICIONES = TRANSICIONES_CITA

    codigo = models.CharField("código", max_length=24, default=codigo_de_seguimiento, editable=False)
    sucursal = models.ForeignKey(Sucursal, models.PROTECT, related_name="citas")
    tramite = models.ForeignKey(Tramite, models.PROTECT, null=True, related_name="+", verbose_name="trámite")
    inicia_en = models.DateTimeField()
    puesto = models.PositiveSmallIntegerField(editable=False)
    veces_movida = models.PositiveSmallIntegerField(default=0, editable=False)
    nombre = TextoCifrado(uso="citas", default="", editable=False)
    correo = TextoCifrado(uso="citas", default="", editable=False)
    estado = models.CharField(max_length=10, choices=EstadoCita, default=EstadoCita.RESERVADA, editable=False)
    reservada_en = models.DateTimeField(default=timezone.now, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = CitaQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sucursal", "inicia_en"], name="tramites_cita_hora")]
        constraints = [
            models.UniqueConstraint(fields=["codigo"], name="tramites_cita_codigo"),
            models.UniqueConstraint(
                fields=["sucursal", "inicia_en", "puesto"],
                condition=Q(estado__in=OCUPAN),
                name="tramites_cita_un_puesto",
                violation_error_message="Esa hora la acaban de tomar. Elija otra.",
            ),
        ]

    def __str__(self) -> str:
        return f"La cita {self.codigo}"

    def get_absolute_url(self) -> str:
        return reverse("tramites:cita", args=[self.codigo])

    @property
    def se_puede_cambiar(self) -> bool:
        """Whoever has the code may still move or cancel it."""
        return self.estado == EstadoCita.RESERVADA and timezone.now() < self.inicia_en


class TurnoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Those of the points where an agent may attend."""
        return self.filter(sucursal__entidad__in=usuario.entidades(Rol.AGENTE))

    def de_hoy(self, sucursal):
        return self.filter(sucursal=sucursal, dia=timezone.localdate())

    def en_orden(self):
        """Who is called next: an appointment whose hour came, who must not wait, the others as they came.

        Whoever came long before her appointment waits for it, unless nobody else does.
        """
        pronto = timezone.now() + MARGEN
        prelacion = Case(
            When(cita__inicia_en__lte=pronto, then=Value(0)),
            When(cita__isnull=False, then=Value(3)),
            When(es_preferente=True, then=Value(1)),
            default=Value(2),
        )
        esperan = self.filter(estado=EstadoTurno.ESPERANDO)
        return esperan.order_by(prelacion, F("cita__inicia_en").asc(nulls_last=True), "numero", "pk")


class Turno(models.Model):
    """A number in the line of a point on a day. Nobody is named in it.

    ``es_preferente``: the person said that the law lets her pass first; why is not asked.
    ``correo``: where she wished to be told that hers is near; wiped after the day.
    ``clave``, ``clave_llamado``: of the form that asked for it, and of the one that called it.
    """

    TRANSICIONES = TRANSICIONES_TURNO

    sucursal = models.ForeignKey(Sucursal, models.PROTECT, related_name="turnos")
    dia = models.DateField(default=timezone.localdate, editable=False)
    numero = models.PositiveSmallIntegerField("número", editable=False)
    tramite = models.ForeignKey(Tramite, models.PROTECT, null=True, related_name="+", verbose_name="trámite")
    cita = models.OneToOneField(Cita, models.PROTECT, null=True, related_name="turno")
    es_preferente = models.BooleanField(default=False)
    correo = TextoCifrado(uso="citas", default="", editable=False)
    estado = models.CharField(
        max_length=10, choices=EstadoTurno, default=EstadoTurno.ESPERANDO, editable=False
    )
    pedido_en = models.DateTimeField(default=timezone.now, editable=False)
    llamado_en = models.DateTimeField(null=True, editable=False)
    llamado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    ventanilla = models.CharField(max_length=12, blank=True, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)
    clave_llamado = models.UUIDField(null=True, unique=True, editable=False)

    objects = TurnoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sucursal", "dia", "numero"], name="tramites_turno_numero"),
            models.UniqueConstraint(
                fields=["llamado_por"],
                condition=Q(estado=EstadoTurno.LLAMADO),
                name="tramites_turno_uno_por_agente",
            ),
            models.CheckConstraint(
                name="tramites_turno_llamado",
                condition=Q(estado=EstadoTurno.ESPERANDO, llamado_en=None, llamado_por=None)
                | ~Q(estado=EstadoTurno.ESPERANDO) & Q(llamado_en__isnull=False, llamado_por__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"El turno {self.numero_dicho}"

    def get_absolute_url(self) -> str:
        return reverse("tramites:mi_turno", args=[self.sucursal.codigo, self.numero])

    @property
    def numero_dicho(self) -> str:
        """«007»: as the screen and the ticket write it."""
        return f"{self.numero:03}"
