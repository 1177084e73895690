"""What this room hears from those below."""

from django.dispatch import receiver

from plazas.senales import plaza_por_retirar

from .servicios.convocatorias import impedir_retiro


@receiver(plaza_por_retirar)
def cuidar_lo_ofrecido(sender, plaza, **extra):
    impedir_retiro(plaza)
