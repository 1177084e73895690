"""Keep how often public pages were read. Source: INN-022, G6-12."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from innovacion.models import VisitaDiaria
from innovacion.visitas import contadas


@transaction.atomic
def guardar_visitas() -> int:
    """Write the sums of today and yesterday; a smaller sum (the cache forgot) never replaces a larger one."""
    hoy, escritas = timezone.localdate(), 0
    for dia in (hoy - timedelta(days=1), hoy):
        for pagina, cuantas in sorted(contadas(dia).items()):
            fila, _ = VisitaDiaria.objects.get_or_create(dia=dia, pagina=pagina, defaults={"visitas": 0})
            if cuantas > fila.visitas:
                fila.visitas = cuantas
                fila.save(update_fields=["visitas"])
                escritas += 1
    return escritas
