"""One numbered freeze of a convocatoria and the one draw made on it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from asignacion.canonico import leer
from asignacion.estados import CON_CLIC, CON_RESULTADO, MUERTOS, TRANSICIONES, EstadoSorteo, Fuente
from inscripciones.models import Convocatoria
from plazas.models import Profesion
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.trabajos.models import Trabajo


def quien():
    """Who did something: a user that the record never loses."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )


def cuando():
    return models.DateTimeField(null=True, editable=False)


def huella():
    """64 hexadecimal digits of a SHA-256, or nothing yet."""
    return models.CharField(max_length=64, blank=True, editable=False)


def ambos(en: str, por: str) -> Q:
    """An instant and its actor: both or none."""
    return Q(**{en: None, por: None}) | Q(**{f"{en}__isnull": False, f"{por}__isnull": False})


class SorteoQuerySet(models.QuerySet):
    def visibles_para(self, _usuario):
        """A draw is public, the superseded and the annulled ones too."""
        return self

    def vivos(self):
        return self.exclude(estado__in=MUERTOS)

    def ligeros(self):
        """Without the bytes that only the files need."""
        return self.defer("congelamiento", "reglas", "relacion", "archivo_sorteo")


class Sorteo(Trabajo):
    """What it seals never changes (triggers in the database); each step is written once."""

    TRANSICIONES = TRANSICIONES

    convocatoria = models.ForeignKey(Convocatoria, models.PROTECT, related_name="sorteos")
    numero = models.PositiveSmallIntegerField()  # 1, 2…: a correction is a new freeze
    estado = models.CharField(max_length=14, choices=EstadoSorteo, default=EstadoSorteo.SELLADO)
    proceso = models.CharField(max_length=24)  # t of the lottery: «2027-1», «2027-1-E1» for a rehearsal
    es_ensayo = models.BooleanField(default=False)
    es_abierto = models.BooleanField()  # publicidad: abierta
    # 1. frozen inputs
    congelamiento = models.BinaryField()  # congelamiento.json: what H0 hashes
    reglas = models.BinaryField()  # reglas.json
    conteos = models.JSONField()  # published before the seed, cells under five merged
    h0 = huella()
    sello_h0 = models.BinaryField(default=bytes)  # RFC 3161 token over H0
    sellado_en = models.DateTimeField(default=timezone.now, editable=False)
    sellado_por = quien()
    # 2. what arrived before the round, and the round
    ronda = models.PositiveBigIntegerField()
    dados = models.CharField(max_length=40, blank=True)
    relacion = models.BinaryField(default=bytes)  # canonical list of what arrived
    sello_relacion = models.BinaryField(default=bytes)
    cerrado_en = cuando()
    cerrado_por = quien()
    baliza_firma = models.CharField(max_length=96, blank=True, editable=False)
    baliza_fuente = models.CharField(max_length=8, choices=Fuente, blank=True, editable=False)
    baliza_en = cuando()
    semilla = huella()
    semilla_en = cuando()
    archivo_sorteo = models.BinaryField(default=bytes)  # sorteo.json
    # 3. the click
    clic_por = quien()
    clic_en = cuando()
    # 4. result, its consequences and the signature
    ejecutado_en = cuando()
    resultado_sha256 = huella()  # of the canonical {profession: {resultado, raiz}}
    total_asignados = models.PositiveIntegerField(default=0, editable=False)
    total_primera_opcion = models.PositiveIntegerField(default=0, editable=False)
    exonerado_en = cuando()
    avisado_en = cuando()
    acta = models.ForeignKey(Archivo, models.PROTECT, null=True, editable=False, related_name="+")
    bitacora_raiz = huella()
    firmado_en = cuando()
    # how it ended, if it did not stand
    superado_en = cuando()
    superado_por = quien()
    anulado_en = cuando()
    anulado_por = quien()
    anulacion_acto = models.CharField("acto que lo anula", max_length=160, blank=True, editable=False)

    objects = SorteoQuerySet.as_manager()

    class Meta:
        ordering = ["-sellado_en", "-numero"]
        constraints = [
            models.UniqueConstraint(fields=["convocatoria", "numero"], name="asignacion_sorteo_numero"),
            models.UniqueConstraint(
                fields=["convocatoria"],
                condition=~Q(estado__in=MUERTOS),
                name="asignacion_sorteo_uno_vivo",
                violation_error_message="Este proceso ya tiene un sello vigente.",
            ),
            models.CheckConstraint(  # nobody in «cerrado_por»: the portal closed at the instant announced
                name="asignacion_sorteo_cierre",
                condition=Q(cerrado_en__isnull=False) | Q(cerrado_por=None, relacion=b""),
            ),
            models.CheckConstraint(name="asignacion_sorteo_clic", condition=ambos("clic_en", "clic_por")),
            models.CheckConstraint(
                name="asignacion_sorteo_con_semilla",
                condition=~Q(estado__in=[EstadoSorteo.CON_SEMILLA, *CON_CLIC])
                | Q(semilla_en__isnull=False, cerrado_en__isnull=False)
                & ~Q(semilla="")
                & ~Q(baliza_firma=""),
            ),
            models.CheckConstraint(
                name="asignacion_sorteo_con_clic",
                condition=~Q(estado__in=CON_CLIC) | Q(clic_en__isnull=False),
            ),
            models.CheckConstraint(
                name="asignacion_sorteo_con_resultado",
                condition=~Q(estado__in=CON_RESULTADO)
                | Q(ejecutado_en__isnull=False) & ~Q(resultado_sha256=""),
            ),
            models.CheckConstraint(
                name="asignacion_sorteo_firmado",
                condition=~Q(estado=EstadoSorteo.FIRMADO) | Q(acta__isnull=False, firmado_en__isnull=False),
            ),
            models.CheckConstraint(
                name="asignacion_sorteo_superado",
                condition=Q(
                    estado=EstadoSorteo.SUPERADO, superado_en__isnull=False, superado_por__isnull=False
                )
                | ~Q(estado=EstadoSorteo.SUPERADO) & Q(superado_en=None, superado_por=None),
            ),
            models.CheckConstraint(
                name="asignacion_sorteo_anulado",
                condition=Q(estado=EstadoSorteo.ANULADO, anulado_en__isnull=False, anulado_por__isnull=False)
                & ~Q(anulacion_acto="")
                | ~Q(estado=EstadoSorteo.ANULADO) & Q(anulado_en=None, anulado_por=None, anulacion_acto=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Sorteo {self.convocatoria.nombre}"

    def get_absolute_url(self) -> str:
        return reverse("asignacion:detalle", args=[self.convocatoria.codigo])

    @property
    def tiene_resultado(self) -> bool:
        return self.estado in CON_RESULTADO

    @property
    def tuvo_resultado(self) -> bool:
        """Whether a result was published, even if an act annulled it later: what was published stays."""
        return self.ejecutado_en is not None

    @property
    def tiene_clic(self) -> bool:
        return self.estado in CON_CLIC

    @property
    def es_anulable(self) -> bool:
        return EstadoSorteo.ANULADO in TRANSICIONES[EstadoSorteo(self.estado)]

    @property
    def esta_vivo(self) -> bool:
        return self.estado not in MUERTOS

    @cached_property
    def congelado(self) -> dict:
        """The frozen object that H0 hashes."""
        return leer(bytes(self.congelamiento))

    @property
    def total_personas(self) -> int:
        return sum(profesion["n"] for profesion in self.conteos.values())

    @property
    def total_cupos(self) -> int:
        return sum(profesion["cupos"] for profesion in self.conteos.values())

    @property
    def total_sin_plaza(self) -> int:
        return self.total_personas - self.total_asignados

    @cached_property
    def usuarios_veedores(self) -> frozenset:
        """Ids of the users named as veedores of this process."""
        return frozenset(self.convocatoria.veedores.order_by("orden").values_list("usuario_id", flat=True))


class EntradaSellada(models.Model):
    """The frozen input of one profession and, after the click, the one result computed on it."""

    sorteo = models.ForeignKey(Sorteo, models.PROTECT, related_name="entradas")
    profesion = models.ForeignKey(Profesion, models.PROTECT, related_name="+")
    entrada = models.BinaryField()  # entrada.json
    entrada_sha256 = huella()
    sales = models.BinaryField()  # sales.json: the salt of each row
    raiz = huella()  # RFC 6962 over the salted rows
    n = models.PositiveIntegerField()
    cupos = models.PositiveIntegerField()
    resultado = models.BinaryField(default=bytes)  # resultado.json
    resultado_sha256 = huella()
    raiz_resultados = huella()  # RFC 6962 over the salted results
    verificado_sha256 = huella()  # what the independent verifier obtained
    asignados = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        ordering = ["sorteo", "profesion__orden"]
        constraints = [
            models.UniqueConstraint(fields=["sorteo", "profesion"], name="asignacion_entrada_una"),
            models.CheckConstraint(
                name="asignacion_entrada_resultado_verificado",
                condition=Q(resultado_sha256="", verificado_sha256="", asignados=None)
                | Q(verificado_sha256=F("resultado_sha256"), asignados__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sorteo} · {self.profesion}"

    @property
    def sin_plaza(self) -> int:
        return self.n - (self.asignados or 0)

    @property
    def vacantes(self) -> int:
        return self.cupos - (self.asignados or 0)
