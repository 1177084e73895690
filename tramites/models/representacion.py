"""Somebody acts for another person by internet: who, for whom, until when, with whose consent."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Persona

VIGENCIA_DEL_CODIGO = timedelta(hours=24)  # to give it to whoever asked
INTENTOS = 5


class RepresentacionQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Of both: whoever acts and the person in whose name."""
        suyas = Q(representante=usuario)
        return self.filter(suyas | Q(persona=usuario.persona_id) if usuario.persona_id else suyas)

    def abiertas(self):
        return self.filter(terminada_en=None)

    def vigentes(self):
        """Those by which somebody may act today."""
        return self.abiertas().filter(dada_en__isnull=False, hasta__gte=timezone.localdate())


class Representacion(models.Model):
    """``persona`` lets ``representante`` begin, send and follow cases in her name through ``hasta``.

    It counts from the moment in which the code that she received came back; either of the two ends it.
    ``codigo``: index of its six digits. Only one waits for its code at a time per representative.
    """

    representante = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="representaciones"
    )
    persona = models.ForeignKey(Persona, models.PROTECT, related_name="representaciones")
    hasta = models.DateField()
    codigo = models.CharField(max_length=64, editable=False)
    intentos = models.PositiveSmallIntegerField(default=0, editable=False)
    pedida_en = models.DateTimeField(default=timezone.now, editable=False)
    dada_en = models.DateTimeField(null=True, editable=False)
    terminada_en = models.DateTimeField(null=True, editable=False)
    terminada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = RepresentacionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "representación", "representaciones"
        constraints = [
            models.UniqueConstraint(
                fields=["representante"],
                condition=Q(dada_en=None, terminada_en=None),
                name="tramites_representacion_una_en_espera",
            ),
            models.CheckConstraint(
                name="tramites_representacion_terminada",
                condition=Q(terminada_en=None, terminada_por=None)
                | Q(terminada_en__isnull=False, terminada_por__isnull=False),
            ),
            models.CheckConstraint(
                name="tramites_representacion_fechas",
                condition=Q(dada_en=None) | Q(dada_en__gte=F("pedida_en")),
            ),
        ]

    def __str__(self) -> str:
        return f"Representación {self.pk}"

    @property
    def llave_bitacora(self) -> str:
        return f"persona:{self.persona_id}"

    @property
    def espera_codigo(self) -> bool:
        a_tiempo = timezone.now() < self.pedida_en + VIGENCIA_DEL_CODIGO and self.intentos < INTENTOS
        return self.terminada_en is None and self.dada_en is None and a_tiempo

    @property
    def esta_vigente(self) -> bool:
        """Whether the representative may act today."""
        dada = self.dada_en is not None and self.terminada_en is None
        return dada and self.hasta >= timezone.localdate()

    @property
    def quien(self) -> str:
        """The representative, as the other person and the office read it."""
        return str(self.representante.persona or self.representante.email)
