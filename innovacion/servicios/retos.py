"""Propose a challenge, open it, talk about it, moderate what is said."""

from typing import Any
from uuid import UUID

from django.db import transaction

from innovacion.estados import EstadoAporte, EstadoReto
from innovacion.models import Aporte, Practica, Reaccion, Reto, participante_de
from sso_portal.nucleo.bitacora.servicios import SISTEMA, registrar, transitar
from sso_portal.nucleo.cifrado.llavero import indice_ciego
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.una_vez import ya_hecho

from .personas import nombre_publico

MOTIVOS = {
    "publicidad": "Es publicidad o no tiene que ver con el tema",
    "ofensa": "Ofende a una persona o a un grupo",
    "datos": "Trae datos de una persona: un nombre, un teléfono, un caso",
    "repetido": "Repite lo que ya está dicho",
}


def _de_que(cosa: Reto | Practica) -> dict[str, Any]:
    es_reto = isinstance(cosa, Reto)
    return {"reto": cosa if es_reto else None, "practica": None if es_reto else cosa}


@transaction.atomic
def proponer_reto(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> Reto:
    """Write a challenge (titulo, pregunta, descripcion, origen_*); the same ``clave`` gives the same one."""
    if anterior := ya_hecho(Reto, clave):
        return anterior
    reto = Reto.objects.create(propuesto_por=actor, clave=clave, **datos)
    registrar("reto_propuesto", reto, actor=actor, datos={"origen": reto.origen_tipo})
    return reto


@transaction.atomic
def abrir_reto(reto: Reto, *, actor: Usuario) -> None:
    """From now on everybody reads it and talks about it. Raises TransicionInvalida."""
    transitar(reto, EstadoReto.ABIERTO, actor=actor)


@transaction.atomic
def cerrar_reto(reto: Reto, *, actor: Usuario) -> None:
    """Nobody else talks about it; it stays at sight. Raises TransicionInvalida."""
    transitar(reto, EstadoReto.CERRADO, actor=actor)


@transaction.atomic
def aportar(
    cosa: Reto | Practica, texto: str, *, actor: Usuario | None, nombre: str = "", clave: UUID | None = None
) -> Aporte:
    """Say something of a challenge or of a practice. With an account it is read at once; without one, after
    somebody of the team reads it. The same ``clave`` gives the same one.
    """
    if anterior := ya_hecho(Aporte, clave):
        return anterior
    aporte = Aporte.objects.create(
        **_de_que(cosa),
        participante=participante_de(actor) if actor else None,
        nombre=nombre_publico(actor) if actor else nombre,
        texto=texto,
        clave=clave,
    )
    registrar("aporte", aporte, actor=actor or SISTEMA)
    if actor:
        transitar(aporte, EstadoAporte.PUBLICADO, actor=actor)
    return aporte


@transaction.atomic
def publicar_aporte(aporte: Aporte, *, actor: Usuario) -> None:
    """Somebody of the team read it: everybody may. Raises TransicionInvalida."""
    transitar(aporte, EstadoAporte.PUBLICADO, actor=actor)


@transaction.atomic
def retirar_aporte(aporte: Aporte, *, motivo: str, actor: Usuario) -> None:
    """Take away what was said; the reason, a key of MOTIVOS, stays. Raises TransicionInvalida."""
    transitar(aporte, EstadoAporte.RETIRADO, actor=actor, motivo=MOTIVOS[motivo], razon=MOTIVOS[motivo])


@transaction.atomic
def reaccionar(cosa: Reto | Practica, clase: str, *, quien: str) -> bool:
    """One tap. ``quien``: what tells one account or browser from another, kept only as a blind index.

    False if it was already there: a second tap is the same one.
    """
    datos = {**_de_que(cosa), "clase": clase, "quien": indice_ciego("reaccion", quien)}
    _, es_nueva = Reaccion.objects.get_or_create(**datos)
    return es_nueva
