"""Who is in a draw, what the veedores brought, and what each person obtained."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from inscripciones.models import Inscripcion, Oferta

from .sorteo import EntradaSellada, Sorteo
from .veedor import Veedor


class ParticipanteQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """One's own rows and nobody else's: not even the ministry lists who is who here."""
        if not usuario.is_authenticated or usuario.persona_id is None:
            return self.none()
        return self.filter(inscripcion__persona_id=usuario.persona_id)


class Participante(models.Model):
    """A sealed registration: the three identifiers that nobody can join meet only in this row."""

    entrada = models.ForeignKey(EntradaSellada, models.PROTECT, related_name="participantes")
    inscripcion = models.ForeignKey(Inscripcion, models.PROTECT, related_name="participaciones")
    identificador = models.CharField(max_length=9)  # s_i: random, private to the person
    codigo_publico = models.CharField(max_length=9, unique=True)  # the one of the public results
    indice = models.PositiveIntegerField()  # of its leaf under the root, from 0

    objects = ParticipanteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entrada", "identificador"], name="asignacion_participante_ident"
            ),
            models.UniqueConstraint(fields=["entrada", "inscripcion"], name="asignacion_participante_uno"),
            models.UniqueConstraint(fields=["entrada", "indice"], name="asignacion_participante_indice"),
        ]

    def __str__(self) -> str:
        return self.codigo_publico


class Resultado(models.Model):
    """What one person obtained. It says nothing of tiers: those stay in the sealed input."""

    participante = models.OneToOneField(
        Participante, models.PROTECT, primary_key=True, related_name="resultado"
    )
    oferta = models.ForeignKey(Oferta, models.PROTECT, null=True, related_name="resultados")
    opcion = models.CharField(max_length=4, blank=True)  # «1»…«5», «D3», «T»; empty without a post
    posicion = models.PositiveIntegerField()  # in the lottery, from 0

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="asignacion_resultado_opcion",
                condition=Q(oferta=None, opcion="") | Q(oferta__isnull=False) & ~Q(opcion=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participante_id}: {self.opcion or 'sin plaza'}"

    @property
    def numero(self) -> int:
        """The position as screens say it, from 1."""
        return self.posicion + 1


class Compromiso(models.Model):
    """What a veedor committed to (C_v) and, later, what it hid (x_v). Neither can be changed."""

    sorteo = models.ForeignKey(Sorteo, models.PROTECT, related_name="compromisos")
    veedor = models.ForeignKey(Veedor, models.PROTECT, related_name="compromisos")
    compromiso = models.CharField(max_length=64)
    sello = models.BinaryField(default=bytes)  # RFC 3161 token over C_v
    comprometido_en = models.DateTimeField(default=timezone.now)
    revelado = models.CharField(max_length=64, blank=True)
    revelado_en = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sorteo", "veedor"], name="asignacion_compromiso_uno"),
            models.CheckConstraint(
                name="asignacion_compromiso_revelado",
                condition=Q(revelado="", revelado_en=None)
                | ~Q(revelado="") & Q(revelado_en__gte=F("comprometido_en")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.veedor}: {self.compromiso[:8]}"
