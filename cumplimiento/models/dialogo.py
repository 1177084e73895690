"""What supervisor, entity and affected person say to each other about a case, and what moves its term."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cumplimiento.estados import TRANSICIONES_TAREA, Confirmacion, EstadoTarea
from sso_portal.nucleo.documentos.models import Archivo

from .obligacion import Obligacion


class Ajuste(models.Model):
    """An act that moves the term of an obligation; append-only."""

    class Tipo(models.TextChoices):
        PRORROGA = "prorroga", "Prórroga"
        SUSPENSION = "suspension", "Suspensión"
        REANUDACION = "reanudacion", "Reanudación"

    obligacion = models.ForeignKey(Obligacion, models.PROTECT, related_name="ajustes")
    tipo = models.CharField(max_length=12, choices=Tipo)
    acto = models.CharField(max_length=40)  # number of the act
    fecha = (
        models.DateField()
    )  # of a suspension, the first day that does not count; of its end, the first that does
    dias_habiles = models.PositiveSmallIntegerField(null=True)
    motivo = models.CharField(max_length=500)
    creado_en = models.DateTimeField(default=timezone.now, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="cumplimiento_ajuste_dias",
                condition=Q(tipo="prorroga", dias_habiles__gte=1)
                | ~Q(tipo="prorroga") & Q(dias_habiles=None),
            ),
            models.UniqueConstraint(
                fields=["obligacion", "tipo", "acto"],
                name="cumplimiento_ajuste_acto",
                violation_error_message="Ese acto ya se aplicó a este caso.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()} por {self.acto}"


class Mensaje(models.Model):
    """One message of the thread of a case. ``es_interno``: a note of the supervisor that never leaves."""

    class Clase(models.TextChoices):
        OBSERVACION = "observacion", "Observación"
        PREGUNTA = "pregunta", "Pregunta"
        RESPUESTA = "respuesta", "Respuesta de la entidad"
        ACEPTACION = "aceptacion", "Aceptó la prueba"
        RECHAZO = "rechazo", "No aceptó la prueba"
        NOTA = "nota", "Nota interna"

    obligacion = models.ForeignKey(Obligacion, models.PROTECT, related_name="mensajes")
    clase = models.CharField(max_length=12, choices=Clase)
    es_interno = models.BooleanField(default=False)
    texto = models.TextField(max_length=2000)
    autor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    quien = models.CharField(max_length=160)  # department or entity in whose name it was said
    creado_en = models.DateTimeField(default=timezone.now, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="cumplimiento_mensaje_nota_interna",
                condition=Q(clase="nota", es_interno=True) | ~Q(clase="nota") & Q(es_interno=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_clase_display()} en {self.obligacion_id}"


class Respuesta(models.Model):
    """What the affected person answered to «¿Le cumplieron?»; the last one is in force."""

    obligacion = models.ForeignKey(Obligacion, models.PROTECT, related_name="respuestas")
    valor = models.CharField(max_length=10, choices=Confirmacion)
    texto = models.TextField(max_length=1000, blank=True)
    archivo = models.ForeignKey(Archivo, models.PROTECT, null=True, related_name="+")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_valor_display()} en {self.obligacion_id}"


class Tarea(models.Model):
    """Work that a contradiction leaves to the supervisor: look at the case and say what was found."""

    TRANSICIONES = TRANSICIONES_TAREA

    obligacion = models.ForeignKey(Obligacion, models.PROTECT, related_name="tareas")
    respuesta = models.OneToOneField(Respuesta, models.PROTECT, related_name="tarea")
    estado = models.CharField(max_length=10, choices=EstadoTarea, default=EstadoTarea.ABIERTA, editable=False)
    abierta_en = models.DateTimeField(default=timezone.now, editable=False)
    cerrada_en = models.DateTimeField(null=True, editable=False)
    cerrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    conclusion = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="cumplimiento_tarea_cerrada_con_firma",
                condition=Q(estado=EstadoTarea.CERRADA, cerrada_en__isnull=False, cerrada_por__isnull=False)
                | Q(estado=EstadoTarea.ABIERTA, cerrada_en=None, cerrada_por=None),
            ),
            models.UniqueConstraint(
                fields=["obligacion"],
                condition=Q(estado=EstadoTarea.ABIERTA),
                name="cumplimiento_tarea_una_abierta",
            ),
        ]

    def __str__(self) -> str:
        return f"La tarea del caso {self.obligacion_id}"
