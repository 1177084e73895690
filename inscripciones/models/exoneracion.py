"""Who no longer has to serve, why, and the paper that says so."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Persona
from sso_portal.nucleo.firmas.models import Certificado

from .inscripcion import Inscripcion


class ExoneracionQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """The ministry sees all of them; a person, their own."""
        if usuario.tiene_rol("ministerio"):
            return self
        return self.filter(persona=usuario.persona_id) if usuario.persona_id else self.none()


class Exoneracion(models.Model):
    """A person is exonerated of the service. Source: Res. 4968 de 2017; Res. 2358 de 2014."""

    class Causa(models.TextChoices):
        FALTA_DE_PLAZAS = "falta_de_plazas", "Falta de plazas"
        CAUSAL = "causal", "Causal reconocida por la norma"

    persona = models.ForeignKey(Persona, models.PROTECT, related_name="exoneraciones")
    inscripcion = models.OneToOneField(
        Inscripcion, models.PROTECT, null=True, related_name="exoneracion"
    )  # the validated registration that got no place
    causa = models.CharField(max_length=20, choices=Causa)
    acto = models.CharField(max_length=120)  # number and date of what grants it
    concedida_en = models.DateTimeField(default=timezone.now, editable=False)
    certificado = models.OneToOneField(Certificado, models.PROTECT, related_name="exoneracion")

    objects = ExoneracionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="inscripciones_exoneracion_con_inscripcion",
                condition=~Q(causa="falta_de_plazas") | Q(inscripcion__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Exoneración por {self.get_causa_display().lower()}"

    @property
    def llave_bitacora(self) -> str:
        return f"persona:{self.persona_id}"
