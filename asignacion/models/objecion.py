"""What a person says is wrong in the own sealed row, and what the ministry answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from asignacion.estados import TRANSICIONES_OBJECION, EstadoObjecion
from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.cuentas.models import Rol

from .participante import Participante


class ObjecionQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """The ministry's, all of them; nobody else lists them."""
        return self if usuario.is_authenticated and usuario.tiene_rol(Rol.MINISTERIO) else self.none()


class Objecion(models.Model):
    """One per person and seal. Its text may tell a condition: only the person and the ministry read it."""

    class Dato(models.TextChoices):
        PLAZAS = "plazas", "Mis plazas o su orden"
        DEPARTAMENTOS = "departamentos", "Mis departamentos o su orden"
        PRIORIDAD = "prioridad", "Mi prioridad o mi comunidad"
        OTRO = "otro", "Otra cosa"

    TRANSICIONES = TRANSICIONES_OBJECION

    participante = models.OneToOneField(Participante, models.PROTECT, related_name="objecion")
    dato = models.CharField(max_length=14, choices=Dato)
    detalle = TextoCifrado(uso="objecion")
    estado = models.CharField(max_length=12, choices=EstadoObjecion, default=EstadoObjecion.PRESENTADA)
    presentada_en = models.DateTimeField(default=timezone.now, editable=False)
    respuesta = TextoCifrado(uso="objecion", default="")
    respondida_en = models.DateTimeField(null=True, editable=False)
    respondida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = ObjecionQuerySet.as_manager()

    class Meta:
        ordering = ["presentada_en", "pk"]
        constraints = [
            models.CheckConstraint(
                name="asignacion_objecion_respondida",
                condition=Q(
                    estado=EstadoObjecion.PRESENTADA, respondida_en__isnull=True, respondida_por__isnull=True
                )
                | ~Q(estado=EstadoObjecion.PRESENTADA)
                & Q(respondida_en__isnull=False, respondida_por__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Objeción de {self.participante.inscripcion.numero}"
