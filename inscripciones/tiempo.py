"""How long a registration really takes. Source: commitment of 20 minutes in place of hours or days."""

from datetime import datetime, timedelta

PAUSA = timedelta(minutes=5)


def segundos_de_trabajo(anterior: datetime | None, ahora: datetime) -> int:
    """Seconds of work between two signals of a person; a silence longer than five minutes is a pause.

    ``anterior``: the last signal, None if this is the first. Nothing is ever negative.
    """
    if anterior is None or not timedelta(0) < ahora - anterior <= PAUSA:
        return 0
    return int((ahora - anterior).total_seconds())
