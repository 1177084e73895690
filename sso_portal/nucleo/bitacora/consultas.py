"""Read the record: the history of a thing, the readings of a person's data, and whether it is whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidTag
from django.db import models

from sso_portal.nucleo.cifrado.llavero import descifrar
from sso_portal.nucleo.cifrado.models import LlavePersonal

from . import sellado
from .models import Evento, Lectura, Lote

MOTIVO_BORRADO = "(texto suprimido a solicitud de la persona)"


@dataclass(frozen=True)
class Acto:
    """One line of a history as a screen shows it."""

    acto: str
    ocurrido_en: datetime
    actor_id: str
    actor_rol: str
    motivo: str
    datos: dict[str, Any]


def _motivo(evento: Evento, llaves: dict[str, bytes]) -> str:
    if not evento.motivo_cifrado:
        return ""
    llave = llaves.get(evento.motivo_de)
    try:
        return descifrar(bytes(evento.motivo_cifrado), llave) if llave else MOTIVO_BORRADO
    except InvalidTag:
        return MOTIVO_BORRADO


def _llaves(eventos: list[Evento]) -> dict[str, bytes]:
    sujetos = {e.motivo_de for e in eventos if e.motivo_de}
    return {x.sujeto: bytes.fromhex(x.secreto) for x in LlavePersonal.objects.filter(sujeto__in=sujetos)}


def historia(objeto: models.Model) -> list[Acto]:
    """Every act on ``objeto``, oldest first, with the reasons in clear: check who may read before showing."""
    eventos = list(Evento.objects.filter(sujeto=objeto._meta.label, sujeto_id=str(objeto.pk)).order_by("id"))
    llaves = _llaves(eventos)
    return [
        Acto(e.acto, e.ocurrido_en, e.actor_id, e.actor_rol, _motivo(e, llaves), e.datos) for e in eventos
    ]


def ultimos_motivos(objetos: Sequence[models.Model], acto: str) -> dict[str, str]:
    """{id: reason of the last ``acto``} of several things of one kind, in two queries at most."""
    if not objetos:
        return {}
    sujetos = {"sujeto": objetos[0]._meta.label, "sujeto_id__in": [str(o.pk) for o in objetos]}
    eventos = list(Evento.objects.filter(acto=acto, **sujetos).order_by("id"))
    llaves = _llaves(eventos)
    return {e.sujeto_id: _motivo(e, llaves) for e in eventos}


def lecturas_de(persona_id: Any) -> models.QuerySet[Lectura]:
    """Who opened the data of this person, newest first."""
    return Lectura.objects.filter(persona_id=str(persona_id)).order_by("-ocurrida_en", "-id")


def ultima_raiz() -> str:
    """The chain value of the last seal, 64 hexadecimal characters (zeros before the first)."""
    return Lote.objects.order_by("-numero").values_list("cadena", flat=True).first() or sellado.CADENA_INICIAL


def _danos_del_lote(lote: Lote) -> Iterator[str]:
    miembros = list(lote.miembros.order_by("orden").values_list("evento_id", "huella"))
    filas = {
        f["id"]: f for f in Evento.objects.filter(sello__lote=lote).order_by("id").values(*sellado.CAMPOS)
    }
    for evento_id, huella in miembros:
        if evento_id not in filas:
            yield f"Falta el evento {evento_id} del lote {lote.numero}."
        elif sellado.huella(filas[evento_id]) != huella:
            yield f"El evento {evento_id} del lote {lote.numero} no es el que se selló."
    if len(miembros) != lote.cantidad or sellado.raiz(h for _, h in miembros) != lote.raiz:
        yield f"La lista de eventos del lote {lote.numero} no es la que se selló."


def danos() -> Iterator[str]:
    """Verify every seal again; one Spanish sentence per damage, nothing when the record is whole."""
    anterior = sellado.CADENA_INICIAL
    for esperado, lote in enumerate(Lote.objects.order_by("numero").iterator(), start=1):
        if lote.numero != esperado:
            yield f"Falta el lote {esperado}."
        yield from _danos_del_lote(lote)
        if sellado.cadena(anterior, lote.raiz) != lote.cadena:
            yield f"El lote {lote.numero} no continúa al anterior."
        anterior = lote.cadena
