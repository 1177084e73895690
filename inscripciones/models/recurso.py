"""The one appeal that a rejected or annulled registration may have, and who resolved it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from inscripciones.estados import TRANSICIONES_RECURSO, EstadoRecurso
from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.documentos.models import Archivo

from .inscripcion import Inscripcion


class RecursoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Those of the secretarías of ``usuario``."""
        autoridades = usuario.autoridades(Rol.SECRETARIA, Rol.JEFE_SECRETARIA)
        return self.filter(inscripcion__autoridad_id__in=autoridades)


class Recurso(models.Model):
    """An appeal: why the person does not agree, and what somebody who had not decided answers.

    ``propuso`` and ``confirmo``: the two who decided against, as they were when it was filed.
    Source: Ley 1437 de 2011, arts. 74, 76, 77 and 80.
    """

    TRANSICIONES = TRANSICIONES_RECURSO

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    inscripcion = models.OneToOneField(Inscripcion, models.PROTECT, related_name="recurso")
    texto = TextoCifrado(uso="recurso")
    presentado_en = models.DateTimeField(default=timezone.now, editable=False)
    propuso = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmo = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    estado = models.CharField(max_length=12, choices=EstadoRecurso, default=EstadoRecurso.PRESENTADO)
    respuesta = TextoCifrado(uso="recurso", default="")
    resuelto_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    resuelto_en = models.DateTimeField(null=True, editable=False)
    vuelve_a_revision = models.BooleanField(default=False, editable=False)

    objects = RecursoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="inscripciones_recurso_resuelto",
                condition=Q(estado=EstadoRecurso.PRESENTADO, resuelto_por=None, resuelto_en=None)
                | ~Q(estado=EstadoRecurso.PRESENTADO)
                & Q(resuelto_por__isnull=False, resuelto_en__isnull=False),
            ),
            models.CheckConstraint(
                name="inscripciones_recurso_otra_persona",
                condition=~Q(resuelto_por=F("propuso")) & ~Q(resuelto_por=F("confirmo")),
            ),
        ]

    def __str__(self) -> str:
        return f"Apelación de {self.inscripcion.numero}"

    @property
    def llave_bitacora(self) -> str:
        return f"persona:{self.inscripcion.persona_id}"


class ArchivoRecurso(models.Model):
    """A document with which the person supports an appeal."""

    recurso = models.ForeignKey(Recurso, models.CASCADE, related_name="archivos")
    archivo = models.OneToOneField(Archivo, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.archivo.nombre
