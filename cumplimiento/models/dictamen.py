"""The act that orders entities to do something."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from cumplimiento.estados import TRANSICIONES_DICTAMEN, EstadoDictamen
from sso_portal.nucleo.cuentas.models import Persona, Rol
from sso_portal.nucleo.documentos.models import Archivo

from .norma import Materia, Norma, Regimen
from .supervision import EntidadVigilada, regimenes_de, supervisa


class DictamenQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """The supervisor's departments see those of their regimes."""
        if not usuario.is_authenticated or not usuario.tiene_rol(Rol.FISCALIZACION):
            return self.none()
        regimenes = regimenes_de(usuario)
        return self if regimenes is None else self.filter(regimen__in=regimenes)


class Dictamen(models.Model):
    """A resolution that instructs one or several entities about one case; on issue each gets its obligation.

    ``correo`` is where the affected person is told, and the account with which she sees the case; personal
    data, in no list. ``persona``: as the supervisor registered her; what others declare of themselves in the
    portal never joins it, because writing a number proves nothing.
    """

    TRANSICIONES = TRANSICIONES_DICTAMEN

    numero = models.CharField("número", max_length=40)
    fecha = models.DateField()
    expediente = models.CharField(max_length=40)
    regimen = models.ForeignKey(Regimen, models.PROTECT, related_name="dictamenes", verbose_name="régimen")
    materia = models.ForeignKey(Materia, models.PROTECT, related_name="dictamenes")
    norma = models.ForeignKey(Norma, models.PROTECT, related_name="dictamenes")
    instruccion = models.TextField("instrucción", max_length=2000)
    plazo_dias_habiles = models.PositiveSmallIntegerField()
    entidades = models.ManyToManyField(EntidadVigilada, related_name="dictamenes")
    persona = models.ForeignKey(Persona, models.PROTECT, null=True, blank=True, related_name="dictamenes")
    correo = models.EmailField("correo", blank=True, db_index=True)  # always in lower case
    archivo = models.ForeignKey(Archivo, models.PROTECT, null=True, blank=True, related_name="+")
    estado = models.CharField(
        max_length=10, choices=EstadoDictamen, default=EstadoDictamen.BORRADOR, editable=False
    )
    creado_en = models.DateTimeField(default=timezone.now, editable=False)
    emitido_en = models.DateTimeField(null=True, editable=False)
    emitido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)  # of the form that created it

    objects = DictamenQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "dictámenes"
        constraints = [
            models.UniqueConstraint(
                fields=["numero"],
                condition=~Q(estado=EstadoDictamen.DESCARTADO),
                name="cumplimiento_dictamen_numero",
                violation_error_code="numero_repetido",
                violation_error_message="Ya hay un dictamen con ese número.",
            ),
            models.CheckConstraint(
                name="cumplimiento_dictamen_emitido_con_firma",
                condition=Q(
                    estado=EstadoDictamen.EMITIDO, emitido_en__isnull=False, emitido_por__isnull=False
                )
                | ~Q(estado=EstadoDictamen.EMITIDO) & Q(emitido_en=None, emitido_por=None),
            ),
            models.CheckConstraint(
                name="cumplimiento_dictamen_correo_minusculas", condition=Q(correo=Lower("correo"))
            ),
            models.CheckConstraint(
                name="cumplimiento_dictamen_plazo", condition=Q(plazo_dias_habiles__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"El dictamen {self.numero}"

    def get_absolute_url(self) -> str:
        return reverse("cumplimiento:dictamen", args=[self.pk])

    def supervisada_por(self, usuario: Any, *tipos: str) -> bool:
        """Whether ``usuario`` watches its regime from a department of ``tipos``."""
        return supervisa(usuario, self.regimen_id, *tipos)
