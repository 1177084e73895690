"""Whether this is the procedure that a person needs, asked question by question."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q

from tramites.diseno.orientacion import Arbol, de_json

from .catalogo import Tramite


class Orientacion(models.Model):
    """The questions of a procedure that end in «usted necesita este trámite», another one, or why not.

    ``borrador``: as it is being written; ``publicada``: as people answer it, without defects. Source: G5-18.
    """

    tramite = models.OneToOneField(
        Tramite, models.PROTECT, related_name="orientacion", verbose_name="trámite"
    )
    borrador = models.JSONField(default=dict)
    publicada = models.JSONField(null=True, editable=False)
    publicada_en = models.DateTimeField(null=True, editable=False)
    publicada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name, verbose_name_plural = "orientación", "orientaciones"
        constraints = [
            models.CheckConstraint(
                name="tramites_orientacion_publicada",
                condition=Q(publicada__isnull=True, publicada_en=None, publicada_por=None)
                | Q(publicada__isnull=False, publicada_en__isnull=False, publicada_por__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"Orientación de {self.tramite}"

    @property
    def arbol_en_borrador(self) -> Arbol:
        return de_json(self.borrador)

    @cached_property
    def arbol(self) -> Arbol:
        """The one people answer; an empty one while it is not published."""
        return de_json(self.publicada or {})
