"""A procedure before and after the portal, as anybody may read it."""

from typing import Any

from tramites.models import LineaBase, Puesta, Simplificacion, Tramite

from .medidas import tiempos


def antes_y_despues(tramite: Tramite) -> dict[str, Any]:
    """Its baseline, how long it takes now, what was simplified, and each of the six steps with its day."""
    ahora = next(((medio, cuantas) for t, _, medio, cuantas in tiempos() if t.pk == tramite.pk), (None, 0))
    hechos = {p.paso: p for p in Puesta.objects.filter(tramite=tramite).select_related("anotada_por")}
    return {
        "tramite": tramite,
        "base": LineaBase.objects.filter(tramite=tramite).first(),
        "dias_ahora": round(ahora[0], 1) if ahora[0] is not None else None,
        "resueltas": ahora[1],
        "simplificaciones": list(Simplificacion.objects.filter(tramite=tramite)),
        "pasos": [(paso.label, hechos.get(paso.value)) for paso in Puesta.Paso],
    }
