"""Two presses of one button make one thing: the second waits for the first and gets what it made."""

from uuid import UUID

from django.db import connection, models


def ya_hecho[M: models.Model](modelo: type[M], clave: UUID | None) -> M | None:
    """What the press ``clave`` already made, or None for whoever is to make it. Inside a transaction.

    The model keeps the ``clave``, unique. Whoever asks second waits until the first has ended.
    """
    if clave is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(clave)])
    return modelo._default_manager.filter(clave=clave).first()
