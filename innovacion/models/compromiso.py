"""Commitments of change, and the weekly meeting that follows them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from innovacion.estados import COMPROMETIDOS, TRANSICIONES_COMPROMISO, EstadoCompromiso
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.reuniones.models import Reunion

from .centro import Centro, Participante
from .innovacion import Innovacion
from .innovaton import Mesa
from .reto import Reto


class CompromisoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """The team and direction see them all; a manager, those of her institutions; an owner, hers."""
        if not usuario.is_authenticated:
            return self.none()
        if usuario.tiene_rol(Rol.COMUNIDAD, Rol.DIRECCION):
            return self
        suyos = Q(participante__usuario=usuario) | Q(participante__fusionados__usuario=usuario)
        de_sus_centros = Q(centro__entidad__in=usuario.entidades(Rol.GESTOR_CAMBIOS))
        return self.filter(suyos | de_sus_centros).distinct()

    def vencidos(self, hoy):
        """Accepted, whose day has passed."""
        return self.filter(estado=EstadoCompromiso.ACEPTADO, vence_el__lt=hoy)


class Compromiso(models.Model):
    """Somebody will change something by a day. Nobody is committed until she accepts. Source: INN-014."""

    TRANSICIONES = TRANSICIONES_COMPROMISO

    accion = models.CharField("acción", max_length=300)
    participante = models.ForeignKey(Participante, models.PROTECT, null=True, related_name="compromisos")
    centro = models.ForeignKey(Centro, models.PROTECT, null=True, related_name="compromisos")
    vence_el = models.DateField("para cuándo", null=True)
    reto = models.ForeignKey(Reto, models.PROTECT, null=True, related_name="compromisos")
    innovacion = models.ForeignKey(Innovacion, models.PROTECT, null=True, related_name="compromisos")
    mesa = models.ForeignKey(Mesa, models.PROTECT, null=True, related_name="compromisos")
    estado = models.CharField(
        max_length=10, choices=EstadoCompromiso, default=EstadoCompromiso.PROPUESTO, editable=False
    )
    propuesto_en = models.DateTimeField(default=timezone.now, editable=False)
    propuesto_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    aceptado_en = models.DateTimeField(null=True, editable=False)
    evidencia = models.TextField(max_length=1000, blank=True, editable=False)
    archivo = models.ForeignKey(
        Archivo, models.PROTECT, null=True, editable=False, related_name="compromisos_innovacion"
    )
    cumplido_el = models.DateField(null=True, editable=False)
    razon = models.CharField(max_length=300, blank=True, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = CompromisoQuerySet.as_manager()

    class Meta:
        ordering = [F("vence_el").asc(nulls_first=True), "pk"]
        indexes = [models.Index(fields=["estado", "vence_el"], name="innovacion_compromiso_vence")]
        constraints = [
            models.CheckConstraint(
                name="innovacion_compromiso_con_dueno_y_fecha",
                condition=~Q(estado__in=COMPROMETIDOS)
                | Q(participante__isnull=False, vence_el__isnull=False, aceptado_en__isnull=False),
                violation_error_message="Un compromiso sin responsable o sin fecha no se puede aceptar.",
            ),
            models.CheckConstraint(
                name="innovacion_compromiso_cumplido_con_prueba",
                condition=Q(estado=EstadoCompromiso.CUMPLIDO, cumplido_el__isnull=False)
                & (~Q(evidencia="") | Q(archivo__isnull=False))
                | ~Q(estado=EstadoCompromiso.CUMPLIDO) & Q(cumplido_el=None),
                violation_error_message="Un compromiso cumplido necesita su evidencia.",
            ),
            models.CheckConstraint(
                name="innovacion_compromiso_cerrado_con_razon",
                condition=~Q(estado__in=[EstadoCompromiso.INCUMPLIDO, EstadoCompromiso.RETIRADO])
                | ~Q(razon=""),
            ),
        ]

    def __str__(self) -> str:
        return f"El compromiso {self.numero}"

    def get_absolute_url(self) -> str:
        return reverse("innovacion:compromiso", args=[self.pk])

    @property
    def numero(self) -> str:
        """«CO-12»: what one calls it aloud."""
        return f"CO-{self.pk}"

    @property
    def falta(self) -> str:
        """What keeps it from being accepted, in words; "" when nothing does."""
        faltan = [
            palabra
            for palabra, esta in (("responsable", self.participante_id), ("fecha", self.vence_el))
            if not esta
        ]
        return " ni ".join(faltan)

    @property
    def cuentas_del_responsable(self) -> set[int]:
        """The accounts of the owner: those of every row that counts as her."""
        if self.participante_id is None:
            return set()
        filas = Participante.objects.filter(Q(pk=self.participante_id) | Q(fusionado_en=self.participante_id))
        return set(filas.exclude(usuario=None).order_by().values_list("usuario", flat=True))

    @property
    def esta_vencido(self) -> bool:
        """Accepted, and its day has passed (legal day of Colombia)."""
        return bool(
            self.estado == EstadoCompromiso.ACEPTADO
            and self.vence_el
            and self.vence_el < timezone.localdate()
        )

    @property
    def a_tiempo(self) -> bool:
        """Met, on its day or before."""
        return bool(self.cumplido_el and self.vence_el and self.cumplido_el <= self.vence_el)


class TableroVisto(models.Model):
    """The board that a weekly meeting had before it: what was due that day. Append-only."""

    reunion = models.OneToOneField(Reunion, models.PROTECT, related_name="tablero_visto")
    partes = models.JSONField()  # [[title of the part, [[number, action, who, day], …]], …]

    def __str__(self) -> str:
        return f"Lo que vio la {self.reunion}"
