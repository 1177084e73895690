"""A bulk file on its way from the upload to what it saves, and each of its rows."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.trabajos.models import Trabajo

from .estados import CANCELABLES, DEL_TRABAJADOR, MUERTAS, TRANSICIONES, Estado
from .formatos import Formato, formato_de


class CargaQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """A bulk file is seen by whoever uploaded it."""
        return self.filter(subida_por=usuario)

    def por_hacer(self):
        """Those that wait for a worker."""
        return self.filter(estado__in=DEL_TRABAJADOR)


class Carga(Trabajo):
    """One uploaded file of some format. Nothing it brings is saved until it is confirmed."""

    TRANSICIONES = TRANSICIONES

    formato_codigo = models.CharField(max_length=40)
    archivo = models.ForeignKey(Archivo, models.PROTECT, related_name="+")
    anexos = models.ForeignKey(Archivo, models.PROTECT, null=True, related_name="+")  # ZIP of documents
    huella_anexos = models.CharField(max_length=64, blank=True)
    huella = models.CharField(max_length=64)  # SHA-256 of the file: the same one is not taken twice
    estado = models.CharField(max_length=12, choices=Estado, default=Estado.EN_COLA, editable=False)
    impedimento = models.TextField(blank=True)  # why it could not be read, for the person
    subida_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cargas")
    subida_en = models.DateTimeField(default=timezone.now, editable=False)
    lectura = models.JSONField(default=dict)  # what was found: hoja, separador, codificacion, columnas…
    respuestas = models.JSONField(default=dict)  # {column: "dia_mes" or "mes_dia"}
    filas_total = models.PositiveIntegerField(default=0)
    filas_hechas = models.PositiveIntegerField(default=0)
    filas_con_error = models.PositiveIntegerField(default=0)
    resumen = models.JSONField(default=dict)  # grupos: errors by kind; clases: new, changed, equal
    solo_buenas = models.BooleanField(default=False)  # confirmed leaving the rows with errors for later
    filas_guardadas = models.PositiveIntegerField(default=0)
    confirmada_en = models.DateTimeField(null=True, editable=False)

    objects = CargaQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subida_por", "-subida_en"], name="cargas_de_persona")]
        constraints = [
            models.UniqueConstraint(
                fields=["formato_codigo", "subida_por", "huella", "huella_anexos"],
                condition=~Q(estado__in=MUERTAS),
                name="cargas_mismo_archivo",
                violation_error_code="archivo_repetido",
                violation_error_message="Ya subió este mismo archivo.",
            ),
            models.CheckConstraint(
                name="cargas_confirmada_con_fecha",
                condition=Q(estado=Estado.CONFIRMADA, confirmada_en__isnull=False)
                | ~Q(estado=Estado.CONFIRMADA) & Q(confirmada_en=None),
            ),
            models.CheckConstraint(
                name="cargas_fallida_con_impedimento",
                condition=~Q(estado=Estado.FALLIDA) | ~Q(impedimento=""),
            ),
            models.CheckConstraint(
                name="cargas_avance_posible", condition=Q(filas_hechas__lte=F("filas_total"))
            ),
        ]

    def __str__(self) -> str:
        return f"Carga {self.numero}"

    @property
    def numero(self) -> str:
        return f"C-{timezone.localtime(self.subida_en).year}-{self.pk:04d}"

    @property
    def formato(self) -> Formato:
        formato = formato_de(self.formato_codigo)
        if formato is None:
            raise LookupError(f"Nadie registró el formato «{self.formato_codigo}».")
        return formato

    @property
    def filas_buenas(self) -> int:
        return self.filas_hechas - self.filas_con_error

    @property
    def esta_en_marcha(self) -> bool:
        return self.estado in DEL_TRABAJADOR

    @property
    def puede_confirmarse(self) -> bool:
        return self.estado == Estado.LISTA and not self.filas_con_error and self.filas_hechas > 0

    @property
    def puede_confirmarse_en_parte(self) -> bool:
        hay_de_ambas = self.filas_con_error > 0 and self.filas_buenas > 0
        return self.estado == Estado.LISTA and hay_de_ambas and self.formato.acepta_parcial

    @property
    def puede_cancelarse(self) -> bool:
        return self.estado in CANCELABLES

    @property
    def version(self) -> str:
        """Changes whenever the page of this file would show something else."""
        return f"{self.pk}-{self.estado}-{self.filas_hechas}-{self.filas_con_error}-{self.filas_total}"

    def get_absolute_url(self) -> str:
        return reverse("cargas:detalle", args=[self.pk])


class FilaCarga(models.Model):
    """One row of the file as it came, with what there is to correct in it."""

    carga = models.ForeignKey(Carga, models.CASCADE, related_name="filas")
    numero = models.PositiveIntegerField()  # of the spreadsheet: the header is 1
    celdas = models.JSONField()  # {column: text as it was read}
    errores = models.JSONField(default=list)  # [ErrorFila as dict]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["carga", "numero"], name="cargas_fila_numero")]

    def __str__(self) -> str:
        return f"{self.carga} · fila {self.numero}"

    def identificador(self, formato: Formato) -> str:
        """The case the row is about, for messages: «R-2025-00871», or ""."""
        valor: Any = self.celdas.get(formato.identificador) if formato.identificador else ""
        return str(valor or "")
