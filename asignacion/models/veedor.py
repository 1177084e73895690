"""The committee that watches the draw."""

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.utils import timezone

from inscripciones.models import Convocatoria


class Veedor(models.Model):
    """A member of the committee: named before the freeze, in the order that the seed uses."""

    convocatoria = models.ForeignKey(Convocatoria, models.PROTECT, related_name="veedores")
    orden = models.PositiveSmallIntegerField()
    usuario = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="veedurias")
    nombre = models.CharField(max_length=120)  # as the act names them
    representa = models.CharField("en representación de", max_length=120)
    codigo_clic = models.CharField(max_length=128, blank=True, editable=False)  # hashed personal code
    nombrado_en = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["convocatoria", "orden"]
        constraints = [
            models.UniqueConstraint(fields=["convocatoria", "orden"], name="asignacion_veedor_orden"),
            models.UniqueConstraint(
                fields=["convocatoria", "usuario"],
                name="asignacion_veedor_uno",
                violation_error_message="Esta persona ya está en el comité veedor.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre

    @property
    def identificador(self) -> str:
        """How the frozen files name the veedor: «V1», «V2»…"""
        return f"V{self.orden}"

    def fijar_codigo(self, codigo: str) -> None:
        self.codigo_clic = make_password(_limpio(codigo))

    def reconoce(self, codigo: str) -> bool:
        """Whether ``codigo`` is the personal code of this veedor; spaces, hyphens and case are forgiven."""
        return bool(self.codigo_clic) and check_password(_limpio(codigo), self.codigo_clic)


def _limpio(codigo: str) -> str:
    return "".join(letra for letra in codigo.upper() if letra.isalnum())
