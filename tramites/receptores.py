"""What happens below and moves a case."""

from django.db import transaction
from django.dispatch import receiver

from sso_portal.nucleo.calendario.senales import festivo_decretado
from sso_portal.nucleo.cuentas.senales import ausencia_anotada

from .servicios.festivo import recontar_por_festivo
from .servicios.responsables import entregar_por_ausencia


@receiver(ausencia_anotada)
def entregar_los_casos(sender, *, ausencia, actor, **datos) -> None:
    """Once the absence is kept, its cases go to others; what a failure leaves, the sweep of the day takes."""
    transaction.on_commit(lambda: entregar_por_ausencia(ausencia.usuario, actor=actor), robust=True)


@receiver(festivo_decretado)
def recontar_los_casos(sender, *, dia, actor, **datos) -> int:
    """How many deadlines of cases moved."""
    return recontar_por_festivo(dia, actor=actor)
