"""One version of what the public reads of a procedure, its requirements and its guides."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tramites.canales import Canal, en_palabras
from tramites.estados import FICHAS_PUBLICAS, TRANSICIONES_FICHA, EstadoFicha

from .catalogo import Tramite

IDIOMA = "tramites_es"  # Spanish without accents: a text search configuration of our own (migration 0001)
CON_LO_EXIGIDO = Q(
    modalidad__gt="",
    costo__gt="",
    tiempo_maximo_dias_habiles__isnull=False,
    canales_inicio__len__gte=1,
    consulta_estado__gt="",
)


class FichaQuerySet(models.QuerySet):
    def publicadas(self):
        """The ones in force: at most one a procedure."""
        return self.filter(estado=EstadoFicha.PUBLICADA)


class Ficha(models.Model):
    """A version of the page of a procedure; once published its words never change, another version follows.

    The six compulsory attributes are modalidad, costo, tiempo_maximo_dias_habiles (0: at once),
    canales_inicio, consulta_estado and the requirements (rows, or ``sin_requisitos``). Source: G5-1, SOL-001.
    """

    TRANSICIONES = TRANSICIONES_FICHA

    class Modalidad(models.TextChoices):
        PRESENCIAL = "presencial", "Presencial"
        PARCIAL = "parcial", "Parcialmente en línea"
        EN_LINEA = "en_linea", "Totalmente en línea"

    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="fichas", verbose_name="trámite")
    version = models.PositiveSmallIntegerField("versión")
    estado = models.CharField(
        max_length=12, choices=EstadoFicha, default=EstadoFicha.BORRADOR, editable=False
    )
    nombre = models.CharField(max_length=160)
    palabras = models.CharField(max_length=300, blank=True)  # other words by which people look for it
    alcance = models.TextField(max_length=2000, blank=True)  # what it is for and who may ask for it
    resultado = models.CharField(max_length=200, blank=True)  # what one has at the end
    modalidad = models.CharField(max_length=10, choices=Modalidad, blank=True)
    digital_desde = models.DateField(null=True, blank=True)  # Ley 2052 de 2020: date of digitalisation
    costo = models.CharField(max_length=200, blank=True)  # «Gratuito», «$ 12.500 por hoja»
    es_gratuito = models.BooleanField(default=False)
    tiempo_maximo_dias_habiles = models.PositiveSmallIntegerField("tiempo máximo", null=True, blank=True)
    canales_inicio = ArrayField(
        models.CharField(max_length=10, choices=Canal),
        default=list,
        blank=True,
        verbose_name="canal de inicio",
    )
    consulta_estado = models.CharField("cómo consultar el estado", max_length=300, blank=True)
    sin_requisitos = models.BooleanField(default=False)  # said aloud: none is asked
    norma = models.CharField(max_length=200, blank=True)
    norma_enlace = models.URLField(blank=True)
    donde = models.CharField("dónde", max_length=300, blank=True)
    responsable = models.CharField(max_length=120, blank=True)  # office that keeps this page true
    revisada_el = models.DateField(null=True, blank=True)  # last time its owner said it is true
    busqueda = models.TextField(editable=False, default="")  # name and other words, no accents, lower case
    vector = models.GeneratedField(
        expression=SearchVector("busqueda", weight="A", config=IDIOMA)
        + SearchVector("alcance", weight="B", config=IDIOMA)
        + SearchVector("resultado", weight="B", config=IDIOMA),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    publicada_en = models.DateTimeField(null=True, editable=False)
    publicada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = FichaQuerySet.as_manager()

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="tramites_ficha_vector")]
        constraints = [
            models.UniqueConstraint(fields=["tramite", "version"], name="tramites_ficha_version"),
            models.UniqueConstraint(
                fields=["tramite"],
                condition=Q(estado=EstadoFicha.PUBLICADA),
                name="tramites_ficha_una_publicada",
            ),
            models.UniqueConstraint(
                fields=["tramite"],
                condition=Q(estado=EstadoFicha.BORRADOR),
                name="tramites_ficha_un_borrador",
            ),
            models.CheckConstraint(
                name="tramites_ficha_publicada_con_firma",
                condition=Q(
                    estado__in=FICHAS_PUBLICAS, publicada_en__isnull=False, publicada_por__isnull=False
                )
                | ~Q(estado__in=FICHAS_PUBLICAS) & Q(publicada_en=None, publicada_por=None),
            ),
            models.CheckConstraint(
                name="tramites_ficha_completa",  # only what nobody reads may lack something
                condition=~Q(estado__in=FICHAS_PUBLICAS) | CON_LO_EXIGIDO,
            ),
        ]

    def __str__(self) -> str:
        return f"La versión {self.version} de «{self.nombre}»"

    @property
    def canales(self) -> str:
        """Where it may be begun: «Por internet, en una sucursal, por teléfono»."""
        return en_palabras(self.canales_inicio)


class Requisito(models.Model):
    """One thing asked of the person, and in which channels (none named: in all of them). Source: G5-2."""

    ficha = models.ForeignKey(Ficha, models.CASCADE, related_name="requisitos")
    orden = models.PositiveSmallIntegerField()
    texto = models.CharField(max_length=300)
    canales = ArrayField(models.CharField(max_length=10, choices=Canal), default=list, blank=True)
    exige_documento = models.BooleanField(default=False)

    class Meta:
        ordering = ["ficha", "orden"]
        constraints = [
            models.UniqueConstraint(fields=["ficha", "orden"], name="tramites_requisito_orden"),
            models.CheckConstraint(name="tramites_requisito_dice_algo", condition=Q(texto__gt="")),
        ]

    def __str__(self) -> str:
        return self.texto

    @property
    def en_palabras(self) -> str:
        """«Por internet, por teléfono», or nothing when every channel asks for it."""
        return en_palabras(self.canales)


class Guia(models.Model):
    """Help for whoever does it: words, a link or a video (with what it says in writing). Source: SOL-003."""

    class Clase(models.TextChoices):
        TEXTO = "texto", "Guía"
        ENLACE = "enlace", "Enlace"
        VIDEO = "video", "Video"

    ficha = models.ForeignKey(Ficha, models.CASCADE, related_name="guias")
    orden = models.PositiveSmallIntegerField()
    clase = models.CharField(max_length=6, choices=Clase)
    titulo = models.CharField("título", max_length=120)
    texto = models.TextField(max_length=4000, blank=True)  # of a video, its transcription
    enlace = models.URLField(blank=True)

    class Meta:
        ordering = ["ficha", "orden"]
        verbose_name = "guía"
        constraints = [
            models.UniqueConstraint(fields=["ficha", "orden"], name="tramites_guia_orden"),
            models.CheckConstraint(
                name="tramites_guia_con_lo_suyo",
                condition=Q(clase="texto", texto__gt="")
                | Q(clase="enlace", enlace__gt="")
                | Q(clase="video", enlace__gt="", texto__gt=""),
                violation_error_message="Un video lleva su enlace y, por escrito, lo que dice.",
            ),
        ]

    def __str__(self) -> str:
        return self.titulo
