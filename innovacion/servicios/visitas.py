"""Keep how often public pages were read. Source: INN-022, G6-12."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from innovacion.models import Noticia, Practica, VisitaDiaria
from innovacion.visitas import DE_UN_TEXTO, contadas, llegada


@transaction.atomic
def guardar_visitas() -> int:
    """Write the sums of today and yesterday; a smaller sum (the cache forgot) never replaces a larger one."""
    hoy, escritas, textos = timezone.localdate(), 0, _llegadas()
    for dia in (hoy - timedelta(days=1), hoy):
        for pagina, cuantas in sorted(contadas(dia, textos).items()):
            fila, _ = VisitaDiaria.objects.get_or_create(dia=dia, pagina=pagina, defaults={"visitas": 0})
            if cuantas > fila.visitas:
                fila.visitas = cuantas
                fila.save(update_fields=["visitas"])
                escritas += 1
    return escritas


def _llegadas() -> list[str]:
    """The keys of every text for networks that may have brought somebody."""
    de = {
        "innovacion:noticia": Noticia.objects.exclude(publicada_en=None),
        "innovacion:practica": Practica.objects.exclude(publicada_en=None),
    }
    return [
        llegada(pagina, pk, texto)
        for pagina, filas in de.items()
        for pk in filas.order_by("pk").values_list("pk", flat=True)
        for texto in sorted(DE_UN_TEXTO)
    ]
