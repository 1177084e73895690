"""Who builds together: the centres, and people counted once."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cifrado.llavero import indice_ciego
from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.territorio.models import Entidad


class Centro(models.Model):
    """What innovation adds to an institution."""

    class Tipo(models.TextChoices):
        CENTRO_SALUD = "centro_salud", "Centro de salud"
        HOSPITAL = "hospital", "Hospital"
        MUNICIPIO = "municipio", "Municipio"
        SECRETARIA = "secretaria", "Secretaría de salud"
        UNIVERSIDAD = "universidad", "Universidad"
        OTRA = "otra", "Otra institución"

    entidad = models.OneToOneField(Entidad, models.PROTECT, related_name="centro_innovacion")
    tipo = models.CharField(max_length=12, choices=Tipo)
    es_aps = models.BooleanField("atención primaria", default=False)
    entro_aqui = models.BooleanField(default=False, editable=False)  # the portal did not know it before

    class Meta:
        ordering = ["entidad__nombre"]

    def __str__(self) -> str:
        return str(self.entidad)

    def get_absolute_url(self) -> str:
        return reverse("innovacion:institucion", args=[self.pk])


class NombreCentro(models.Model):
    """How people write an institution by hand; whoever writes it so again is of it. ``llano``: its key."""

    centro = models.ForeignKey(Centro, models.CASCADE, related_name="nombres")
    llano = models.CharField(max_length=160, unique=True)  # without accents or capitals
    escrito = models.CharField(max_length=160)

    class Meta:
        ordering = ["llano"]

    def __str__(self) -> str:
        return self.escrito


CONTACTO = ("correo", "telefono")  # decrypted row by row: a list that does not say them does not ask for them


class ParticipanteQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Their team sees them all; a person, herself."""
        if not usuario.is_authenticated:
            return self.none()
        if usuario.tiene_rol(Rol.COMUNIDAD, Rol.DIRECCION):
            return self
        return self.filter(usuario=usuario)

    def que_cuentan(self):
        """Each person once: those merged into another are left out."""
        return self.filter(fusionado_en=None)


class Participante(models.Model):
    """One person who takes part, with or without account. Her contact is never public nor in lists.

    ``fusionado_en``: somebody confirmed that she is the same as another row; never a chain.
    """

    class Profesion(models.TextChoices):
        MEDICINA = "medicina", "Medicina"
        ENFERMERIA = "enfermeria", "Enfermería"
        ODONTOLOGIA = "odontologia", "Odontología"
        BACTERIOLOGIA = "bacteriologia", "Bacteriología"
        PSICOLOGIA = "psicologia", "Psicología"
        TRABAJO_SOCIAL = "trabajo_social", "Trabajo social"
        ADMINISTRACION = "administracion", "Administración"
        COMUNITARIA = "comunitaria", "Promotoría o liderazgo comunitario"
        OTRA = "otra", "Otra"

    usuario = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="participante"
    )
    nombre = models.CharField(max_length=120)
    profesion = models.CharField("profesión", max_length=16, choices=Profesion)
    centro = models.ForeignKey(Centro, models.PROTECT, null=True, related_name="participantes")
    institucion = models.CharField("institución", max_length=160, blank=True)  # as she wrote it
    correo = TextoCifrado("correo", uso="contacto", default="")
    indice_correo = models.CharField(max_length=64, blank=True, editable=False)
    telefono = TextoCifrado("teléfono", uso="contacto", default="")
    consiente_contacto = models.BooleanField(default=False)  # that fellow members read her contact
    fusionado_en = models.ForeignKey("self", models.PROTECT, null=True, related_name="fusionados")
    creado_en = models.DateTimeField(default=timezone.now, editable=False)

    objects = ParticipanteQuerySet.as_manager()

    class Meta:
        ordering = ["nombre", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indice_correo"],
                name="innovacion_participante_un_correo",
                condition=~Q(indice_correo=""),
            ),
            models.CheckConstraint(
                name="innovacion_participante_no_en_si_misma",
                condition=Q(fusionado_en=None) | ~Q(fusionado_en=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.nombre

    @staticmethod
    def indice_de(correo: str) -> str:
        """The blind index by which the same address is recognised; "" of none."""
        return indice_ciego("correo-participante", correo.strip().lower()) if correo.strip() else ""

    @property
    def de_donde(self) -> str:
        """Her institution, as it is shown."""
        return str(self.centro or self.institucion)

    @property
    def llave_bitacora(self) -> str:
        return f"participante:{self.pk}"


def participante_de(usuario: Any) -> "Participante | None":
    """The participant behind an account, under whom she counts; None if she never took part."""
    if not usuario.is_authenticated:
        return None
    suyo = Participante.objects.filter(usuario=usuario).select_related("fusionado_en").first()
    return (suyo.fusionado_en or suyo) if suyo else None


class FusionQuerySet(models.QuerySet):
    def vigentes(self):
        """Those that nobody took back, in the order in which they were said."""
        return self.filter(separacion=None).order_by("pk")

    def visibles_para(self, usuario):
        """The team that says them."""
        return self if usuario.is_authenticated and usuario.tiene_rol(Rol.COMUNIDAD) else self.none()


class Fusion(models.Model):
    """Somebody said that two rows are one person; append-only."""

    vieja = models.ForeignKey(Participante, models.PROTECT, related_name="+")
    nueva = models.ForeignKey(Participante, models.PROTECT, related_name="+")
    dicha_en = models.DateTimeField(default=timezone.now, editable=False)
    dicha_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")

    objects = FusionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="innovacion_fusion_de_dos", condition=~Q(vieja=F("nueva"))),
        ]

    def __str__(self) -> str:
        return f"{self.vieja_id} es {self.nueva_id}"

    @property
    def deshecha(self) -> "Separacion | None":
        """Who took it back, when and why; None while it holds."""
        return getattr(self, "separacion", None)


class Separacion(models.Model):
    """Somebody said that a merge was wrong, and why; append-only, and once of each merge."""

    fusion = models.OneToOneField(Fusion, models.PROTECT, related_name="separacion")
    razon = models.CharField("razón", max_length=200)
    dicha_en = models.DateTimeField(default=timezone.now, editable=False)
    dicha_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_separacion_con_razon",
                condition=~Q(razon=""),
                violation_error_message="Escriba por qué son dos personas.",
            )
        ]

    def __str__(self) -> str:
        return f"Se separa la fusión {self.fusion_id}"
