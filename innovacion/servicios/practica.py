"""The library: write a page, have it read, publish it; hear of whoever implements it."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from innovacion.estados import EstadoAdopcion, EstadoPractica
from innovacion.models import Adopcion, Innovacion, Practica
from sso_portal.nucleo.bitacora.servicios import SISTEMA, registrar, transitar
from sso_portal.nucleo.calendario.consultas import plazo_desde_hoy
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.una_vez import ya_hecho

DIAS_PARA_LLAMAR = 5  # business days. Source: G6-7


@transaction.atomic
def escribir_practica(innovacion: Innovacion, *, actor: Usuario, **datos: Any) -> Practica:
    """Write or correct its page (titulo, resumen, que_se_necesita, mutaciones)."""
    practica, _ = Practica.objects.update_or_create(innovacion=innovacion, defaults=datos)
    registrar("practica_escrita", practica, actor=actor)
    return practica


@transaction.atomic
def enviar_practica(practica: Practica, *, actor: Usuario) -> None:
    """Ask the team to read it. Raises TransicionInvalida."""
    transitar(practica, EstadoPractica.EN_REVISION, actor=actor)


@transaction.atomic
def publicar_practica(practica: Practica, *, actor: Usuario) -> None:
    """Everybody reads it. Raises TransicionInvalida."""
    firma: dict[str, Any] = {"publicada_en": timezone.now(), "publicada_por": actor}
    transitar(practica, EstadoPractica.PUBLICADA, actor=actor, **firma)


@transaction.atomic
def devolver_practica(practica: Practica, *, actor: Usuario) -> None:
    """Back to who wrote it. Raises TransicionInvalida."""
    transitar(practica, EstadoPractica.BORRADOR, actor=actor)


@transaction.atomic
def retirar_practica(practica: Practica, *, actor: Usuario) -> None:
    """Nobody reads it any more; what others adopted stays. Raises TransicionInvalida."""
    transitar(practica, EstadoPractica.RETIRADA, actor=actor)


@transaction.atomic
def anunciar_adopcion(practica: Practica, *, clave: UUID | None = None, **datos: Any) -> Adopcion:
    """Somebody implements it (institucion, contacto, mutaciones, origen); the team calls in five business
    days. The same ``clave`` gives the same one.
    """
    if anterior := ya_hecho(Adopcion, clave):
        return anterior
    vence = plazo_desde_hoy(DIAS_PARA_LLAMAR).vence
    adopcion = Adopcion.objects.create(practica=practica, vence_contacto=vence, clave=clave, **datos)
    registrar("adopcion_anunciada", adopcion, actor=SISTEMA, datos={"practica": practica.pk})
    return adopcion


@transaction.atomic
def contactar_adopcion(adopcion: Adopcion, *, actor: Usuario) -> None:
    """Somebody of the team spoke with them: the tree names them. Raises TransicionInvalida."""
    firma: dict[str, Any] = {"contactada_en": timezone.now(), "contactada_por": actor}
    transitar(adopcion, EstadoAdopcion.CONTACTADA, actor=actor, **firma)


@transaction.atomic
def confirmar_adopcion(adopcion: Adopcion, *, actor: Usuario, innovacion: Innovacion | None = None) -> None:
    """They do implement it; ``innovacion``: where they measure it, if they do. Raises TransicionInvalida."""
    cambios: dict[str, Any] = {"innovacion": innovacion, "centro": innovacion.centro} if innovacion else {}
    transitar(adopcion, EstadoAdopcion.CONFIRMADA, actor=actor, **cambios)


@transaction.atomic
def descartar_adopcion(adopcion: Adopcion, *, motivo: str, actor: Usuario) -> None:
    """It was no adoption; the reason stays. Raises TransicionInvalida."""
    transitar(adopcion, EstadoAdopcion.DESCARTADA, actor=actor, motivo=motivo, razon=motivo)
