"""The case under its lock: whatever an act decides, it decides on the row as it is now."""

from tramites.models import Solicitud

UNIDOS = ("tramite__entidad", "version__tramite", "persona", "area", "responsable")


def con_candado(solicitud: Solicitud) -> Solicitud:
    """Re-read ``solicitud`` under a row lock, in place, joined to what acts need. Needs a transaction.

    First the lock, then the reading: a join made while waiting for the lock would show who had the case
    before.
    """
    Solicitud.objects.order_by().select_for_update(of=("self",)).only("pk").get(pk=solicitud.pk)
    solicitud.refresh_from_db(from_queryset=Solicitud.objects.select_related(*UNIDOS))
    return solicitud
