"""Posts of the Servicio Social Obligatorio: what an entity offers, and who may know of it."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Persona, Rol
from sso_portal.nucleo.territorio.models import Entidad, Municipio

from .estados import EDITABLES, PUBLICOS, TRANSICIONES, Estado


class Profesion(models.Model):
    """A profession called to serve: data, because later acts called others."""

    codigo = models.CharField(max_length=20, primary_key=True)  # «MEDICINA»: enters the lottery's message
    nombre = models.CharField(max_length=40, unique=True)  # «Medicina»
    gentilicio = models.CharField(max_length=60)  # «médica o médico»
    orden = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["orden", "nombre"]

    def __str__(self) -> str:
        return self.nombre


class Comunidad(models.Model):
    """A people whose members come first in the plazas of their own community, and only there."""

    codigo = models.CharField(max_length=20, primary_key=True)  # «RAIZAL», «WAYUU»: enters the sealed row
    nombre = models.CharField(max_length=80, unique=True)

    class Meta:
        ordering = ["nombre"]

    def __str__(self) -> str:
        return self.nombre


class Ips(models.Model):
    """What plazas adds to an entity that provides health services."""

    entidad = models.OneToOneField(Entidad, models.PROTECT, primary_key=True, related_name="ips")
    codigo_reps = models.CharField("código REPS", max_length=10, unique=True)  # DIVIPOLA + 5 digits

    def __str__(self) -> str:
        return f"{self.codigo_reps} {self.entidad}"


class PlazaQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Published ones for everybody; else the entity's own, the authority's own, all for the ministry."""
        if not usuario.is_authenticated:
            return self.publicas()
        if usuario.tiene_rol(Rol.MINISTERIO):
            return self
        return self.filter(
            Q(estado__in=PUBLICOS)
            | Q(entidad_id__in=usuario.entidades(Rol.IPS))
            | Q(
                municipio__autoridad_id__in=usuario.autoridades(Rol.SECRETARIA, Rol.JEFE_SECRETARIA),
            )
            & ~Q(estado=Estado.BORRADOR)
        )

    def publicas(self):
        """What anyone may read: every plaza that was ever published, whatever came after."""
        return self.filter(estado__in=PUBLICOS)


