"""What people learn of the portal, and who learnt it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.territorio.models import Entidad

from .catalogo import Tramite


class CursoQuerySet(models.QuerySet):
    def publicados(self):
        return self.filter(esta_publicado=True)

    def visibles_para(self, usuario):
        """What is for everybody, for everybody; the rest, for whoever works for an institution."""
        if usuario.is_authenticated and usuario.es_funcionario:
            return self
        return self.filter(publico=Curso.Publico.CIUDADANIA, esta_publicado=True)


class Curso(models.Model):
    """Learning material for people or for officials, of an institution; perhaps of one procedure.

    ``enlace``: a video or a page elsewhere, whose words stand in ``material``; ``archivo``: what one keeps or
    prints. Source: SOL-026.
    """

    class Publico(models.TextChoices):
        CIUDADANIA = "ciudadania", "Cualquier persona"
        FUNCIONARIOS = "funcionarios", "Quienes responden solicitudes"
        AGENTES = "agentes", "Quienes atienden en los puntos y por teléfono"

    entidad = models.ForeignKey(Entidad, models.PROTECT, related_name="cursos")
    codigo = models.SlugField("código", max_length=60, unique=True)
    titulo = models.CharField("título", max_length=120)
    publico = models.CharField("público", max_length=14, choices=Publico)
    tramite = models.ForeignKey(
        Tramite, models.PROTECT, null=True, blank=True, related_name="cursos", verbose_name="trámite"
    )
    material = models.TextField(max_length=12000)
    enlace = models.URLField(max_length=300, blank=True)
    archivo = models.ForeignKey(Archivo, models.PROTECT, null=True, editable=False, related_name="+")
    duracion_minutos = models.PositiveSmallIntegerField("duración en minutos")
    esta_publicado = models.BooleanField("publicado", default=True)
    creado_en = models.DateTimeField(default=timezone.now, editable=False)

    objects = CursoQuerySet.as_manager()

    class Meta:
        ordering = ["publico", "titulo", "pk"]
        constraints = [
            models.CheckConstraint(name="tramites_curso_duracion", condition=Q(duracion_minutos__gte=1))
        ]

    def __str__(self) -> str:
        return self.titulo

    def get_absolute_url(self) -> str:
        return reverse("tramites:curso", args=[self.codigo])


class Asistencia(models.Model):
    """An official took a course on a day: written by who teaches it. Source: SOL-026, ATD-018."""

    curso = models.ForeignKey(Curso, models.PROTECT, related_name="asistencias")
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="asistencias_tramites")
    fecha = models.DateField()
    anotada_en = models.DateTimeField(default=timezone.now, editable=False)
    anotada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-fecha", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["curso", "usuario", "fecha"], name="tramites_asistencia_unica")
        ]

    def __str__(self) -> str:
        return f"{self.usuario}: {self.curso}"
