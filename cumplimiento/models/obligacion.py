"""What one entity was ordered to do in one case, by when, and what it said it did."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cumplimiento.estados import TRANSICIONES, Canal, Confirmacion, Estado, Revision
from sso_portal.nucleo.cuentas.models import Persona, Rol
from sso_portal.nucleo.firmas.codigos import nuevo_codigo

from .dictamen import Dictamen
from .norma import EstadoReporte, Materia, Norma, Regimen
from .supervision import Dependencia, EntidadVigilada, regimenes_de, supervisa


def codigo_de_consulta() -> str:
    """What the affected person types to follow the case without an account; nobody can guess it."""
    return nuevo_codigo("CU")


def _vistas_desde(regimenes: list[str] | None) -> Q:
    """The real cases (no sandbox) of ``regimenes``, None for all of them."""
    reales = Q(entidad__es_de_pruebas=False)
    return reales if regimenes is None else reales & Q(regimen__in=regimenes)


class ObligacionQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """The entity sees its own and its rehearsals, the affected person hers, the supervisor its own."""
        if not usuario.is_authenticated:
            return self.none()
        suyas = usuario.entidades(Rol.VIGILADA)
        condicion = Q(entidad_id__in=suyas) | Q(entidad__pruebas_de_id__in=suyas)
        condicion |= Q(dictamen__correo=usuario.email)
        if usuario.tiene_rol(Rol.FISCALIZACION):
            condicion |= _vistas_desde(regimenes_de(usuario))
        if usuario.tiene_rol(Rol.OIRS):
            condicion |= _vistas_desde(regimenes_de(usuario, Dependencia.Tipo.ATENCION))
        return self.filter(condicion)

    def de_persona(self, usuario):
        """Those whose affected person has the address with which ``usuario`` signs in, which is confirmed."""
        return self.filter(dictamen__correo=usuario.email, entidad__es_de_pruebas=False)

    def de_entidad(self, usuario):
        """Those on which ``usuario`` reports."""
        return self.filter(entidad_id__in=usuario.entidades(Rol.VIGILADA))

    def de_ensayo(self, usuario):
        """The invented ones on which the systems of the entities of ``usuario`` rehearse."""
        return self.filter(entidad__pruebas_de_id__in=usuario.entidades(Rol.VIGILADA))

    def supervisadas_por(self, usuario):
        """Those ``usuario`` watches; none of the sandbox."""
        if not usuario.tiene_rol(Rol.FISCALIZACION):
            return self.none()
        return self.filter(_vistas_desde(regimenes_de(usuario)))

    def de_atencion(self, usuario):
        """Those about which ``usuario`` answers to people at the desk."""
        if not usuario.tiene_rol(Rol.OIRS):
            return self.none()
        return self.filter(_vistas_desde(regimenes_de(usuario, Dependencia.Tipo.ATENCION)))

    def que_dicen(self, texto):
        """Those whose case, act or expediente has ``texto`` in its number."""
        condicion = Q(codigo__icontains=texto) | Q(origen_referencia__icontains=texto)
        return self.filter(condicion | Q(expediente__icontains=texto)) if texto else self

    def con_todo(self):
        """Joined to whatever its page or a line of a list names."""
        return self.select_related(
            "entidad__entidad", "regimen", "materia", "norma", "estado_reportado", "reporte_vigente"
        )


class Obligacion(models.Model):
    """One case × entity. ``origen``: what act of the world ordered it (type and reference, in text).

    ``vence_el`` and ``cuenta_desde`` are recomputed by every act that moves the term (see plazo.py).
    """

    TRANSICIONES = TRANSICIONES

    codigo = models.CharField("número de caso", max_length=20, editable=False)  # «R-2026-000871»
    consulta = models.CharField(max_length=24, default=codigo_de_consulta, editable=False)
    # Catalogues are few and never deleted, and a file moves thousands of rows: only look-ups have an index.
    entidad = models.ForeignKey(
        EntidadVigilada, models.PROTECT, related_name="obligaciones", db_index=False
    )  # in cumplimiento_por_entidad
    regimen = models.ForeignKey(Regimen, models.PROTECT, related_name="obligaciones", db_index=False)
    materia = models.ForeignKey(
        Materia, models.PROTECT, null=True, related_name="obligaciones", db_index=False
    )
    dictamen = models.ForeignKey(Dictamen, models.PROTECT, null=True, related_name="obligaciones")
    norma = models.ForeignKey(Norma, models.PROTECT, related_name="obligaciones", db_index=False)
    origen_tipo = models.CharField(max_length=30)  # «dictamen», «plaza»…
    origen_referencia = models.CharField(max_length=60)  # number of the act
    expediente = models.CharField(max_length=40, blank=True)
    instruccion = models.TextField(max_length=2000)
    persona = models.ForeignKey(Persona, models.PROTECT, null=True, related_name="obligaciones")
    inicia_el = models.DateField()  # date of the dictamen: the term begins the next business day
    plazo_dias_habiles = models.PositiveSmallIntegerField()
    prorroga_dias_habiles = models.PositiveSmallIntegerField(default=0)
    esta_suspendida = models.BooleanField(default=False)
    vence_el = models.DateField(null=True)  # None while suspended
    cuenta_desde = models.DateField()
    estado = models.CharField(max_length=12, choices=Estado, default=Estado.PENDIENTE, editable=False)
    estado_reportado = models.ForeignKey(
        EstadoReporte, models.PROTECT, null=True, related_name="+", db_index=False
    )
    reporte_vigente = models.OneToOneField(
        "cumplimiento.Reporte", models.PROTECT, null=True, related_name="vigente_en"
    )
    reportada_el = models.DateField(null=True)  # «Fecha de reporte» of the report in force
    es_tardia = models.BooleanField(default=False)  # the report in force came after the deadline
    revision = models.CharField(max_length=12, choices=Revision, default=Revision.SIN_REVISAR)
    confirmacion = models.CharField(max_length=10, choices=Confirmacion, blank=True)
    es_historica = models.BooleanField(default=False)
    creada_en = models.DateTimeField(default=timezone.now, editable=False)

    objects = ObligacionQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "obligaciones"
        constraints = [
            models.UniqueConstraint(fields=["codigo"], name="cumplimiento_obligacion_codigo"),
            models.UniqueConstraint(fields=["consulta"], name="cumplimiento_obligacion_consulta"),
            models.UniqueConstraint(
                fields=["origen_tipo", "origen_referencia", "expediente", "entidad"],
                name="cumplimiento_obligacion_una_por_caso",
                violation_error_message="Esa entidad ya tiene una obligación por ese caso.",
            ),
            models.CheckConstraint(
                name="cumplimiento_obligacion_reportada",
                condition=Q(reporte_vigente=None, estado_reportado=None, reportada_el=None)
                | Q(
                    reporte_vigente__isnull=False, estado_reportado__isnull=False, reportada_el__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="cumplimiento_obligacion_declarada_con_reporte",
                condition=~Q(estado__in=[Estado.CUMPLIDO, Estado.INCUMPLIDO])
                | Q(reporte_vigente__isnull=False),
            ),
            models.CheckConstraint(
                name="cumplimiento_obligacion_vence_o_suspendida",
                condition=Q(esta_suspendida=True, vence_el=None)
                | Q(esta_suspendida=False, vence_el__gt=F("inicia_el")),
            ),
            models.CheckConstraint(
                name="cumplimiento_obligacion_revisada_con_reporte",
                condition=Q(revision=Revision.SIN_REVISAR) | Q(reporte_vigente__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["entidad", "estado", "vence_el"], name="cumplimiento_por_entidad"),
            models.Index(
                fields=["regimen", "entidad", "cuenta_desde"],
                condition=Q(estado=Estado.PENDIENTE, es_historica=False, esta_suspendida=False),
                name="cumplimiento_alerta_pendiente",
            ),
            models.Index(
                fields=["regimen", "entidad", "reportada_el"],
                condition=Q(estado=Estado.INCUMPLIDO, es_historica=False),
                name="cumplimiento_alerta_incumplido",
            ),
            models.Index(fields=["expediente"], name="cumplimiento_expediente"),
        ]

    def __str__(self) -> str:
        return f"El caso {self.codigo}"

    def get_absolute_url(self) -> str:
        return reverse("cumplimiento:caso", args=[self.codigo])

    def get_estado_display(self) -> str:  # type: ignore[no-redef, unused-ignore]  # Django lets a model say its own words
        """The word of the closed list, or what says more: refused, or let pass in silence."""
        if self.esta_vencida_sin_reporte:
            return "Vencida sin reporte"
        if self.revision == Revision.RECHAZADA and self.estado == Estado.PENDIENTE:
            return "Prueba no aceptada"
        if self.estado == Estado.SIN_EFECTO:
            return "Sin efecto"
        return self.estado_reportado.nombre if self.estado_reportado else Estado(self.estado).label

    @property
    def cuadro(self) -> str:
        """The square that goes with the word."""
        if self.esta_vencida_sin_reporte or self.revision == Revision.RECHAZADA:
            return "alerta"
        return {"pendiente": "medio", "cumplido": "lleno", "incumplido": "cerrado"}.get(self.estado, "")

    @property
    def esta_vencida(self) -> bool:
        return (
            self.estado == Estado.PENDIENTE
            and self.vence_el is not None
            and timezone.localdate() > self.vence_el
        )

    @property
    def esta_vencida_sin_reporte(self) -> bool:
        return self.esta_vencida and self.reporte_vigente_id is None

    @property
    def admite_reporte(self) -> bool:
        """Whether the entity may still report or correct: the supervisor has not accepted what it said."""
        return self.estado != Estado.SIN_EFECTO and self.revision != Revision.ACEPTADA

    @property
    def es_revisable(self) -> bool:
        """Whether its evidence waits for the supervisor: declared as met and not yet decided."""
        return self.estado == Estado.CUMPLIDO and self.revision == Revision.SIN_REVISAR

    def supervisada_por(self, usuario: Any, *tipos: str) -> bool:
        """Whether ``usuario`` watches it from a department of ``tipos`` (any, if none is said)."""
        return supervisa(usuario, self.regimen_id, *tipos)


class Reporte(models.Model):
    """What an entity declared of one obligation, once: append-only, the database refuses changes.

    ``huella``: SHA-256 of what was declared, the same by whatever door it came.
    """

    obligacion = models.ForeignKey(
        Obligacion, models.PROTECT, related_name="reportes", db_index=False
    )  # in cumplimiento_reporte_numero
    numero = models.PositiveSmallIntegerField()  # 1 for the first of its obligation
    canal = models.CharField(max_length=12, choices=Canal)
    estado_reportado = models.ForeignKey(
        EstadoReporte, models.PROTECT, related_name="reportes", db_index=False
    )
    fecha = models.DateField()  # «Fecha de reporte»: when what is reported happened
    prueba_tipo = models.CharField(max_length=40, blank=True)
    prueba_numero = models.CharField(max_length=60, blank=True)
    prueba_fecha = models.DateField(null=True)
    observacion = models.CharField(max_length=500, blank=True)
    archivo = models.ForeignKey(
        "documentos.Archivo", models.PROTECT, null=True, related_name="reportes_cumplimiento"
    )
    es_tardio = models.BooleanField()
    huella = models.CharField(max_length=64)
    recibido_en = models.DateTimeField()
    actor = models.ForeignKey(
        "cuentas.Usuario", models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )  # None: it came by the web service
    origen = models.CharField(max_length=40, blank=True)  # «carga 12», «credencial k7f3m92a»: what brought it
    clave = models.UUIDField(null=True, unique=True, editable=False)  # of the form that sent it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["obligacion", "numero"], name="cumplimiento_reporte_numero"),
            models.CheckConstraint(
                name="cumplimiento_reporte_prueba_entera",
                condition=Q(prueba_tipo="", prueba_numero="", prueba_fecha=None)
                | ~Q(prueba_tipo="") & ~Q(prueba_numero="") & Q(prueba_fecha__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["recibido_en"], name="cumplimiento_reporte_recibido")]

    def __str__(self) -> str:
        return f"El reporte {self.recibo}"

    @property
    def recibo(self) -> str:
        """«R-2026-000871/2»: what the receipt is called."""
        return f"{self.obligacion.codigo}/{self.numero}"

    @property
    def prueba(self) -> str:
        """«Comprobante de pago 4512»; nothing where none was named."""
        return f"{self.prueba_tipo} {self.prueba_numero}".strip()
