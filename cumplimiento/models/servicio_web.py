"""The machine of an entity that reports by itself: its credentials, and what it sent under each key."""

import json
import secrets
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cumplimiento.estados import TRANSICIONES_CREDENCIAL, EstadoCredencial
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.documentos.models import Archivo

from .supervision import EntidadVigilada

AVISOS_DIAS = (7, 30)  # before its last day: when a credential about to end is told
LETRAS = "23456789abcdefghjkmnpqrstvwxyz"


class Alcance(models.TextChoices):
    """What a credential may do."""

    LEER = "reportes:leer", "Consultar obligaciones y recibos"
    ESCRIBIR = "reportes:escribir", "Enviar reportes"


def codigo_de_credencial() -> str:
    """«k7f3m92a»: how a credential is named in lists and in the record; it begins with a letter."""
    return "k" + "".join(secrets.choice(LETRAS) for _ in range(7))


def huella_de(secreto: str) -> str:
    """All that is kept of a secret: its SHA-256, in hexadecimal. It has 256 random bits: nobody guesses."""
    return sha256(secreto.encode()).hexdigest()


class CredencialQuerySet(models.QuerySet):
    def visibles_para(self, usuario: Any) -> Any:
        """Those of the entities for which ``usuario`` reports, their rehearsals among them."""
        if not usuario.is_authenticated:
            return self.none()
        suyas = usuario.entidades(Rol.VIGILADA)
        return self.filter(Q(entidad__in=suyas) | Q(entidad__pruebas_de__in=suyas))

    def por_vencer(self) -> Any:
        """Those in use that end within thirty days."""
        hoy = timezone.localdate()
        pronto = (hoy, hoy + timedelta(days=max(AVISOS_DIAS)))
        return self.filter(estado=EstadoCredencial.VIGENTE, vence_el__range=pronto)


class Credencial(models.Model):
    """What lets a system of an entity into the web service until ``vence_el``, that day included.

    Its secret was shown once, to who made it. It acts in the record by itself, in the name of its entity.
    """

    TRANSICIONES = TRANSICIONES_CREDENCIAL

    codigo = models.CharField(primary_key=True, max_length=8, default=codigo_de_credencial, editable=False)
    entidad = models.ForeignKey(EntidadVigilada, models.PROTECT, related_name="credenciales")
    nombre = models.CharField(max_length=60)
    alcances = models.JSONField()  # list of Alcance
    huella = models.CharField(max_length=64, unique=True, editable=False)
    estado = models.CharField(
        max_length=10, choices=EstadoCredencial, default=EstadoCredencial.VIGENTE, editable=False
    )
    vence_el = models.DateField()
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    creada_por = models.ForeignKey("cuentas.Usuario", models.PROTECT, related_name="+", editable=False)
    revocada_en = models.DateTimeField(null=True, editable=False)
    revocada_por = models.ForeignKey(
        "cuentas.Usuario", models.PROTECT, null=True, related_name="+", editable=False
    )
    usada_en = models.DateTimeField(null=True, editable=False)  # last use, give or take five minutes
    clave = models.UUIDField(null=True, unique=True, editable=False)  # of the form that made it

    objects = CredencialQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "credenciales"
        constraints = [
            models.CheckConstraint(
                name="cumplimiento_credencial_revocada",
                condition=Q(estado=EstadoCredencial.REVOCADA, revocada_en__isnull=False)
                & Q(revocada_por__isnull=False)
                | Q(estado=EstadoCredencial.VIGENTE, revocada_en=None, revocada_por=None),
            ),
        ]
        indexes = [models.Index(fields=["entidad", "creada_en"], name="cumplimiento_credenciales")]

    def __str__(self) -> str:
        return f"La credencial {self.nombre}"

    # --- As whoever acts: see nucleo.bitacora and the framework of the web service ---

    is_authenticated = True

    @property
    def rol_bitacora(self) -> str:
        return f"servicio:entidad-{self.entidad_id}"

    # --- What it lets do ---

    @property
    def esta_vencida(self) -> bool:
        return timezone.localdate() > self.vence_el

    @property
    def aviso_debido(self) -> int | None:
        """Of which of AVISOS_DIAS is today; None if the end is further, or nearer than when it was made."""
        quedan = (self.vence_el - timezone.localdate()).days
        duraba = (self.vence_el - timezone.localdate(self.creada_en)).days
        return next((dias for dias in AVISOS_DIAS if quedan <= dias < duraba), None)

    def puede(self, alcance: str) -> bool:
        return alcance in self.alcances

    @property
    def alcances_en_palabras(self) -> list[str]:
        return [a.label for a in Alcance if a in self.alcances]

    def get_estado_display(self) -> str:  # type: ignore[no-redef, unused-ignore]  # Django lets a model say its own words
        es_vencida = self.estado == EstadoCredencial.VIGENTE and self.esta_vencida
        return "Vencida" if es_vencida else EstadoCredencial(self.estado).label


class Recepcion(models.Model):
    """What a system of an entity sent under a key of idempotency, and the answer it always gets back.

    ``archivo``: the document that came so, which reports of that entity may name; None of what was not one.
    """

    entidad = models.ForeignKey(EntidadVigilada, models.PROTECT, related_name="recepciones")
    clave = models.CharField(max_length=64)
    huella_cuerpo = models.CharField(max_length=64)  # SHA-256 of what was sent
    estado_http = models.PositiveSmallIntegerField(null=True)  # null only inside its own transaction
    respuesta = models.TextField(blank=True)  # JSON, kept as text so that it is always the same one
    archivo = models.ForeignKey(Archivo, models.PROTECT, null=True, related_name="recepciones")
    recibida_en = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = "recepción", "recepciones"
        constraints = [
            models.UniqueConstraint(fields=["entidad", "clave"], name="cumplimiento_recepcion_clave")
        ]

    def __str__(self) -> str:
        return f"Recepción {self.clave}"

    @property
    def datos(self) -> dict[str, Any]:
        return json.loads(self.respuesta)


def vencimiento_por_defecto(hoy: date) -> date:
    """A year from today: long enough to forget nothing, short enough to be renewed."""
    return hoy.replace(year=hoy.year + 1) if (hoy.month, hoy.day) != (2, 29) else date(hoy.year + 1, 2, 28)
