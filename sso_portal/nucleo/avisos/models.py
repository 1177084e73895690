"""The outbox: a message is a row of the act's own transaction; a worker sends it later, once."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from sso_portal.nucleo.trabajos.models import Trabajo

from .estados import Estado


class AvisoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """The ministry looks after all of them; a person sees those sent to them."""
        return self if usuario.tiene_rol("ministerio") else self.filter(destinatario=usuario)

    def por_enviar(self):
        """Due now: in the queue and out of the undo window."""
        return self.filter(estado=Estado.PENDIENTE, sale_desde__lte=timezone.now())

    def abandonados(self):
        """Being sent by a worker that lost its lease."""
        return self.filter(estado=Estado.ENVIANDO, arrendado_hasta__lt=timezone.now())

    def empezar_envio(self, aviso, *, arriendo: timedelta) -> bool:
        """Mark ``aviso`` as on its way, if the lease under which it was taken still holds; False if not."""
        suyo = self.filter(pk=aviso.pk, estado=Estado.PENDIENTE, arrendado_hasta=aviso.arrendado_hasta)
        return bool(suyo.update(estado=Estado.ENVIANDO, arrendado_hasta=timezone.now() + arriendo))


class Aviso(Trabajo):
    """One message to one person, waiting or sent. It carries the number, the sentence and the link."""

    clave = models.CharField(max_length=120, unique=True)  # what it is about: never told twice
    destinatario = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="avisos"
    )
    correo = models.EmailField(blank=True)  # instead of a person: an address not yet confirmed
    plantilla = models.CharField(max_length=60)  # templates/avisos/<plantilla>.txt
    contexto = models.JSONField(default=dict)  # ids, numbers and links; nothing sensitive
    asunto = models.CharField(max_length=160)
    en_lote = models.BooleanField(default=False, editable=False)  # one of thousands: it lets others pass
    estado = models.CharField(max_length=10, choices=Estado, default=Estado.PENDIENTE, editable=False)
    message_id = models.CharField(max_length=120, unique=True, editable=False)
    sale_desde = models.DateTimeField(default=timezone.now)  # later than now: the act can still be undone
    creado_en = models.DateTimeField(default=timezone.now, editable=False)
    enviado_en = models.DateTimeField(null=True, editable=False)

    objects = AvisoQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["en_lote", "id"], name="avisos_por_enviar", condition=Q(estado=Estado.PENDIENTE)
            ),
            models.Index(fields=["destinatario", "-creado_en"], name="avisos_de_persona"),
            models.Index(fields=["estado", "-creado_en"], name="avisos_por_estado"),
        ]
        constraints = [
            models.CheckConstraint(
                name="avisos_persona_o_correo",
                condition=Q(destinatario__isnull=False, correo="") | Q(destinatario=None) & ~Q(correo=""),
            ),
            models.CheckConstraint(
                name="avisos_enviado_con_fecha",
                condition=Q(estado=Estado.ENVIADO, enviado_en__isnull=False)
                | ~Q(estado=Estado.ENVIADO) & Q(enviado_en=None),
            ),
            models.CheckConstraint(
                name="avisos_fallo_con_motivo",
                condition=~Q(estado__in=[Estado.FALLIDO, Estado.DUDOSO]) | ~Q(ultimo_error=""),
            ),
        ]

    def __str__(self) -> str:
        return self.clave

    @property
    def direccion(self) -> str:
        return self.destinatario.email if self.destinatario else self.correo

    @property
    def puede_reintentarse(self) -> bool:
        return self.estado in {Estado.FALLIDO, Estado.DUDOSO}
