"""The registration of one professional in one process."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from inscripciones.estados import CON_NUMERO, PROPUESTOS, TRANSICIONES, CausaAnulacion, Estado
from plazas.models import Profesion
from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.cuentas.models import Persona, Rol
from sso_portal.nucleo.territorio.models import AutoridadTerritorial, Departamento, Municipio

from .convocatoria import Convocatoria, Oferta


class InscripcionQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """One's own; for a secretaría those sent to it; for the ministry every one that was sent."""
        if usuario.tiene_rol(Rol.MINISTERIO):
            return self.exclude(estado=Estado.BORRADOR)
        propias = Q(persona__usuario=usuario)
        autoridades = usuario.autoridades(Rol.SECRETARIA, Rol.JEFE_SECRETARIA)
        return self.filter(propias | Q(autoridad_id__in=autoridades) & ~Q(estado=Estado.BORRADOR))


class Inscripcion(models.Model):
    """One professional's application to one convocatoria; saved step by step, binding once sent."""

    TRANSICIONES = TRANSICIONES

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    convocatoria = models.ForeignKey(Convocatoria, models.PROTECT, related_name="inscripciones")
    persona = models.ForeignKey(Persona, models.PROTECT, related_name="inscripciones")
    profesion = models.ForeignKey(Profesion, models.PROTECT, verbose_name="profesión", related_name="+")
    estado = models.CharField(max_length=20, choices=Estado, default=Estado.BORRADOR)
    numero = models.CharField(  # noqa: DJ001 (drafts have none, and unique ignores NULL)
        "número", max_length=24, null=True, unique=True, editable=False
    )
    # personal data of this process (names and document live in Persona)
    municipio = models.ForeignKey(Municipio, models.PROTECT, null=True, related_name="+")  # domicile
    direccion = TextoCifrado("dirección", uso="contacto", default="")
    # education
    universidad = models.CharField(max_length=120, blank=True)
    es_titulo_exterior = models.BooleanField("título de otro país", null=True)
    fecha_grado = models.DateField("fecha de grado", null=True)
    # answers without which a step is not complete
    declara_prioridad = models.BooleanField("declara condiciones de prioridad", null=True)
    departamentos_revisados = models.BooleanField(default=False)  # an empty list may be a choice
    guardados = models.JSONField(
        default=dict, editable=False
    )  # step → [times saved, last instant in ISO, page]
    # sending and competence
    autoridad = models.ForeignKey(AutoridadTerritorial, models.PROTECT, null=True, related_name="+")
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    radicada_en = models.DateTimeField(null=True, editable=False)  # first sending
    # blind index of the identity document as sent: who declares the same one in the process
    indice_identidad = models.CharField(max_length=64, blank=True, editable=False)
    clave_envio = models.UUIDField(null=True, editable=False)  # idempotency key of the sending
    copia = models.JSONField(null=True, editable=False)  # canonical answers as sent; no sensitive data
    huella = models.CharField(max_length=64, blank=True, editable=False)  # SHA-256 of the canonical copy
    segundos_activos = models.PositiveIntegerField(default=0, editable=False)
    actividad_en = models.DateTimeField(null=True, editable=False)
    # the desk
    tomada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    tomada_en = models.DateTimeField(null=True, editable=False)
    ronda = models.PositiveSmallIntegerField(default=1, editable=False)  # grows with every resending
    corregir_hasta = models.DateTimeField(null=True, editable=False)
    decidida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    decidida_en = models.DateTimeField(null=True, editable=False)
    # the first of the two who reject or annul
    propuesta_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    propuesta_en = models.DateTimeField(null=True, editable=False)
    causa_anulacion = models.CharField(max_length=12, choices=CausaAnulacion, blank=True, editable=False)

    objects = InscripcionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["autoridad", "estado", "radicada_en"], name="inscripciones_mesa"),
            models.Index(fields=["convocatoria", "estado", "profesion"], name="inscripciones_proceso"),
            models.Index(fields=["convocatoria", "indice_identidad"], name="inscripciones_identidad"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["persona", "convocatoria"],
                name="inscripciones_una_por_proceso",
                violation_error_code="ya_inscrita",
                violation_error_message="Usted ya tiene una inscripción en este proceso.",
            ),
            models.UniqueConstraint(
                fields=["convocatoria", "indice_identidad"],
                condition=Q(estado=Estado.VALIDADA) & ~Q(indice_identidad=""),
                name="inscripciones_una_validada_por_documento",
            ),
            models.CheckConstraint(
                name="inscripciones_radicada_completa",
                condition=Q(estado=Estado.BORRADOR, numero=None, radicada_en=None)
                | Q(
                    estado__in=CON_NUMERO,
                    numero__isnull=False,
                    radicada_en__isnull=False,
                    autoridad__isnull=False,
                    municipio__isnull=False,
                    fecha_grado__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="inscripciones_tomada",
                condition=Q(tomada_por=None, tomada_en=None)
                | Q(tomada_por__isnull=False, tomada_en__isnull=False),
            ),
            models.CheckConstraint(
                name="inscripciones_decidida",
                condition=Q(decidida_por=None, decidida_en=None)
                | Q(decidida_por__isnull=False, decidida_en__isnull=False),
            ),
            models.CheckConstraint(
                name="inscripciones_decision_firmada",
                condition=~Q(
                    estado__in=[Estado.VALIDADA, Estado.RECHAZADA, Estado.ANULADA, Estado.RECHAZO_PROPUESTO]
                )
                | Q(decidida_por__isnull=False),
            ),
            models.CheckConstraint(
                name="inscripciones_propuesta",
                condition=Q(propuesta_por=None, propuesta_en=None)
                | Q(propuesta_por__isnull=False, propuesta_en__isnull=False),
            ),
            models.CheckConstraint(
                name="inscripciones_dos_personas",  # one proposes to leave somebody out, another confirms
                condition=~Q(estado__in=[*PROPUESTOS, Estado.RECHAZADA, Estado.ANULADA])
                | Q(propuesta_por__isnull=False)
                & (
                    Q(estado__in=PROPUESTOS)
                    | Q(decidida_por__isnull=False) & ~Q(decidida_por=F("propuesta_por"))
                ),
            ),
            models.CheckConstraint(
                name="inscripciones_anulacion_con_causa",
                condition=~Q(estado__in=[Estado.ANULACION_PROPUESTA, Estado.ANULADA])
                | ~Q(causa_anulacion=""),
            ),
            models.CheckConstraint(
                name="inscripciones_correccion_con_plazo",
                condition=~Q(estado=Estado.EN_CORRECCION) | Q(corregir_hasta__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Inscripción {self.numero or 'sin enviar'}"

    @property
    def llave_bitacora(self) -> str:
        return f"persona:{self.persona_id}"

    @property
    def estado_sin_anular(self) -> str:
        """Where it was before somebody proposed to annul it, which left its decision as it stood."""
        if self.decidida_por_id is None:
            return Estado.RADICADA
        return Estado.EN_CORRECCION if self.corregir_hasta else Estado.VALIDADA

    def version_de(self, paso: str) -> int:
        """How often a step was saved: whoever saves it says which version they had before their eyes."""
        return self.guardados[paso][0] if paso in self.guardados else 0

    def guardado_en(self, paso: str) -> datetime | None:
        """The instant in which a step was saved for the last time."""
        return datetime.fromisoformat(self.guardados[paso][1]) if paso in self.guardados else None

    def guardado_desde(self, paso: str) -> str:
        """The page (one opening of it in one browser) that saved a step for the last time."""
        return self.guardados[paso][2] if paso in self.guardados else ""


class Preferencia(models.Model):
    """One of the up to five plazas, in order."""

    inscripcion = models.ForeignKey(Inscripcion, models.CASCADE, related_name="preferencias")
    oferta = models.ForeignKey(Oferta, models.PROTECT, related_name="preferencias")
    orden = models.PositiveSmallIntegerField()  # 1 is the most wanted

    class Meta:
        ordering = ["inscripcion", "orden"]
        constraints = [
            models.UniqueConstraint(
                fields=["inscripcion", "orden"],
                name="inscripciones_preferencia_orden",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["inscripcion", "oferta"],
                name="inscripciones_preferencia_una",
                violation_error_code="plaza_repetida",
                violation_error_message="Ya agregó esta plaza a su lista.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.orden}. {self.oferta}"


class PreferenciaDepartamento(models.Model):
    """One departamento in the order of interest; the list may have from 0 to 33."""

    inscripcion = models.ForeignKey(Inscripcion, models.CASCADE, related_name="departamentos")
    departamento = models.ForeignKey(Departamento, models.PROTECT, related_name="+")
    orden = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["inscripcion", "orden"]
        constraints = [
            models.UniqueConstraint(
                fields=["inscripcion", "orden"],
                name="inscripciones_departamento_orden",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["inscripcion", "departamento"], name="inscripciones_departamento_uno"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.orden}. {self.departamento}"
