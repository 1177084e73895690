"""What a registration proves itself with: its documents, and the priority conditions it claims."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from plazas.models import Comunidad
from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.documentos.models import Archivo

from .inscripcion import Inscripcion


class DocumentoInscripcion(models.Model):
    """A supporting document in its present version; replaced ones stay, marked so."""

    class Tipo(models.TextChoices):
        IDENTIDAD_FRENTE = "identidad_frente", "Documento de identidad, por el frente"
        IDENTIDAD_REVERSO = "identidad_reverso", "Documento de identidad, por detrás"
        DIPLOMA = "diploma", "Diploma"
        ACTA_GRADO = "acta_grado", "Acta de grado"
        CONVALIDACION = "convalidacion", "Resolución de convalidación"

    inscripcion = models.ForeignKey(Inscripcion, models.CASCADE, related_name="documentos")
    tipo = models.CharField(max_length=20, choices=Tipo)
    archivo = models.ForeignKey(Archivo, models.PROTECT, related_name="+")
    es_vigente = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["inscripcion", "tipo"],
                condition=Q(es_vigente=True),
                name="inscripciones_documento_vigente",
            ),
        ]

    def __str__(self) -> str:
        return self.get_tipo_display()


class CondicionPrioridad(models.Model):
    """A claimed priority condition: sensitive data, in its own table, with its own consent and decision.

    Which condition and which community are encrypted; readable by the deciding officer, the second and
    the re-sampling one, always under the log of readings. Source: Ley 1581 de 2012, arts. 5 and 6.
    """

    class Condicion(models.TextChoices):
        RAIZAL = "raizal", "Persona raizal"
        INDIGENA = "indigena", "Persona indígena"
        CABEZA_HOGAR = "cabeza_hogar", "Madre o padre cabeza de hogar"
        GESTANTE = "gestante", "Mujer embarazada o lactante"
        DISCAPACIDAD = "discapacidad", "Persona con discapacidad"
        VICTIMA = "victima", "Víctima del conflicto armado"

    class Decision(models.TextChoices):
        PENDIENTE = "pendiente", "Por revisar"
        ACREDITADA = "acreditada", "Acreditada"
        NO_ACREDITADA = "no_acreditada", "No acreditada"

    inscripcion = models.ForeignKey(Inscripcion, models.CASCADE, related_name="condiciones")
    condicion = TextoCifrado(uso="condicion")
    comunidad = TextoCifrado(uso="condicion", default="")  # code of Comunidad, only for its members
    indice = models.CharField(max_length=64, editable=False)  # blind index of the condition
    archivo = models.ForeignKey(Archivo, models.PROTECT, null=True, related_name="+")
    consentida_en = models.DateTimeField()
    decision = models.CharField(max_length=14, choices=Decision, default=Decision.PENDIENTE)
    decidida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    decidida_en = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["inscripcion", "indice"],
                name="inscripciones_condicion_una",
                violation_error_message="Ya declaró esta condición.",
            ),
            models.CheckConstraint(
                name="inscripciones_condicion_decidida",
                condition=Q(decision="pendiente", decidida_por=None, decidida_en=None)
                | ~Q(decision="pendiente") & Q(decidida_por__isnull=False, decidida_en__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return "Condición de prioridad"

    @property
    def llave_bitacora(self) -> str:
        return f"persona:{self.inscripcion.persona_id}"

    @property
    def comunidad_declarada(self) -> Comunidad | None:
        return Comunidad.objects.filter(pk=self.comunidad).first() if self.comunidad else None
