"""Where an event stands, for whoever prepares it, looks at it or takes part in it."""

from typing import Any

from asignacion.models import Compromiso, Sorteo


def recibido(sorteo: Sorteo) -> list[dict[str, Any]]:
    """What arrived of each veedor, in the frozen order: {id, compromiso, revelacion}; None: nothing."""
    compromisos = {
        c.veedor.identificador: c
        for c in Compromiso.objects.filter(sorteo=sorteo).select_related("veedor").order_by("veedor__orden")
    }
    lista = []
    for identificador in sorteo.congelado["veedores"]:
        suyo = compromisos.get(identificador)
        lista.append(
            {
                "id": identificador,
                "compromiso": suyo.compromiso if suyo else None,
                "revelacion": (suyo.revelado or None) if suyo else None,
            }
        )
    return lista
