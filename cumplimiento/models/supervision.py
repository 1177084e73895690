"""Whom the supervisor watches, and the departments from which it watches."""

from django.db import models

from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from sso_portal.nucleo.territorio.models import Entidad

from .norma import Regimen


class EntidadVigilada(models.Model):
    """What cumplimiento adds to an entity: it can be ordered to do something and must report."""

    entidad = models.OneToOneField(Entidad, models.PROTECT, primary_key=True, related_name="vigilada")
    regimen = models.ForeignKey(Regimen, models.PROTECT, related_name="entidades")
    es_de_pruebas = models.BooleanField(default=False)  # invented cases to rehearse: in no figure nor alert
    pruebas_de = models.OneToOneField(
        Entidad, models.PROTECT, null=True, blank=True, related_name="pruebas_cumplimiento"
    )

    class Meta:
        verbose_name, verbose_name_plural = "entidad vigilada", "entidades vigiladas"

    def __str__(self) -> str:
        return str(self.entidad)


class Dependencia(models.Model):
    """A department of the supervisor, with the regimes it watches (none: all of them)."""

    class Tipo(models.TextChoices):
        INTENDENCIA = "intendencia", "Intendencia"
        FISCALIZACION = "fiscalizacion", "Fiscalización"
        NORMATIVA = "normativa", "Normativa"
        TECNOLOGIA = "tecnologia", "Tecnología"
        ATENCION = "atencion", "Atención a usuarios"

    codigo = models.SlugField("código", max_length=20, primary_key=True)
    nombre = models.CharField(max_length=100, unique=True)
    tipo = models.CharField(max_length=14, choices=Tipo)
    regimenes = models.ManyToManyField(Regimen, blank=True, related_name="dependencias")

    class Meta:
        ordering = ["nombre"]

    def __str__(self) -> str:
        return self.nombre


class Adscripcion(models.Model):
    """The department to which an appointment of supervision belongs; without one it sees no case."""

    nombramiento = models.OneToOneField(
        Nombramiento, models.PROTECT, primary_key=True, related_name="adscripcion"
    )
    dependencia = models.ForeignKey(Dependencia, models.PROTECT, related_name="adscripciones")

    class Meta:
        verbose_name_plural = "adscripciones"

    def __str__(self) -> str:
        return f"{self.nombramiento.usuario} en {self.dependencia}"


CON_DEPENDENCIA = [Rol.FISCALIZACION, Rol.OIRS]
SUPERVISAN = tuple(t for t in Dependencia.Tipo if t != Dependencia.Tipo.ATENCION)


def dependencias_de(usuario: Usuario) -> list[Dependencia]:
    """The departments in which ``usuario`` is appointed today (two queries a request, then none)."""
    guardadas = getattr(usuario, "_dependencias_cumplimiento", None)
    if guardadas is None:
        nombramientos = [n.pk for n in usuario.nombramientos_vigentes if n.rol in CON_DEPENDENCIA]
        suyas = Dependencia.objects.filter(adscripciones__in=nombramientos).prefetch_related("regimenes")
        guardadas = list(suyas.order_by("codigo").distinct()) if nombramientos else []
        usuario._dependencias_cumplimiento = guardadas  # type: ignore[attr-defined]  # noqa: SLF001 (a cache)
    return guardadas


def regimenes_de(usuario: Usuario, *tipos: str) -> list[str] | None:
    """Codes of the regimes ``usuario`` sees from departments of ``tipos``; None: all of them.

    Without ``tipos``, from those that supervise: users' attention only looks cases up.
    """
    suyas = [d for d in dependencias_de(usuario) if d.tipo in (tipos or SUPERVISAN)]
    if any(not d.regimenes.all() for d in suyas):
        return None
    return sorted({r.codigo for d in suyas for r in d.regimenes.all()})


def supervisa(usuario: Usuario, regimen: str, *tipos: str) -> bool:
    """Whether ``usuario`` watches the regime of code ``regimen`` from a department of ``tipos``."""
    suyos = regimenes_de(usuario, *tipos)
    return suyos is None or regimen in suyos
