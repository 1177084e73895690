"""Commitments of change: proposed, accepted by their owner, met with evidence or not. Source: INN-014."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from innovacion.consultas.compromisos import SEMANAL, tablero_semanal
from innovacion.estados import EstadoCompromiso
from innovacion.models import Compromiso, TableroVisto
from sso_portal.nucleo.bitacora.servicios import Actor, TransicionInvalida, registrar, transitar
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.legible.fechas import fecha
from sso_portal.nucleo.reuniones.models import Reunion
from sso_portal.nucleo.reuniones.servicios import Acta, anotar_reunion
from sso_portal.nucleo.una_vez import ya_hecho


class CompromisoIncompleto(Exception):
    """It has no owner or no date; the text is for the person who tried."""

    def __init__(self, falta: str) -> None:
        super().__init__(f"Este compromiso no tiene {falta}. Complételo antes de aceptarlo")


class FaltaEvidencia(Exception):
    """Nothing shows that it was met; the text is for the person who tried."""

    def __init__(self) -> None:
        super().__init__("Escriba qué lo demuestra o adjunte un archivo")


@transaction.atomic
def proponer_compromiso(*, actor: Usuario, clave: UUID | None = None, **datos: Any) -> Compromiso:
    """Write a commitment (accion, participante, centro, vence_el, reto, innovacion); nobody is bound yet."""
    if anterior := ya_hecho(Compromiso, clave):
        return anterior
    compromiso = Compromiso.objects.create(propuesto_por=actor, clave=clave, **datos)
    registrar("compromiso_propuesto", compromiso, actor=actor)
    return compromiso


@transaction.atomic
def completar_compromiso(compromiso: Compromiso, *, actor: Usuario, **datos: Any) -> None:
    """Say who and until when (participante, centro, vence_el, accion) while it is proposed.

    Raises TransicionInvalida once somebody accepted it.
    """
    actual = Compromiso.objects.select_for_update(of=("self",)).get(pk=compromiso.pk)
    if actual.estado != EstadoCompromiso.PROPUESTO:
        raise TransicionInvalida(actual, EstadoCompromiso.PROPUESTO)
    for campo, valor in datos.items():
        setattr(actual, campo, valor)
    actual.save(update_fields=list(datos))
    registrar("compromiso_completado", actual, actor=actor)


@transaction.atomic
def aceptar_compromiso(compromiso: Compromiso, *, actor: Actor) -> None:
    """Its owner accepts it. Raises CompromisoIncompleto or TransicionInvalida."""
    actual = Compromiso.objects.select_for_update(of=("self",)).get(pk=compromiso.pk)
    if actual.falta:
        raise CompromisoIncompleto(actual.falta)
    transitar(compromiso, EstadoCompromiso.ACEPTADO, actor=actor, aceptado_en=timezone.now())


@transaction.atomic
def cumplir_compromiso(
    compromiso: Compromiso, *, cumplido_el: date, actor: Usuario, evidencia: str = "",
    archivo: Archivo | None = None,
) -> None:  # fmt: skip
    """It was met, with what shows it; also after its day. Raises FaltaEvidencia or TransicionInvalida."""
    if not evidencia and archivo is None:
        raise FaltaEvidencia
    prueba: dict[str, Any] = {"evidencia": evidencia, "archivo": archivo, "cumplido_el": cumplido_el}
    transitar(compromiso, EstadoCompromiso.CUMPLIDO, actor=actor, **prueba)


@transaction.atomic
def incumplir_compromiso(compromiso: Compromiso, *, motivo: str, actor: Usuario) -> None:
    """It was not met and nobody waits for it; it stays at sight. Raises TransicionInvalida."""
    transitar(compromiso, EstadoCompromiso.INCUMPLIDO, actor=actor, motivo=motivo, razon=motivo)


@transaction.atomic
def retirar_compromiso(compromiso: Compromiso, *, motivo: str, actor: Usuario) -> None:
    """It makes no sense any more; the reason stays. Raises TransicionInvalida."""
    transitar(compromiso, EstadoCompromiso.RETIRADO, actor=actor, motivo=motivo, razon=motivo)


@transaction.atomic
def anotar_reunion_semanal(acta: Acta, *, actor: Usuario, clave: UUID | None = None) -> Reunion:
    """Keep the meeting of the week and the board it had before it; the same ``clave`` gives the same one."""
    reunion = anotar_reunion(SEMANAL, acta, actor=actor, clave=clave)
    partes = [[p.titulo, [renglon(c) for c in p.filas]] for p in tablero_semanal(timezone.localdate())]
    TableroVisto.objects.get_or_create(reunion=reunion, defaults={"partes": partes})
    return reunion


def renglon(compromiso: Compromiso) -> list[str]:
    """A commitment as the board of a meeting keeps it: number, action, owner, day."""
    c = compromiso
    return [c.numero, c.accion, str(c.participante or ""), fecha(c.vence_el) if c.vence_el else ""]
