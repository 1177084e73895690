"""Read the outbox: counts by state, a batch's progress, a person's own messages."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from . import redaccion
from .estados import Estado
from .models import Aviso, AvisoQuerySet


def filtrados(*, estado: str = "", clave: str = "") -> AvisoQuerySet:
    """The messages in a state, or whose key begins so, newest first."""
    avisos = Aviso.objects.select_related("destinatario").order_by("-creado_en", "-pk")
    if estado in Estado.values:
        avisos = avisos.filter(estado=estado)
    return avisos.filter(clave__startswith=clave) if clave else avisos


def conteos(*, clave: str = "") -> dict[str, int]:
    """{state: how many}, with zeros; of a batch if ``clave`` is the beginning of its keys."""
    avisos = Aviso.objects.filter(clave__startswith=clave) if clave else Aviso.objects.all()
    hallados = dict(avisos.order_by().values_list("estado").annotate(Count("pk")))
    return {estado: hallados.get(estado, 0) for estado in Estado.values}


@dataclass(frozen=True)
class Tanda:
    """How far a batch of messages has come."""

    total: int
    salieron: int
    por_salir: int
    sin_salir: int  # failed or doubtful: somebody must look at them


def tanda(cuentas: dict[str, int], clave: str) -> Tanda | None:
    """The progress of the batch whose keys begin with ``clave``, from its `conteos`; None without one."""
    if not clave:
        return None
    return Tanda(
        total=sum(cuentas.values()),
        salieron=cuentas[Estado.ENVIADO],
        por_salir=cuentas[Estado.PENDIENTE] + cuentas[Estado.ENVIANDO],
        sin_salir=cuentas[Estado.FALLIDO] + cuentas[Estado.DUDOSO],
    )


def texto_de(aviso: Aviso) -> str:
    """What the message says, for the person's own page."""
    return redaccion.texto(aviso.plantilla, aviso.contexto)


def recibidos(usuario: Any) -> AvisoQuerySet:
    """The messages of ``usuario`` that have left or are about to, newest first."""
    return Aviso.objects.filter(destinatario=usuario).order_by("-creado_en", "-pk")
