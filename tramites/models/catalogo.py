"""What people may ask of the State: institutions that joined, their procedures, what the public reads."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.territorio.models import Entidad
from tramites.estados import (
    EN_LA_RED,
    FICHAS_PUBLICAS,
    TRANSICIONES_ADHESION,
    EstadoAdhesion,
    EstadoFicha,
)


class AdhesionQuerySet(models.QuerySet):
    def en_la_red(self):
        """Institutions whose products are offered today."""
        return self.filter(estado__in=EN_LA_RED)


class Adhesion(models.Model):
    """What tramites adds to an entity: it joined the network by an agreement, at no charge.

    Source: ATD-015.
    """

    TRANSICIONES = TRANSICIONES_ADHESION

    entidad = models.OneToOneField(
        Entidad, models.PROTECT, primary_key=True, related_name="adhesion_tramites"
    )
    sigla = models.SlugField(max_length=20, unique=True)  # «icetex»: names it in an address
    convenio = models.CharField(max_length=60)  # number of the agreement
    responsable = models.CharField(max_length=120)  # office that answers for its products
    fecha_inicio = models.DateField("fecha de inicio")
    estado = models.CharField(
        max_length=10, choices=EstadoAdhesion, default=EstadoAdhesion.PILOTO, editable=False
    )

    objects = AdhesionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "adhesión", "adhesiones"

    def __str__(self) -> str:
        return f"La adhesión de {self.entidad}"


class Necesidad(models.Model):
    """What somebody needs, or what happens in a life: how procedures are found, never by agency.

    Those without ``padre`` stand on the first page; theirs below it. Source: ATD-001.
    """

    class Clase(models.TextChoices):
        NECESIDAD = "necesidad", "Qué necesita"
        EVENTO = "evento", "Qué está viviendo"

    codigo = models.SlugField("código", max_length=40, unique=True)
    nombre = models.CharField(max_length=80)
    clase = models.CharField(max_length=10, choices=Clase, default=Clase.NECESIDAD)
    padre = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="hijas")
    orden = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["orden", "nombre"]
        verbose_name_plural = "necesidades"

    def __str__(self) -> str:
        return self.nombre


class Grupo(models.Model):
    """A population group for which a procedure is specially made. Source: SOL-002."""

    codigo = models.SlugField("código", max_length=40, unique=True)
    nombre = models.CharField(max_length=80)
    orden = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["orden", "nombre"]

    def __str__(self) -> str:
        return self.nombre


class TramiteQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Whatever was ever published, for everybody; what is only a draft, for its institution."""
        suyos = usuario.entidades(Rol.ADMIN_TRAMITES) if usuario.is_authenticated else set()
        return self.filter(Q(fichas__estado__in=FICHAS_PUBLICAS) | Q(entidad__in=suyos)).distinct()

    def publicos(self):
        """Those that were ever published: they have a page that anybody reads."""
        return self.filter(fichas__estado__in=FICHAS_PUBLICAS).distinct()

    def publicados(self):
        """Those that anybody may read of today."""
        return self.filter(fichas__estado=EstadoFicha.PUBLICADA)


class Tramite(models.Model):
    """A service of an institution: its identity, which no version changes.

    ``nombre`` is that of the published ficha; before the first one, that of its draft.
    """

    class TipoProducto(models.TextChoices):
        CERTIFICADO = "certificado", "Certificado o constancia"
        BENEFICIO = "beneficio", "Beneficio o subsidio"
        PAGO = "pago", "Venta de bonos o pagos"
        RECLAMO = "reclamo", "Reclamo o petición"
        CARNE = "carne", "Carné o documento"
        INSCRIPCION = "inscripcion", "Inscripción o permiso"
        INFORMACION = "informacion", "Información"

    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="tramites")
    codigo = models.SlugField("código", max_length=60, unique=True)  # «exoneracion-por-causal»
    nombre = models.CharField(max_length=160)
    tipo_producto = models.CharField("tipo de producto", max_length=12, choices=TipoProducto)
    necesidades = models.ManyToManyField(Necesidad, blank=True, related_name="tramites")
    grupos = models.ManyToManyField(Grupo, blank=True, related_name="tramites")

    objects = TramiteQuerySet.as_manager()

    class Meta:
        verbose_name = "trámite"
        indexes = [models.Index(fields=["entidad", "nombre"], name="tramites_tramite_entidad")]

    def __str__(self) -> str:
        return self.nombre

    def get_absolute_url(self) -> str:
        return reverse("tramites:ficha", args=[self.codigo])
