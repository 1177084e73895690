"""Service to one person in one channel: who may give it, with whose consent, and what is left of it."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Nombramiento, Persona, Rol
from sso_portal.nucleo.territorio.models import Entidad
from tramites.canales import Canal
from tramites.codigos import codigo_de_seguimiento

from .catalogo import Tramite
from .red import Sucursal
from .solicitud import Solicitud

VIGENCIA_CODIGO = timedelta(minutes=15)  # to read aloud the code
VIGENCIA_SESION = timedelta(hours=1)  # to do what the person came for
INTENTOS = 5


class CertificacionQuerySet(models.QuerySet):
    def vigentes(self, el=None):
        """Those that let serve on the day ``el``, today."""
        dia = el or timezone.localdate()
        return self.sin_revocar().filter(desde__lte=dia, vence_el__gte=dia)

    def sin_revocar(self):
        return self.filter(revocada_en=None)

    def visibles_para(self, usuario):
        """Of the agents of the institutions that ``usuario`` administers."""
        suyas = usuario.entidades(Rol.ADMIN_TRAMITES)
        agentes = Nombramiento.objects.filter(rol=Rol.AGENTE, entidad__in=suyas).order_by()
        return self.filter(usuario__in=agentes.values("usuario"))


class Certificacion(models.Model):
    """An agent passed what a product asks for and serves it until ``vence_el``, included, or it is revoked.

    Source: ATD-018, G5-12.
    """

    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="certificaciones")
    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="certificaciones")
    desde = models.DateField(default=timezone.localdate)
    vence_el = models.DateField()
    otorgada_en = models.DateTimeField(default=timezone.now, editable=False)
    otorgada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    revocada_en = models.DateTimeField(null=True, editable=False)
    revocada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = CertificacionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "certificación", "certificaciones"
        constraints = [
            models.UniqueConstraint(
                fields=["usuario", "tramite", "desde"],
                condition=Q(revocada_en=None),
                name="tramites_certificacion_unica",
                violation_error_message="Esa certificación ya está anotada.",
            ),
            models.CheckConstraint(
                name="tramites_certificacion_fechas",
                condition=Q(vence_el__gte=F("desde")),
                violation_error_message="La certificación no puede vencer antes de empezar.",
            ),
            models.CheckConstraint(
                name="tramites_certificacion_revocada",
                condition=Q(revocada_en=None, revocada_por=None)
                | Q(revocada_en__isnull=False, revocada_por__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Certificación de {self.usuario} en {self.tramite}"

    @property
    def situacion(self) -> str:
        """«Vigente», «Vencida» or «Revocada», today."""
        if self.revocada_en:
            return "Revocada"
        return "Vigente" if self.vence_el >= timezone.localdate() else "Vencida"


class ConsentimientoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Of the agent who asked for it, and of nobody else."""
        return self.filter(agente=usuario)

    def abiertos(self):
        return self.filter(terminado_en=None)

    def vigentes(self):
        """Those by which an agent may act now."""
        return self.abiertos().filter(dado_en__gt=timezone.now() - VIGENCIA_SESION)


class Consentimiento(models.Model):
    """A person lets an agent act for her, for as long as the attention lasts. One at a time per agent.

    ``codigo``: index of the six digits that she received and reads aloud. Asked again, the one before
    ends: what an agent has open is one person or none. Source: ATD-010, G5-7.
    """

    class Medio(models.TextChoices):
        CORREO = "correo", "Con el código que recibió en su correo"
        COMPROBANTE = "comprobante", "Con el código de su comprobante"
        PAPEL = "papel", "Con su firma en papel"

    persona = models.ForeignKey(Persona, models.PROTECT, related_name="consentimientos")
    agente = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="consentimientos")
    sucursal = models.ForeignKey(Sucursal, models.PROTECT, related_name="+")
    medio = models.CharField(max_length=12, choices=Medio)
    codigo = models.CharField(max_length=64, blank=True, editable=False)
    intentos = models.PositiveSmallIntegerField(default=0, editable=False)
    pedido_en = models.DateTimeField(default=timezone.now, editable=False)
    dado_en = models.DateTimeField(null=True, editable=False)
    terminado_en = models.DateTimeField(null=True, editable=False)
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = ConsentimientoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agente"], condition=Q(terminado_en=None), name="tramites_consentimiento_uno_abierto"
            ),
            models.CheckConstraint(
                name="tramites_consentimiento_con_codigo", condition=~Q(medio="correo") | Q(codigo__gt="")
            ),
        ]

    def __str__(self) -> str:
        return f"Consentimiento {self.pk}"

    @property
    def llave_bitacora(self) -> str:
        return f"persona:{self.persona_id}"

    @property
    def espera_codigo(self) -> bool:
        """The person may still read it aloud."""
        a_tiempo = timezone.now() < self.pedido_en + VIGENCIA_CODIGO and self.intentos < INTENTOS
        return self.terminado_en is None and self.dado_en is None and a_tiempo

    @property
    def esta_vigente(self) -> bool:
        """The agent may act for the person now."""
        if self.terminado_en is not None or self.dado_en is None:
            return False
        return timezone.now() < self.dado_en + VIGENCIA_SESION

    @property
    def canal(self) -> str:
        return CANAL_DE[Sucursal.Clase(self.sucursal.clase)]


