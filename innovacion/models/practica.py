"""An innovation as others may take it, and who took it from whom."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from innovacion.estados import (
    TRANSICIONES_ADOPCION,
    TRANSICIONES_PRACTICA,
    EstadoAdopcion,
    EstadoPractica,
)
from innovacion.medida import QUE_DICE, Nivel, nivel
from sso_portal.nucleo.cifrado.models import TextoCifrado
from sso_portal.nucleo.cuentas.models import Rol

from .centro import Centro
from .innovacion import EN_MARCHA, Innovacion, PasoEtapa
from .medicion import Medicion


def con_antes_y_despues(innovacion: str) -> Exists:
    """Whether the innovation of that field has a before and an after of the same indicator."""
    antes = Medicion.objects.filter(indicador=OuterRef("indicador"), momento=Medicion.Momento.EX_ANTE)
    despues = Medicion.objects.filter(
        Exists(antes), indicador__innovacion=OuterRef(innovacion), momento=Medicion.Momento.EX_POST
    )
    return Exists(despues)


class PracticaQuerySet(models.QuerySet):
    def publicadas(self):
        return self.filter(estado=EstadoPractica.PUBLICADA)

    def visibles_para(self, usuario):
        """Published ones are everybody's; the others, of their managers, the experts and the team."""
        publicas = Q(estado=EstadoPractica.PUBLICADA)
        if not usuario.is_authenticated:
            return self.filter(publicas)
        if usuario.tiene_rol(Rol.COMUNIDAD, Rol.DIRECCION, Rol.EXPERTO):
            return self
        suyas = Q(innovacion__centro__entidad__in=usuario.entidades(Rol.GESTOR_CAMBIOS))
        return self.filter(publicas | suyas)

    def con_evidencia(self):
        """Annotate the facts of which the level of evidence is made."""
        en_marcha = PasoEtapa.objects.filter(innovacion=OuterRef("innovacion"), etapa__in=EN_MARCHA)
        replicas = Adopcion.objects.filter(
            con_antes_y_despues("innovacion"), practica=OuterRef("pk"), estado=EstadoAdopcion.CONFIRMADA
        ).exclude(innovacion=OuterRef("innovacion"))
        return self.annotate(
            materializada=Exists(en_marcha),
            medida=con_antes_y_despues("innovacion"),
            medida_en_otra=Exists(replicas),
        )


class Practica(models.Model):
    """One page of the library: an innovation told so that another institution can adapt it."""

    TRANSICIONES = TRANSICIONES_PRACTICA

    innovacion = models.OneToOneField(Innovacion, models.PROTECT, related_name="practica")
    titulo = models.CharField("título", max_length=120)
    resumen = models.TextField(max_length=1000)
    que_se_necesita = models.TextField("qué se necesita", max_length=2000)
    mutaciones = models.TextField("mutaciones necesarias", max_length=2000)
    estado = models.CharField(
        max_length=12, choices=EstadoPractica, default=EstadoPractica.BORRADOR, editable=False
    )
    publicada_en = models.DateTimeField(null=True, editable=False)
    publicada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = PracticaQuerySet.as_manager()

    class Meta:
        ordering = ["titulo", "pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_practica_publicada_con_firma",
                condition=Q(publicada_en=None, publicada_por=None)
                | Q(publicada_en__isnull=False, publicada_por__isnull=False),
            ),
            models.CheckConstraint(
                name="innovacion_practica_publica_con_fecha",
                condition=~Q(estado=EstadoPractica.PUBLICADA) | Q(publicada_en__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.titulo

    def get_absolute_url(self) -> str:
        return reverse("innovacion:practica", args=[self.pk])

    @property
    def esta_publicada(self) -> bool:
        return self.estado == EstadoPractica.PUBLICADA

    @property
    def nivel(self) -> Nivel:
        """Its level of evidence; needs ``con_evidencia``."""
        hechos = ("materializada", "medida", "medida_en_otra")
        return nivel(**{hecho: getattr(self, hecho) for hecho in hechos})

    @property
    def que_dice_su_nivel(self) -> str:
        return QUE_DICE[self.nivel]


class AdopcionQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Whoever answers them: the team of the community."""
        es_del_equipo = usuario.is_authenticated and usuario.tiene_rol(Rol.COMUNIDAD)
        return self if es_del_equipo else self.none()


class Adopcion(models.Model):
    """«Lo estamos implementando». ``origen``: from which adoption it was learnt, None from the first place.

    ``innovacion``: how it goes where it was adopted, once it has measurements of its own.
    """

    TRANSICIONES = TRANSICIONES_ADOPCION

    practica = models.ForeignKey(Practica, models.PROTECT, related_name="adopciones")
    origen = models.ForeignKey("self", models.PROTECT, null=True, related_name="siguientes")
    institucion = models.CharField("institución", max_length=160)
    centro = models.ForeignKey(Centro, models.PROTECT, null=True, related_name="adopciones")
    innovacion = models.ForeignKey(Innovacion, models.PROTECT, null=True, related_name="adopciones")
    mutaciones = models.TextField("qué cambiaron", max_length=1000, blank=True)
    contacto = TextoCifrado("contacto", uso="contacto", default="")
    estado = models.CharField(
        max_length=10, choices=EstadoAdopcion, default=EstadoAdopcion.ANUNCIADA, editable=False
    )
    razon = models.CharField(max_length=200, blank=True, editable=False)
    vence_contacto = models.DateField(editable=False)  # five business days. Source: G6-7
    anunciada_en = models.DateTimeField(default=timezone.now, editable=False)
    contactada_en = models.DateTimeField(null=True, editable=False)
    contactada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = AdopcionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["estado", "vence_contacto"], name="innovacion_adopcion_vence")]
        constraints = [
            models.CheckConstraint(
                name="innovacion_adopcion_contacto_con_firma",
                condition=Q(contactada_en=None, contactada_por=None)
                | Q(contactada_en__isnull=False, contactada_por__isnull=False),
            ),
            models.CheckConstraint(
                name="innovacion_adopcion_descartada_con_razon",
                condition=~Q(estado=EstadoAdopcion.DESCARTADA) | ~Q(razon=""),
            ),
            models.CheckConstraint(
                name="innovacion_adopcion_no_de_si_misma",
                condition=Q(origen=None) | ~Q(origen=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institucion} y la práctica {self.practica_id}"