class Plaza(models.Model):
    """A durable post of an entity with 1 to 10 places (*cupos*)."""

    TRANSICIONES = TRANSICIONES

    class Modalidad(models.TextChoices):
        PRESTACION = "prestacion", "Prestación de servicios de salud"
        INVESTIGACION = "investigacion", "Investigación"
        VULNERABLE = "vulnerable", "Población vulnerable"
        SALUD_PUBLICA = "salud_publica", "Salud pública"

    class Vinculo(models.TextChoices):
        LABORAL = "laboral", "Contrato laboral"
        SERVICIOS = "servicios", "Prestación de servicios"

    class Dificultad(models.IntegerChoices):
        BAJA = 1, "Baja"
        MEDIA = 2, "Media"
        ALTA = 3, "Alta"
        MUY_ALTA = 4, "Muy alta"

    codigo = models.CharField("código", max_length=12, unique=True, editable=False)  # «P04512»
    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="plazas")
    municipio = models.ForeignKey(Municipio, models.PROTECT, related_name="plazas")
    profesion = models.ForeignKey(
        Profesion, models.PROTECT, null=True, related_name="plazas", verbose_name="profesión"
    )
    modalidad = models.CharField(max_length=16, choices=Modalidad, default=Modalidad.PRESTACION)
    cargo = models.CharField(max_length=120)
    funciones = models.TextField(max_length=2000)
    cupos = models.PositiveSmallIntegerField(
        "puestos", default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    vinculo = models.CharField("vínculo", max_length=10, choices=Vinculo)
    salario_mensual = models.PositiveIntegerField("salario mensual", null=True)  # Colombian pesos
    da_vivienda = models.BooleanField("vivienda", default=False)
    da_alimentacion = models.BooleanField("alimentación", default=False)
    da_transporte = models.BooleanField("transporte", default=False)
    otras_ayudas = models.CharField(max_length=200, blank=True)
    duracion_meses = models.PositiveSmallIntegerField("duración en meses", default=12)
    fecha_inicio = models.DateField("fecha de inicio", null=True)
    cdp = models.CharField("certificado de disponibilidad presupuestal", max_length=40)
    comunidad = models.ForeignKey(Comunidad, models.PROTECT, null=True, blank=True, related_name="plazas")
    dificultad = models.PositiveSmallIntegerField(
        "dificultad de acceso", choices=Dificultad, default=Dificultad.BAJA
    )
    como_se_llega = models.CharField("cómo se llega", max_length=300, blank=True)
    telefono_contacto = models.CharField("teléfono de contacto", max_length=20, blank=True)
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.BORRADOR)
    busqueda = models.TextField(editable=False, default="")  # code, entity, place without accents, lower case
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    enviada_en = models.DateTimeField(null=True, editable=False)  # the last time
    publicada_en = models.DateTimeField(null=True, editable=False)
    clave_creacion = models.UUIDField(null=True, unique=True, editable=False)  # of the form that made it
    # Who signed each step of the way it is on now: nobody signs two.
    enviada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    validada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    aprobada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = PlazaQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["estado", "profesion", "municipio"], name="plazas_plaza_catalogo"),
            models.Index(fields=["estado", "-salario_mensual"], name="plazas_plaza_salario"),
            GinIndex(fields=["busqueda"], name="plazas_plaza_busqueda", opclasses=["gin_trgm_ops"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="plazas_plaza_cupos",
                condition=Q(cupos__gte=1, cupos__lte=10),
                violation_error_message="Una plaza tiene entre 1 y 10 puestos.",
            ),
            models.CheckConstraint(
                name="plazas_plaza_duracion",
                condition=Q(duracion_meses__gte=6, duracion_meses__lte=12),
                violation_error_message="El servicio dura entre 6 y 12 meses.",
            ),
            models.CheckConstraint(
                name="plazas_plaza_completa",  # only a draft may lack what applicants need to know
                condition=Q(estado__in=EDITABLES)
                | Q(
                    profesion__isnull=False,
                    fecha_inicio__isnull=False,
                    salario_mensual__isnull=False,  # NULL >= 1 would pass
                    salario_mensual__gte=1,
                    vinculo__gt="",
                    cargo__gt="",
                    funciones__gt="",
                    cdp__gt="",
                ),
            ),
            models.CheckConstraint(
                name="plazas_plaza_publicada",
                condition=Q(estado__in=PUBLICOS, publicada_en__isnull=False)
                | ~Q(estado__in=PUBLICOS) & Q(publicada_en=None),
            ),
            models.CheckConstraint(
                name="plazas_plaza_enviada",
                condition=Q(enviada_por=None, enviada_en=None)
                | Q(enviada_por__isnull=False, enviada_en__isnull=False),
            ),
            models.CheckConstraint(
                name="plazas_plaza_manos_distintas",
                condition=~Q(validada_por=F("enviada_por"))
                & ~Q(aprobada_por=F("enviada_por"))
                & ~Q(aprobada_por=F("validada_por")),
            ),
        ]

    def __str__(self) -> str:
        return f"Plaza {self.codigo}"

    def get_absolute_url(self) -> str:
        return reverse("plazas:detalle", args=[self.codigo])

    @property
    def firmantes(self) -> set[int]:
        """Accounts that sent it or vouched for it on the way it is on now: they decide it no further."""
        return {pk for pk in (self.enviada_por_id, self.validada_por_id) if pk}

    @property
    def ayudas(self) -> list[str]:
        """The aids it gives, in words."""
        dadas = [
            (self.da_vivienda, "vivienda"),
            (self.da_alimentacion, "alimentación"),
            (self.da_transporte, "transporte"),
            (self.otras_ayudas, self.otras_ayudas),
        ]
        return [palabra for da, palabra in dadas if da]

    @property
    def ayudas_en_palabras(self) -> str:
        """«Vivienda, alimentación y transporte», or «Ninguna»."""
        *primeras, ultima = self.ayudas or ["ninguna"]
        dichas = f"{', '.join(primeras)} y {ultima}" if primeras else ultima
        return dichas[:1].upper() + dichas[1:]


class Ocupacion(models.Model):
    """One place of a plaza taken by a person, between two dates; its result came first."""

    class Estado(models.TextChoices):
        POR_POSESIONAR = "por_posesionar", "Por posesionarse"
        EN_SERVICIO = "en_servicio", "En servicio"
        TERMINADA = "terminada", "Terminada"
        RENUNCIADA = "renunciada", "Renunciada"
        ANULADA = "anulada", "Anulada"  # the draw that gave it was left without effect

    TRANSICIONES = {
        Estado.POR_POSESIONAR: {Estado.EN_SERVICIO, Estado.RENUNCIADA, Estado.ANULADA},
        Estado.EN_SERVICIO: {Estado.TERMINADA, Estado.RENUNCIADA, Estado.ANULADA},
        Estado.TERMINADA: set(),
        Estado.RENUNCIADA: set(),
        Estado.ANULADA: set(),
    }

    plaza = models.ForeignKey(Plaza, models.PROTECT, related_name="ocupaciones")
    persona = models.ForeignKey(Persona, models.PROTECT, related_name="ocupaciones")
    proceso = models.CharField(max_length=20)  # code of the process that assigned it
    fecha_inicio = models.DateField()
    fecha_fin = models.DateField()
    vinculo = models.CharField(max_length=10, choices=Plaza.Vinculo)
    estado = models.CharField(max_length=14, choices=Estado, default=Estado.POR_POSESIONAR)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["persona", "proceso"], name="plazas_ocupacion_una_por_proceso"),
            models.CheckConstraint(
                name="plazas_ocupacion_fechas", condition=Q(fecha_fin__gt=F("fecha_inicio"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plaza} · {self.proceso}"
