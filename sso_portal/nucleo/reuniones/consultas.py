"""The meetings of one thing, and what was decided and is still to be done."""

from django.db.models import QuerySet

from .models import Decision, Reunion


def reuniones_de(sobre: str) -> QuerySet[Reunion]:
    """Those of one thing, the last first, with their decisions. Two queries."""
    return Reunion.objects.sobre(sobre).select_related("anotada_por")


def por_cumplir(prefijo: str) -> QuerySet[Decision]:
    """What was decided about whatever begins with ``prefijo`` and nobody carried out; the oldest first."""
    abiertas = Decision.objects.filter(reunion__sobre__startswith=prefijo, cumplida_en=None)
    return abiertas.select_related("reunion").order_by("reunion__fecha", "reunion_id", "orden")