CANAL_DE = {
    Sucursal.Clase.SUCURSAL: Canal.SUCURSAL,
    Sucursal.Clase.MOVIL: Canal.MOVIL,
    Sucursal.Clase.MODULO: Canal.MODULO,
    Sucursal.Clase.TELEFONO: Canal.TELEFONO,
}


class AtencionQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Those that an agent gave."""
        return self.filter(agente=usuario)


class Atencion(models.Model):
    """One service to one person: never changes, never goes away. Nobody is named in it. Source: ATD-011.

    ``ocurrida_en``: when it was given; ``sincronizada_en``: when the portal learnt of it, later where there
    was no network. ``dia``: local day of the first. ``agente``: None where nobody stood (a kiosk).
    """

    class Resultado(models.TextChoices):
        HECHO = "hecho", "Trámite hecho"
        INFORMADA = "informada", "Quedó informada"
        INCOMPLETA = "incompleta", "Le faltó algo"
        REMITIDA = "remitida", "Va a otro punto"

    codigo = models.CharField("código", max_length=24, default=codigo_de_seguimiento, editable=False)
    canal = models.CharField(max_length=10, choices=Canal)
    sucursal = models.ForeignKey(Sucursal, models.PROTECT, related_name="atenciones")
    agente = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="atenciones")
    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="atenciones", verbose_name="trámite")
    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="+")  # of the procedure
    minutos = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(480)])
    resultado = models.CharField(max_length=10, choices=Resultado)
    solicitud = models.ForeignKey(Solicitud, models.PROTECT, null=True, related_name="atenciones")
    consentimiento = models.ForeignKey(Consentimiento, models.PROTECT, null=True, related_name="atenciones")
    dia = models.DateField(editable=False)
    ocurrida_en = models.DateTimeField(editable=False)
    sincronizada_en = models.DateTimeField(default=timezone.now, editable=False)
    llave = models.UUIDField(unique=True, editable=False)

    objects = AtencionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "atención", "atenciones"
        indexes = [
            models.Index(fields=["dia"], name="tramites_atencion_dia"),
            models.Index(fields=["sincronizada_en"], name="tramites_atencion_llegada"),
            models.Index(fields=["agente", "-ocurrida_en"], name="tramites_atencion_agente"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["codigo"], name="tramites_atencion_codigo"),
            models.CheckConstraint(
                name="tramites_atencion_minutos", condition=Q(minutos__gte=1, minutos__lte=480)
            ),
            models.CheckConstraint(
                name="tramites_atencion_tiempos", condition=Q(ocurrida_en__lte=F("sincronizada_en"))
            ),
        ]

    def __str__(self) -> str:
        return f"Atención {self.codigo}"


class Opinion(models.Model):
    """What a person thought of an attention, said with the code of its receipt: once. Source: ATD-012."""

    atencion = models.OneToOneField(Atencion, models.PROTECT, related_name="opinion")
    escala = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    texto = models.TextField(max_length=1000, blank=True)
    dada_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "opinión", "opiniones"
        indexes = [models.Index(fields=["dada_en"], name="tramites_opinion_llegada")]
        constraints = [
            models.CheckConstraint(name="tramites_opinion_escala", condition=Q(escala__gte=1, escala__lte=5))
        ]

    def __str__(self) -> str:
        return f"Opinión de {self.atencion_id}"


class AtencionDiaria(models.Model):
    """How many attentions of a product a branch gave on a day: what boards add up. A worker writes it.

    ``contentas``: of ``opiniones``, those of four or five.
    """

    dia = models.DateField()
    canal = models.CharField(max_length=10, choices=Canal)
    sucursal = models.ForeignKey(Sucursal, models.PROTECT, related_name="+")
    tramite = models.ForeignKey(Tramite, models.PROTECT, related_name="+")
    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="+")
    cuantas = models.PositiveIntegerField()
    hechas = models.PositiveIntegerField(default=0)
    minutos = models.PositiveIntegerField()
    opiniones = models.PositiveIntegerField(default=0)
    contentas = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name, verbose_name_plural = "atenciones de un día", "atenciones por día"
        constraints = [
            models.UniqueConstraint(
                fields=["dia", "sucursal", "tramite"], name="tramites_atenciondiaria_unica"
            ),
            models.CheckConstraint(
                name="tramites_atenciondiaria_partes",
                condition=Q(
                    hechas__lte=F("cuantas"), opiniones__lte=F("cuantas"), contentas__lte=F("opiniones")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cuantas} el {self.dia}"
