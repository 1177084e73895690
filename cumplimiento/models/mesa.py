"""The work table: what entities and departments ask, try and agree among all, with no case and no person."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from cumplimiento.estados import TRANSICIONES_ASUNTO, EstadoAsunto
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.documentos.models import Archivo

from .norma import Regimen
from .supervision import Dependencia, EntidadVigilada, dependencias_de, regimenes_de

UNA_VOZ = Q(entidad__isnull=False, dependencia=None) | Q(entidad=None, dependencia__isnull=False)


def vigiladas_de(usuario: Any) -> models.QuerySet[EntidadVigilada]:
    """The real entities for which ``usuario`` reports; the sandbox has no voice."""
    suyas = EntidadVigilada.objects.filter(pk__in=usuario.entidades(Rol.VIGILADA), es_de_pruebas=False)
    return suyas.select_related("entidad").order_by("entidad__nombre")


class AsuntoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Every department sees them all; an entity, those of its regime and those of every regime."""
        if not usuario.is_authenticated:
            return self.none()
        if dependencias_de(usuario):
            return self
        regimenes = list(vigiladas_de(usuario).order_by().values_list("regimen", flat=True))
        return self.filter(Q(regimen=None) | Q(regimen__in=regimenes)) if regimenes else self.none()

    def por_responder(self, usuario):
        """Those in which an entity spoke last and which the departments of ``usuario`` should answer."""
        hablaron = Exists(Intervencion.objects.filter(asunto=OuterRef("pk"), entidad__isnull=False))
        lista = self.filter(Q(entidad__isnull=False) | hablaron, estado=EstadoAsunto.ABIERTO)
        tipos = [d.tipo for d in dependencias_de(usuario)]
        regimenes = regimenes_de(usuario, *tipos) if tipos else []
        return lista if regimenes is None else lista.filter(Q(regimen=None) | Q(regimen__in=regimenes))

    def por_aceptar(self, usuario):
        """Open agreements that some entity of ``usuario`` has not accepted."""
        suyas = list(vigiladas_de(usuario))
        faltan = Q(pk=None)
        for una in suyas:
            aceptados = Adhesion.objects.filter(asunto=OuterRef("pk"), entidad=una.pk)
            faltan |= (Q(regimen=None) | Q(regimen=una.regimen_id)) & ~Exists(aceptados)
        return self.filter(faltan, ~Q(estado=EstadoAsunto.CERRADO), clase=Asunto.Clase.ACUERDO)


class Asunto(models.Model):
    """One matter of the table. ``regimen`` None: of every regime. Opened in the name of an entity or of a
    department, never of both.
    """

    TRANSICIONES = TRANSICIONES_ASUNTO

    class Clase(models.TextChoices):
        PREGUNTA = "pregunta", "Pregunta"
        DATOS = "datos", "Datos de prueba"
        ACUERDO = "acuerdo", "Acuerdo"

    clase = models.CharField(max_length=10, choices=Clase)
    regimen = models.ForeignKey(Regimen, models.PROTECT, null=True, related_name="asuntos")
    titulo = models.CharField("título", max_length=120)
    texto = models.TextField(max_length=4000)
    archivo = models.ForeignKey(Archivo, models.PROTECT, null=True, related_name="asuntos")
    entidad = models.ForeignKey(EntidadVigilada, models.PROTECT, null=True, related_name="asuntos")
    dependencia = models.ForeignKey(Dependencia, models.PROTECT, null=True, related_name="asuntos")
    estado = models.CharField(
        max_length=10, choices=EstadoAsunto, default=EstadoAsunto.ABIERTO, editable=False
    )
    abierto_en = models.DateTimeField(default=timezone.now, editable=False)
    abierto_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    cerrado_en = models.DateTimeField(null=True, editable=False)
    cerrado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = AsuntoQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["estado", "-abierto_en"], name="cumplimiento_asunto_estado")]
        constraints = [
            models.CheckConstraint(name="cumplimiento_asunto_una_voz", condition=UNA_VOZ),
            models.CheckConstraint(
                name="cumplimiento_asunto_cerrado_con_firma",
                condition=Q(estado=EstadoAsunto.CERRADO, cerrado_en__isnull=False, cerrado_por__isnull=False)
                | ~Q(estado=EstadoAsunto.CERRADO) & Q(cerrado_en=None, cerrado_por=None),
            ),
        ]

    def __str__(self) -> str:
        return f"El asunto {self.numero} de la mesa"

    def get_absolute_url(self) -> str:
        return reverse("cumplimiento:asunto", args=[self.pk])

    @property
    def numero(self) -> str:
        """«M-12»: what one calls it aloud."""
        return f"M-{self.pk}"

    @property
    def quien(self) -> str:
        """In whose name it was opened."""
        return str(self.entidad or self.dependencia)

    @property
    def es_acuerdo(self) -> bool:
        return self.clase == self.Clase.ACUERDO

    @property
    def esta_cerrado(self) -> bool:
        return self.estado == EstadoAsunto.CERRADO

    def alcanza_a(self, entidad: EntidadVigilada) -> bool:
        """Whether it is about the regime of ``entidad``."""
        return self.regimen_id in {None, entidad.regimen_id}

    def tiene_voz(self, usuario: Any) -> bool:
        """Whether ``usuario`` speaks in it for a department, or for an entity of its regime."""
        return bool(dependencias_de(usuario)) or any(map(self.alcanza_a, vigiladas_de(usuario)))

    def es_de(self, usuario: Any) -> bool:
        """Whether it was opened in the name of the entity or department of ``usuario``."""
        if self.entidad_id:
            return self.entidad_id in usuario.entidades(Rol.VIGILADA)
        return self.dependencia_id in {d.pk for d in dependencias_de(usuario)}


class Intervencion(models.Model):
    """What somebody said in a matter, in the name of an entity or of a department; append-only."""

    asunto = models.ForeignKey(Asunto, models.PROTECT, related_name="intervenciones")
    texto = models.TextField(max_length=4000)
    entidad = models.ForeignKey(EntidadVigilada, models.PROTECT, null=True, related_name="+")
    dependencia = models.ForeignKey(Dependencia, models.PROTECT, null=True, related_name="+")
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="cumplimiento_intervencion_una_voz", condition=UNA_VOZ)]

    def __str__(self) -> str:
        return f"{self.quien} en el asunto {self.asunto_id}"

    @property
    def quien(self) -> str:
        return str(self.entidad or self.dependencia)


class Adhesion(models.Model):
    """An entity accepts an agreement, once; append-only."""

    asunto = models.ForeignKey(Asunto, models.PROTECT, related_name="adhesiones")
    entidad = models.ForeignKey(EntidadVigilada, models.PROTECT, related_name="adhesiones")
    aceptado_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    aceptado_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["asunto", "entidad"],
                name="cumplimiento_adhesion_una_por_entidad",
                violation_error_message="Su entidad ya aceptó este acuerdo.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.entidad} aceptó el acuerdo {self.asunto_id}"
