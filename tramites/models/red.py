"""Where people are attended in person, when, and what they may ask for there."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.territorio.models import Entidad, Municipio
from tramites.horarios import hora

from .catalogo import Tramite


class SucursalQuerySet(models.QuerySet):
    def abiertas(self):
        """Those that attend today or will."""
        return self.filter(Q(cerrada_el=None) | Q(cerrada_el__gt=timezone.localdate()))

    def visibles_para(self, usuario):
        """Those of the institutions that ``usuario`` administers; anybody reads the directory."""
        return self.filter(entidad__in=usuario.entidades(Rol.ADMIN_TRAMITES))


class Sucursal(models.Model):
    """A place, or a telephone, where the network attends. Source: ATD-004, ATD-013."""

    class Clase(models.TextChoices):
        SUCURSAL = "sucursal", "Sucursal"
        MOVIL = "movil", "Unidad móvil"
        MODULO = "modulo", "Módulo de autoservicio"
        TELEFONO = "telefono", "Centro de llamadas"

    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="sucursales")
    codigo = models.SlugField("código", max_length=40, unique=True)
    nombre = models.CharField(max_length=120)
    clase = models.CharField(max_length=10, choices=Clase, default=Clase.SUCURSAL)
    municipio = models.ForeignKey(
        Municipio, models.PROTECT, related_name="sucursales"
    )  # of a mobile unit, its base
    direccion = models.CharField("dirección", max_length=160, blank=True)
    telefono = models.CharField("teléfono", max_length=20, blank=True)
    latitud = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitud = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    abierta_el = models.DateField()
    cerrada_el = models.DateField(null=True, blank=True)

    objects = SucursalQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "sucursales"
        indexes = [models.Index(fields=["municipio", "nombre"], name="tramites_sucursal_lugar")]
        constraints = [
            models.CheckConstraint(
                name="tramites_sucursal_coordenadas",
                condition=Q(latitud=None, longitud=None) | Q(latitud__isnull=False, longitud__isnull=False),
            ),
            models.CheckConstraint(
                name="tramites_sucursal_fechas",
                condition=Q(cerrada_el=None) | Q(cerrada_el__gte=F("abierta_el")),
            ),
        ]

    def __str__(self) -> str:
        return self.nombre

    def get_absolute_url(self) -> str:
        return reverse("tramites:sucursal", args=[self.codigo])


class Horario(models.Model):
    """From when to when a branch attends on a day of the week; a day may have two rows, none is closed."""

    class Dia(models.IntegerChoices):
        LUNES = 1, "Lunes"
        MARTES = 2, "Martes"
        MIERCOLES = 3, "Miércoles"
        JUEVES = 4, "Jueves"
        VIERNES = 5, "Viernes"
        SABADO = 6, "Sábado"
        DOMINGO = 7, "Domingo"

    sucursal = models.ForeignKey(Sucursal, models.CASCADE, related_name="horarios")
    dia = models.PositiveSmallIntegerField("día", choices=Dia)  # ISO: Monday is 1
    abre = models.TimeField()
    cierra = models.TimeField()

    class Meta:
        ordering = ["sucursal", "dia", "abre"]
        constraints = [
            models.UniqueConstraint(fields=["sucursal", "dia", "abre"], name="tramites_horario_unico"),
            models.CheckConstraint(
                name="tramites_horario_orden",
                condition=Q(cierra__gt=F("abre")),
                violation_error_message="La hora de cierre va después de la de apertura.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_dia_display()} {self.abre:%H:%M} a {self.cierra:%H:%M}"


class ProductoQuerySet(models.QuerySet):
    def vigentes(self, el=None):
        """Those that are offered on the day ``el``, today."""
        dia = el or timezone.localdate()
        return self.filter(Q(hasta=None) | Q(hasta__gte=dia), desde__lte=dia)


class Producto(models.Model):
    """A procedure enabled in a branch, perhaps as a pilot. Source: ATD-016, G5-11."""

    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="productos", verbose_name="trámite")
    sucursal = models.ForeignKey(Sucursal, models.PROTECT, related_name="productos")
    es_piloto = models.BooleanField("en piloto", default=False)
    desde = models.DateField(default=timezone.localdate)
    hasta = models.DateField(null=True, blank=True)  # last day

    objects = ProductoQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sucursal", "tramite"], name="tramites_producto_sucursal")]
        constraints = [
            models.UniqueConstraint(
                fields=["tramite", "sucursal"],
                condition=Q(hasta=None),
                name="tramites_producto_uno_vigente",
                violation_error_message="Ese trámite ya se atiende en esa sucursal.",
            ),
            models.CheckConstraint(
                name="tramites_producto_fechas",
                condition=Q(hasta=None) | Q(hasta__gte=F("desde")),
                violation_error_message="La fecha final no puede ser anterior a la inicial.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tramite} en {self.sucursal}"


class Parada(models.Model):
    """A stop of a mobile unit: one place, one day. Source: ATD-004, G5-16."""

    sucursal = models.ForeignKey(Sucursal, models.CASCADE, related_name="paradas")
    municipio = models.ForeignKey(Municipio, models.PROTECT, related_name="paradas")
    lugar = models.CharField(max_length=120)  # «Parque principal»
    fecha = models.DateField()
    abre = models.TimeField()
    cierra = models.TimeField()

    class Meta:
        ordering = ["fecha", "abre", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sucursal", "fecha", "abre"], name="tramites_parada_unica"),
            models.CheckConstraint(name="tramites_parada_orden", condition=Q(cierra__gt=F("abre"))),
        ]

    def __str__(self) -> str:
        return f"{self.lugar}, {self.municipio} ({self.fecha})"

    @property
    def horas(self) -> str:
        """«8:00 a. m. a 12:00 m.»."""
        return f"{hora(self.abre)} a {hora(self.cierra)}"


class PoblacionMunicipio(models.Model):
    """How many live in a municipio and how far they are: a parameter that is imported, with its source.

    ``minutos_a_capital``: of one journey to the capital of its departamento by the usual transport;
    ``costo_viaje``: of that journey, in pesos. ``es_supuesto``: no public source says it.
    """

    municipio = models.OneToOneField(Municipio, models.PROTECT, primary_key=True, related_name="poblacion")
    habitantes = models.PositiveIntegerField()
    habitantes_rurales = models.PositiveIntegerField()
    minutos_a_capital = models.PositiveSmallIntegerField()
    costo_viaje = models.PositiveIntegerField("costo del viaje")
    fuente = models.CharField(max_length=160)
    es_supuesto = models.BooleanField(default=True)

    class Meta:
        verbose_name, verbose_name_plural = "población de un municipio", "población de los municipios"
        constraints = [
            models.CheckConstraint(
                name="tramites_poblacion_rural", condition=Q(habitantes_rurales__lte=F("habitantes"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipio}: {self.habitantes}"

    @property
    def ruralidad(self) -> float:
        """Percentage of its people who live outside its towns."""
        return 100 * self.habitantes_rurales / self.habitantes if self.habitantes else 0.0
