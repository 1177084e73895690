"""One person's case: what she answered, where it is, who has it, until when."""

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.cuentas.models import Persona
from tramites.canales import Canal
from tramites.codigos import codigo_de_seguimiento, codigo_para_seguir, vence_para_seguir
from tramites.diseno.condiciones import vigentes
from tramites.diseno.estructura import Estructura, Etapa
from tramites.estados import ABIERTAS, RADICADAS, TERMINADAS, TRANSICIONES_SOLICITUD, EstadoSolicitud

from .catalogo import Tramite
from .definicion import Area, VersionTramite
from .red import Sucursal
from .representacion import Representacion

DESISTIMIENTO_TACITO = "Desistimiento tácito"


class SolicitudQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """A person's own; of an area, those it has or had, to its people. Drafts are only of their owner."""
        if not usuario.is_authenticated:
            return self.none()
        return self.de_persona(usuario) | self.por_otra(usuario) | self.de_oficina(usuario)

    def de_persona(self, usuario):
        """The cases of the person behind an account."""
        return self.filter(persona=usuario.persona_id) if usuario.persona_id else self.none()

    def por_otra(self, usuario):
        """The cases that ``usuario`` carries in the name of somebody who still lets."""
        vigentes = Representacion.objects.vigentes().filter(representante=usuario).order_by()
        return self.filter(representacion__in=vigentes.values("pk"))

    def de_oficina(self, usuario):
        """The cases that the areas of an official have or had, none of the official's own."""
        areas = list(usuario.puestos_tramites.order_by("pk").values_list("area_id", flat=True))
        suyas = Q(area__in=areas) | _con_paso_en(areas)
        return self.filter(suyas).exclude(persona=usuario.persona_id) if areas else self.none()

    def abiertas(self):
        return self.filter(estado__in=ABIERTAS)

    def con_todo(self):
        return self.select_related(
            "tramite__entidad", "version__tramite", "persona", "area", "responsable", "sucursal",
            "representacion__representante__persona",
        )  # fmt: skip


def _con_paso_en(areas):
    """Asked of each case, not of all the stays that the areas ever had."""
    return Exists(Paso.objects.filter(area__in=areas, solicitud=OuterRef("pk")).order_by())


