"""What is said, asked and attached in a case, and what the person thought of it at the end."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.firmas.models import Certificado

from .ficha import Requisito
from .solicitud import Solicitud


class Mensaje(models.Model):
    """One message of a case. ``es_interno``: a note among officials, that the person never sees."""

    solicitud = models.ForeignKey(Solicitud, models.PROTECT, related_name="mensajes")
    es_interno = models.BooleanField(default=False)
    es_de_la_persona = models.BooleanField(default=False)
    texto = models.TextField(max_length=2000)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    quien = models.CharField(max_length=160)  # the office, or the person's name
    creado_en = models.DateTimeField(default=timezone.now, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["solicitud", "pk"]
        constraints = [
            models.CheckConstraint(
                name="tramites_mensaje_la_persona_no_escribe_notas",
                condition=Q(es_interno=False) | Q(es_de_la_persona=False),
            )
        ]

    def __str__(self) -> str:
        return f"Mensaje {self.pk} de {self.solicitud_id}"


class Peticion(models.Model):
    """Something asked of the person while her case waits: a requirement of the ficha, or more by a head.

    Without ``requisito`` nobody may ask but a head, who says why; those are counted. Source: G5-2.
    """

    solicitud = models.ForeignKey(Solicitud, models.PROTECT, related_name="peticiones")
    requisito = models.ForeignKey(Requisito, models.PROTECT, null=True, related_name="+")
    texto = models.CharField(max_length=300)
    pide_documento = models.BooleanField(default=False)
    motivo_jefatura = models.CharField(max_length=500, blank=True)
    pedida_en = models.DateTimeField(default=timezone.now, editable=False)
    pedida_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    respondida_en = models.DateTimeField(null=True, editable=False)
    respuesta = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ["solicitud", "pk"]
        constraints = [
            models.CheckConstraint(
                name="tramites_peticion_fuera_de_ficha_con_motivo",
                condition=Q(requisito__isnull=False) | Q(motivo_jefatura__gt=""),
            )
        ]

    def __str__(self) -> str:
        return self.texto


class Anexo(models.Model):
    """A document in a case: of a question of the form, of something asked, or internal among officials."""

    solicitud = models.ForeignKey(Solicitud, models.PROTECT, related_name="anexos")
    archivo = models.ForeignKey(Archivo, models.PROTECT, related_name="anexos_tramites")
    campo = models.CharField(max_length=40, blank=True)  # key of the question it answers
    peticion = models.ForeignKey(Peticion, models.PROTECT, null=True, related_name="anexos")
    titulo = models.CharField("título", max_length=160)
    es_interno = models.BooleanField(default=False)
    es_reutilizable = models.BooleanField(default=False)  # the person may hand it in again in another case
    creado_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["solicitud", "pk"]
        indexes = [models.Index(fields=["campo", "solicitud"], name="tramites_anexo_campo")]
        constraints = [
            models.UniqueConstraint(
                fields=["solicitud", "campo"], condition=~Q(campo=""), name="tramites_anexo_uno_por_campo"
            ),
            models.CheckConstraint(
                name="tramites_anexo_interno_no_responde",
                condition=Q(es_interno=False) | Q(campo="", peticion=None, es_reutilizable=False),
            ),
        ]

    def __str__(self) -> str:
        return self.titulo


class DocumentoEmitido(models.Model):
    """A paper that the portal wrote in a stage, certified: it has a code, a QR and a signature."""

    solicitud = models.ForeignKey(Solicitud, models.PROTECT, related_name="emitidos")
    etapa = models.CharField(max_length=40)
    titulo = models.CharField("título", max_length=160)
    texto = TextoCifrado(uso="respuestas-tramites")  # the template with the answers in it
    certificado = models.OneToOneField(Certificado, models.PROTECT, related_name="emitido_tramites")
    emitido_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["solicitud", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["solicitud", "etapa"], name="tramites_emitido_uno_por_etapa")
        ]

    def __str__(self) -> str:
        return self.titulo


class RespuestaEncuesta(models.Model):
    """What the person thought: one answer a case, changed by nobody.

    ``otras``: {key of a question of its version: what was answered}.
    """

    solicitud = models.OneToOneField(Solicitud, models.PROTECT, related_name="encuesta")
    escala = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    texto = models.TextField(max_length=1000, blank=True)
    otras = models.JSONField(default=dict, blank=True)
    respondida_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="tramites_encuesta_escala", condition=Q(escala__gte=1, escala__lte=5))
        ]

    def __str__(self) -> str:
        return f"Encuesta de {self.solicitud_id}"
