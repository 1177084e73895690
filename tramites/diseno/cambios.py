"""A definition with one thing changed: what the designer does, step by step. Pure: a new one each time."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.text import slugify

from .estructura import Campo, Encuesta, Estructura, Etapa

Cambio = Callable[[Estructura], Estructura]


def clave_para(rotulo: str, ocupadas: set[str], *, vacia: str) -> str:
    """A key that nobody has, from what people read: «¿Qué pide?» → «que_pide»."""
    base = slugify(rotulo).replace("-", "_").lstrip("0123456789_")[:30].rstrip("_") or vacia
    clave, n = base, 2
    while clave in ocupadas:
        clave, n = f"{base}_{n}", n + 1
    return clave


def con_campo(campo: Campo) -> Cambio:
    """The question ``campo`` in the place of the one with its key, or at the end."""
    return lambda e: replace(e, campos=_con(e.campos, campo))


def con_etapa(etapa: Etapa) -> Cambio:
    """The stage ``etapa`` in the place of the one with its key, or at the end; the first one begins."""
    return lambda e: replace(e, etapas=_con(e.etapas, etapa), inicio=e.inicio or etapa.clave)


def sin_campo(clave: str) -> Cambio:
    return lambda e: replace(e, campos=tuple(c for c in e.campos if c.clave != clave))


def sin_etapa(clave: str) -> Cambio:
    """Without the stage; if it was the first one, the next in the list begins."""

    def cambiar(e: Estructura) -> Estructura:
        quedan = tuple(x for x in e.etapas if x.clave != clave)
        primera = quedan[0].clave if quedan else ""
        return replace(e, etapas=quedan, inicio=primera if e.inicio == clave else e.inicio)

    return cambiar


def mover_campo(clave: str, pasos: int) -> Cambio:
    return lambda e: replace(e, campos=_movido(e.campos, clave, pasos))


def mover_etapa(clave: str, pasos: int) -> Cambio:
    return lambda e: replace(e, etapas=_movido(e.etapas, clave, pasos))


def con_ajustes(inicio: str, encuesta: Encuesta) -> Cambio:
    """The first stage and the two questions of the end."""
    return lambda e: replace(e, inicio=inicio, encuesta=encuesta)


def _con[T: (Campo, Etapa)](lista: tuple[T, ...], nueva: T) -> tuple[T, ...]:
    if any(x.clave == nueva.clave for x in lista):
        return tuple([nueva if x.clave == nueva.clave else x for x in lista])
    return lista + (nueva,)  # noqa: RUF005 (mypy loses the type of a constrained variable in a star)


def _movido[T: (Campo, Etapa)](lista: tuple[T, ...], clave: str, pasos: int) -> tuple[T, ...]:
    movible = list(lista)
    desde = next((n for n, x in enumerate(movible) if x.clave == clave), None)
    if desde is None:
        return lista
    movible.insert(min(max(desde + pasos, 0), len(movible) - 1), movible.pop(desde))
    return tuple(movible)
