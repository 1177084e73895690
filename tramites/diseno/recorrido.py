"""Where a case goes: the next stage, how many are left, which way it may still take. Pure.

Everything here is asked of definitions without defects (`juicio.defectos`): they have no cycles.
"""

from functools import cache

from .estructura import Accion, Estructura, Etapa


class AccionAjena(Exception):
    """The stage has no such action; the text is for the person who tried."""

    def __init__(self, etapa: Etapa) -> None:
        super().__init__(f"La solicitud está en «{etapa.nombre}»: esa decisión ya no se puede tomar")


def siguiente(estructura: Estructura, etapa: str, accion: str) -> tuple[Accion, Etapa | None]:
    """What doing ``accion`` in ``etapa`` leads to: the action and the next stage, None at the end.

    Raises AccionAjena if the stage has no such action.
    """
    actual = estructura.por_clave[etapa]
    hecha = actual.accion(accion)
    if hecha is None:
        raise AccionAjena(actual)
    return hecha, None if hecha.termina else estructura.por_clave[hecha.destino]


@cache
def pasos_restantes(estructura: Estructura, etapa: str) -> int:
    """How many stages are left at most, the present one included."""
    destinos = {a.destino for a in estructura.por_clave[etapa].acciones if not a.termina}
    return 1 + max((pasos_restantes(estructura, d) for d in destinos), default=0)


def camino_mas_largo(estructura: Estructura, etapa: str) -> list[Etapa]:
    """The stages of the longest way left, the present one first: «lo que falta»."""
    actual = estructura.por_clave[etapa]
    destinos = [a.destino for a in actual.acciones if not a.termina]
    if not destinos:
        return [actual]
    mas_largo = max(destinos, key=lambda d: pasos_restantes(estructura, d))
    return [actual, *camino_mas_largo(estructura, mas_largo)]


def plazo_total(estructura: Estructura) -> int:
    """Business days of the way that takes longest, from the first stage to an end."""

    @cache
    def dias(etapa: str) -> int:
        actual = estructura.por_clave[etapa]
        resto = (dias(a.destino) for a in actual.acciones if not a.termina)
        return actual.plazo_dias_habiles + max(resto, default=0)

    return dias(estructura.inicio)
