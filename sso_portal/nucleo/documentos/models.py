from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Persona


class Archivo(models.Model):
    """One stored file: written to private storage first, its row second; served only by permission."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    clave = models.CharField(max_length=120)  # name in the storage; sample files of the demo share one
    nombre = models.CharField(max_length=150)  # as its owner named it
    tipo = models.CharField(max_length=80)  # media type, judged by content
    tamano_bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uso = models.CharField(max_length=30)  # who may open it is decided by its use
    titular = models.ForeignKey(Persona, models.PROTECT, null=True, blank=True, related_name="archivos")
    subido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    creado_en = models.DateTimeField(default=timezone.now, editable=False)
    falta_desde = models.DateTimeField(null=True, editable=False)  # the sweep did not find it in the storage

    class Meta:
        indexes = [models.Index(fields=["clave"], name="documentos_archivo_clave")]

    def __str__(self) -> str:
        return self.nombre

    def get_absolute_url(self) -> str:
        return reverse("documentos:abrir", args=[self.pk])

    @property
    def es_imagen(self) -> bool:
        return self.tipo.startswith("image/")
