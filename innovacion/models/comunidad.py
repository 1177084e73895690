"""What keeps a community alive: contacts, help, news and contests, courses."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from innovacion.estados import TRANSICIONES_APOYO, TRANSICIONES_NOTICIA, EstadoApoyo, EstadoNoticia
from sso_portal.nucleo.cuentas.models import Rol

from .centro import Participante
from .innovacion import Innovacion


class ContactoComunidad(models.Model):
    """The team spoke with somebody; append-only and without the words. Source: INN-019."""

    class Canal(models.TextChoices):
        VISITA = "visita", "Visita"
        LLAMADA = "llamada", "Llamada"
        CORREO = "correo", "Correo"
        RED = "red", "Red social"
        MENSAJE = "mensaje", "Mensaje"

    fecha = models.DateField(default=timezone.localdate)
    canal = models.CharField(max_length=8, choices=Canal)
    profesion = models.CharField("profesión", max_length=16, choices=Participante.Profesion)
    institucion = models.CharField("institución", max_length=160, blank=True)
    tema = models.CharField(max_length=160)
    respondio = models.BooleanField("respondió")
    anotado_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-fecha", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_canal_display()} del {self.fecha}"


class ApoyoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Who asks sees hers; the team, all."""
        if not usuario.is_authenticated:
            return self.none()
        return self if usuario.tiene_rol(Rol.COMUNIDAD) else self.filter(pedida_por=usuario)


class SolicitudApoyo(models.Model):
    """Somebody asks the help desk of innovation. Source: INN-004."""

    TRANSICIONES = TRANSICIONES_APOYO

    asunto = models.CharField(max_length=120)
    texto = models.TextField(max_length=2000)
    estado = models.CharField(max_length=10, choices=EstadoApoyo, default=EstadoApoyo.ABIERTA, editable=False)
    pedida_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pedida_en = models.DateTimeField(default=timezone.now, editable=False)
    respuesta = models.TextField(max_length=2000, blank=True, editable=False)
    respondida_en = models.DateTimeField(null=True, editable=False)
    respondida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = ApoyoQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_apoyo_respondido_con_firma",
                condition=Q(respondida_en=None, respondida_por=None)
                | Q(respondida_en__isnull=False, respondida_por__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.asunto


class NoticiaQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """Published ones are everybody's; drafts, of the team."""
        if usuario.is_authenticated and usuario.tiene_rol(Rol.COMUNIDAD):
            return self
        return self.filter(estado=EstadoNoticia.PUBLICADA)


class Noticia(models.Model):
    """News, an event, a contest with its prize or an interview; with texts for networks. Source: INN-018."""

    TRANSICIONES = TRANSICIONES_NOTICIA

    class Clase(models.TextChoices):
        NOTICIA = "noticia", "Noticia"
        EVENTO = "evento", "Evento"
        CONCURSO = "concurso", "Concurso"
        ENTREVISTA = "entrevista", "Entrevista"

    clase = models.CharField(max_length=10, choices=Clase)
    titulo = models.CharField("título", max_length=120)
    resumen = models.CharField(max_length=300)
    texto = models.TextField(max_length=6000)
    fecha = models.DateField(null=True)  # of the event, or the day a contest closes
    premio = models.CharField(max_length=160, blank=True)
    ganadora = models.ForeignKey(Innovacion, models.PROTECT, null=True, related_name="premios")
    texto_corto = models.CharField(max_length=280, blank=True)
    texto_whatsapp = models.TextField(max_length=600, blank=True)
    estado = models.CharField(
        max_length=10, choices=EstadoNoticia, default=EstadoNoticia.BORRADOR, editable=False
    )
    escrita_en = models.DateTimeField(default=timezone.now, editable=False)
    publicada_en = models.DateTimeField(null=True, editable=False)
    publicada_por = models.ForeignKey(  # who approved its texts too
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = NoticiaQuerySet.as_manager()

    class Meta:
        ordering = ["-escrita_en", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="innovacion_noticia_publicada_con_firma",
                condition=Q(publicada_en=None, publicada_por=None)
                | Q(publicada_en__isnull=False, publicada_por__isnull=False),
            ),
            models.CheckConstraint(
                name="innovacion_noticia_publica_con_fecha",
                condition=~Q(estado=EstadoNoticia.PUBLICADA) | Q(publicada_en__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.titulo

    def get_absolute_url(self) -> str:
        return reverse("innovacion:noticia", args=[self.pk])


class CursoQuerySet(models.QuerySet):
    def visibles_para(self, usuario):
        """The catalogue is everybody's."""
        return self


class Curso(models.Model):
    """A course or workshop of public innovation. ``horas``: all its sessions together. Source: INN-025."""

    nombre = models.CharField(max_length=120)
    descripcion = models.TextField("descripción", max_length=1000)
    horas = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    clave = models.UUIDField(null=True, unique=True, editable=False)

    objects = CursoQuerySet.as_manager()

    class Meta:
        ordering = ["nombre", "pk"]

    def __str__(self) -> str:
        return self.nombre

    def get_absolute_url(self) -> str:
        return reverse("innovacion:curso", args=[self.pk])


class AlumnoCurso(models.Model):
    """A person in a course."""

    curso = models.ForeignKey(Curso, models.PROTECT, related_name="alumnos")
    participante = models.ForeignKey(Participante, models.PROTECT, related_name="cursos")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["curso", "participante"], name="innovacion_alumno_una_vez")
        ]

    def __str__(self) -> str:
        return str(self.participante)


class SesionCurso(models.Model):
    """One session that was held, with who came."""

    curso = models.ForeignKey(Curso, models.PROTECT, related_name="sesiones")
    fecha = models.DateField()
    tema = models.CharField(max_length=160)
    horas = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    asistieron = models.ManyToManyField(AlumnoCurso, related_name="sesiones")
    clave = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["fecha", "pk"]

    def __str__(self) -> str:
        return self.tema


class CuentaRed(models.Model):
    """How many followed a network on a day, as whoever looks after it read it there. Source: INN-022."""

    class Red(models.TextChoices):
        FACEBOOK = "facebook", "Facebook"
        INSTAGRAM = "instagram", "Instagram"
        X = "x", "X"
        YOUTUBE = "youtube", "YouTube"
        LINKEDIN = "linkedin", "LinkedIn"
        WHATSAPP = "whatsapp", "Canal de WhatsApp"
        BOLETIN = "boletin", "Boletín por correo"

    red = models.CharField(max_length=10, choices=Red)
    fecha = models.DateField()
    seguidores = models.PositiveIntegerField()
    fuente = models.CharField(max_length=160)  # where it was read
    anotada_por = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-fecha", "red"]
        constraints = [models.UniqueConstraint(fields=["red", "fecha"], name="innovacion_cuenta_red_una")]

    def __str__(self) -> str:
        return f"{self.get_red_display()} el {self.fecha}: {self.seguidores}"


class VisitaDiaria(models.Model):
    """How often a public page was read on a day: counted by the portal itself, of nobody. Source: INN-022."""

    dia = models.DateField("día")
    pagina = models.CharField("página", max_length=80)  # the name of its route; «#»: by which text
    visitas = models.PositiveIntegerField()

    class Meta:
        ordering = ["dia", "pagina"]
        constraints = [models.UniqueConstraint(fields=["dia", "pagina"], name="innovacion_visita_diaria_una")]

    def __str__(self) -> str:
        return f"{self.pagina} el {self.dia}: {self.visitas}"