class Solicitud(models.Model):
    """A case in one procedure, by the version of the day it began. ``etapa``: key in that version.

    ``vence_el``: last day of whoever must act now, the area (en_tramite) or the person (por_completar).
    ``codigo``: random, for the public tracking; ``numero``: in order, given when it is sent.
    """

    TRANSICIONES = TRANSICIONES_SOLICITUD

    codigo = models.CharField("código", max_length=24, default=codigo_de_seguimiento, editable=False)
    numero = models.CharField("número", max_length=20, blank=True, editable=False)  # «T-2026-000871»
    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="solicitudes", verbose_name="trámite")
    version = models.ForeignKey(VersionTramite, models.PROTECT, related_name="solicitudes")
    persona = models.ForeignKey(Persona, models.PROTECT, related_name="solicitudes")
    representacion = models.ForeignKey(
        Representacion, models.PROTECT, null=True, related_name="solicitudes", editable=False
    )  # of whoever began it in her name
    canal_inicio = models.CharField(max_length=10, choices=Canal, default=Canal.WEB)
    sucursal = models.ForeignKey(Sucursal, models.PROTECT, null=True, related_name="solicitudes")
    estado = models.CharField(
        max_length=14, choices=EstadoSolicitud, default=EstadoSolicitud.BORRADOR, editable=False
    )
    etapa = models.CharField(max_length=40, blank=True, editable=False)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="solicitudes", db_index=False)
    responsable = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="solicitudes_a_cargo"
    )
    vence_el = models.DateField(null=True, editable=False)
    habiles_restantes = models.PositiveSmallIntegerField(
        null=True, editable=False
    )  # of the area, while it waits
    prorrogada_en = models.DateTimeField(null=True, editable=False)  # another month to complete, once
    creada_en = models.DateTimeField(default=timezone.now, editable=False)
    guardada_en = models.DateTimeField(default=timezone.now, editable=False)  # what was answered, last
    radicada_en = models.DateTimeField(null=True, editable=False)
    terminada_en = models.DateTimeField(null=True, editable=False)
    resultado = models.CharField(max_length=40, blank=True, editable=False)
    respuestas_json = TextoCifrado("respuestas", uso="respuestas-tramites", default="", editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)  # of the form that began it

    objects = SolicitudQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["responsable", "vence_el"],
                name="tramites_solicitud_de_quien",
                condition=Q(estado__in=ABIERTAS),
            ),
            models.Index(
                fields=["area", "vence_el"],
                name="tramites_solicitud_de_area",
                condition=Q(estado__in=ABIERTAS),
            ),
            models.Index(
                fields=["area", "-terminada_en", "-id"],
                name="tramites_solicitud_terminadas",
                condition=Q(estado__in=TERMINADAS),
            ),
            models.Index(fields=["area", "tramite"], name="tramites_solicitud_area_tram"),
            models.Index(fields=["persona", "-creada_en"], name="tramites_solicitud_de_persona"),
            models.Index(fields=["tramite", "-radicada_en"], name="tramites_solicitud_tramite"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["codigo"], name="tramites_solicitud_codigo"),
            models.UniqueConstraint(
                fields=["tramite", "persona"],
                condition=Q(estado=EstadoSolicitud.BORRADOR),
                name="tramites_solicitud_un_borrador",
            ),
            models.UniqueConstraint(
                fields=["numero"], condition=~Q(numero=""), name="tramites_solicitud_numero"
            ),
            models.CheckConstraint(
                name="tramites_solicitud_radicada",
                condition=~Q(estado__in=RADICADAS)
                | Q(numero__gt="", etapa__gt="", radicada_en__isnull=False, area__isnull=False),
            ),
            models.CheckConstraint(
                name="tramites_solicitud_abierta_con_plazo",
                condition=Q(estado__in=ABIERTAS, vence_el__isnull=False)
                | ~Q(estado__in=ABIERTAS) & Q(vence_el=None),
            ),
            models.CheckConstraint(
                name="tramites_solicitud_terminada",
                condition=Q(estado__in=TERMINADAS, terminada_en__isnull=False)
                | ~Q(estado__in=TERMINADAS) & Q(terminada_en=None),
            ),
            models.CheckConstraint(
                name="tramites_solicitud_resultado",
                condition=Q(estado=EstadoSolicitud.RESUELTA, resultado__gt="")
                | ~Q(estado=EstadoSolicitud.RESUELTA) & Q(resultado=""),
            ),
            models.CheckConstraint(
                name="tramites_solicitud_espera",
                condition=Q(estado=EstadoSolicitud.POR_COMPLETAR, habiles_restantes__isnull=False)
                | ~Q(estado=EstadoSolicitud.POR_COMPLETAR) & Q(habiles_restantes=None),
            ),
        ]

    def __str__(self) -> str:
        return f"La solicitud {self.numero}" if self.numero else "La solicitud sin enviar"

    def get_absolute_url(self) -> str:
        """The page of the person; officials have another one (``tramites:caso``)."""
        return reverse("tramites:solicitud", args=[self.pk])

    @property
    def llave_bitacora(self) -> str:
        return f"persona:{self.persona_id}"

    @property
    def codigo_para_seguir(self) -> str:
        """What lets the person go on with it at a counter or by telephone; only she has it."""
        return codigo_para_seguir(self.codigo, timezone.localdate())

    @property
    def para_seguir_hasta(self) -> date:
        """The last day on which the code given today serves."""
        return vence_para_seguir(timezone.localdate())

    @property
    def respuestas(self) -> dict[str, Any]:
        """Everything answered, also under questions that are not asked any more."""
        return json.loads(self.respuestas_json) if self.respuestas_json else {}

    @property
    def definicion(self) -> Estructura:
        return self.version.definicion

    @property
    def respuestas_vigentes(self) -> dict[str, Any]:
        """The answers of the questions that are asked."""
        return vigentes(self.definicion.campos, self.respuestas)

    @property
    def etapa_actual(self) -> Etapa | None:
        return self.definicion.por_clave.get(self.etapa)

    @property
    def es_borrador(self) -> bool:
        return self.estado == EstadoSolicitud.BORRADOR

    @property
    def esta_abierta(self) -> bool:
        return self.estado in ABIERTAS

    @property
    def espera_a_la_persona(self) -> bool:
        return self.estado == EstadoSolicitud.POR_COMPLETAR

    @property
    def esta_vencida(self) -> bool:
        return bool(self.vence_el and self.vence_el < timezone.localdate())


class Paso(models.Model):
    """One stay of a case in a stage: written on arrival, closed once when it leaves, never changed after.

    Nobody closes it (``salio_por``) when the law does, a month after the person was asked for something.
    """

    solicitud = models.ForeignKey(Solicitud, models.PROTECT, related_name="pasos")
    etapa = models.CharField(max_length=40)
    nombre = models.CharField(max_length=120)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    entro_en = models.DateTimeField(default=timezone.now, editable=False)
    vence_el = models.DateField()
    salio_en = models.DateTimeField(null=True, editable=False)
    salio_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    accion = models.CharField(max_length=120, blank=True, editable=False)  # as the button said it
    motivo = models.TextField(max_length=2000, blank=True, editable=False)  # the person reads it

    class Meta:
        ordering = ["solicitud", "pk"]
        indexes = [models.Index(fields=["area", "solicitud"], name="tramites_paso_area")]
        constraints = [
            models.UniqueConstraint(
                fields=["solicitud"], condition=Q(salio_en=None), name="tramites_paso_uno_abierto"
            ),
            models.CheckConstraint(
                name="tramites_paso_cerrado",
                condition=Q(salio_en=None, salio_por=None, accion="")
                | Q(salio_en__isnull=False, salio_por__isnull=False, accion__gt="")
                | Q(salio_en__isnull=False, salio_por=None, accion=DESISTIMIENTO_TACITO),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nombre} de {self.solicitud_id}"
