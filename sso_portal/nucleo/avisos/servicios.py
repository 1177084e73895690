"""Leave messages in the outbox, and send them: each at least tried, none twice."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import batched
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import Actor, registrar, registrar_en_lote
from sso_portal.nucleo.copia import agregar_nuevas
from sso_portal.nucleo.cuentas.models import Usuario
from sso_portal.nucleo.trabajos.cola import encolar, tomar

from . import envio, redaccion
from .estados import Estado
from .models import Aviso, AvisoQuerySet

TAREA = "avisos.enviar_pendientes"
TANDA = 50
POR_ORDEN = 2000  # messages of a lot that one order writes
TURNO_S = 2.0
ARRIENDO = timedelta(minutes=5)
INTENTOS_MAXIMOS = 10
ESPERA_INICIAL = timedelta(minutes=1)
ESPERA_MAXIMA = timedelta(hours=1)
DUDA = "El envío se interrumpió y no sabemos si el mensaje salió. Pregunte antes de enviarlo de nuevo"
registro = structlog.get_logger(__name__)


# --- Leaving messages ---


def _message_id(clave: str) -> str:
    """The same for the same ``clave``, so that a mailbox shows one message even if two arrived."""
    return f"<{sha256(clave.encode()).hexdigest()[:40]}@{urlsplit(settings.PORTAL_URL).hostname}>"


def avisar(
    destinatario: Usuario | str,
    plantilla: str,
    *,
    clave: str,
    sale_desde: datetime | None = None,
    **contexto: Any,
) -> None:
    """Leave a message in the act's transaction, for a user or for an address not yet confirmed.

    ``plantilla``: the name of a file of templates/avisos, without «.txt». ``clave`` says what it is about:
    the same one never leaves two. ``contexto``: numbers, states and links (a path that starts with «/»
    becomes absolute); nothing sensitive. Until ``sale_desde`` the act can still be undone with
    `recoger_aviso`. Raises TemplateDoesNotExist.
    """
    quien = {"correo": destinatario} if isinstance(destinatario, str) else {"destinatario": destinatario}
    aviso = Aviso(
        clave=clave,
        plantilla=plantilla,
        contexto=contexto,
        asunto=redaccion.asunto(plantilla, contexto),
        message_id=_message_id(clave),
        sale_desde=sale_desde or timezone.now(),
        **quien,
    )
    Aviso.objects.bulk_create([aviso], ignore_conflicts=True)
    encolar(TAREA)


def avisar_en_lote(plantilla: str, filas: Iterable[tuple[int | str, str, dict[str, Any]]]) -> None:
    """Leave many messages at once: ``filas`` are (user id or address, clave, contexto).

    Keys that share a beginning («resultado-2020-I-…») show their progress together on the screen. Whoever
    waits for a message of their own (a link to enter) does not wait for these.
    """
    ahora = timezone.now()
    for tanda in batched(filas, POR_ORDEN):
        agregar_nuevas(Aviso, CAMPOS, [_fila(plantilla, ahora, *mensaje) for mensaje in tanda])
    encolar(TAREA)


CAMPOS = (
    *("intentos", "ultimo_error", "clave", "destinatario", "correo", "plantilla", "contexto", "asunto"),
    *("en_lote", "estado", "message_id", "sale_desde", "creado_en"),
)


def _fila(
    plantilla: str, ahora: datetime, quien: int | str, clave: str, contexto: dict[str, Any]
) -> tuple[Any, ...]:
    """One message of a lot, value by value in the order of CAMPOS."""
    usuario, correo = (None, quien) if isinstance(quien, str) else (quien, "")
    return (
        0, "", clave, usuario, correo, plantilla, json.dumps(contexto),
        redaccion.asunto(plantilla, contexto), True, Estado.PENDIENTE, _message_id(clave), ahora, ahora,
    )  # fmt: skip


@transaction.atomic
def recoger_aviso(clave: str) -> bool:
    """Take back a message whose act was undone in time; False if it is already on its way or was sent."""
    borradas, _ = Aviso.objects.filter(
        clave=clave, estado=Estado.PENDIENTE, sale_desde__gt=timezone.now()
    ).delete()
    return bool(borradas)


# --- Sending them ---


def enviar_pendientes() -> int:
    """Send what is due over one connection, for one turn; returns how many went out.

    Thousands of messages never keep the worker from shorter jobs: after its turn it rings for itself again.
    A message is marked before it is given to the relay: if this process dies in between, only that one is
    doubtful. When the relay cannot be reached nothing is lost: the bell rings again in seconds.
    """
    _senalar_dudosos()
    pendientes = Aviso.objects.por_enviar()
    if not pendientes.exists():
        return 0
    enviados, fin = 0, monotonic() + TURNO_S
    try:
        with envio.conexion_abierta() as conexion:
            cola = pendientes.select_related("destinatario")
            while tanda := tomar(cola, arriendo=ARRIENDO, limite=TANDA, orden=("en_lote", "pk")):
                enviados += _enviar_tanda(conexion, tanda)
                if monotonic() > fin:
                    encolar(TAREA)
                    break
    except envio.CorreoInalcanzable as error:
        registro.warning("correo_inalcanzable", motivo=str(error))
        _anotar_motivo(pendientes, str(error))
    return enviados


def _enviar_tanda(conexion: Any, tanda: list[Aviso]) -> int:
    enviados = 0
    for aviso in tanda:
        try:
            envio.comprobar(conexion)
        except envio.CorreoInalcanzable:
            _soltar(tanda)
            raise
        if Aviso.objects.empezar_envio(aviso, arriendo=ARRIENDO):
            enviados += _enviar(conexion, aviso)
    return enviados


def _enviar(conexion: Any, aviso: Aviso) -> int:
    """Give one message to the relay and keep its answer; 1 if it went out."""
    try:
        conexion.send_messages([redaccion.mensaje(aviso)])
    except Exception as error:  # noqa: BLE001 (whatever happened to one message must not stop the others)
        _fallar(aviso, error)
        return 0
    contexto = aviso.contexto if aviso.destinatario_id else {}  # links to enter an account are not kept
    contexto = {clave: v for clave, v in contexto.items() if clave != redaccion.RESPONDER_A}
    Aviso.objects.filter(pk=aviso.pk).update(
        estado=Estado.ENVIADO,
        enviado_en=timezone.now(),
        arrendado_hasta=None,
        ultimo_error="",
        contexto=contexto,
    )
    return 1


def _fallar(aviso: Aviso, error: Exception) -> None:
    clase, motivo = envio.clase_de_fallo(error), envio.en_palabras(error)
    registro.warning("aviso_no_enviado", aviso=aviso.pk, clase=clase.value, motivo=motivo)
    if clase is envio.Fallo.DUDOSO:
        cambios = {"estado": Estado.DUDOSO, "ultimo_error": DUDA, "arrendado_hasta": None}
    elif clase is envio.Fallo.DEFINITIVO or aviso.intentos >= INTENTOS_MAXIMOS:
        cambios = {"estado": Estado.FALLIDO, "ultimo_error": motivo, "arrendado_hasta": None}
    else:
        espera = min(ESPERA_INICIAL * 2 ** (aviso.intentos - 1), ESPERA_MAXIMA)
        cambios = {
            "estado": Estado.PENDIENTE,
            "ultimo_error": motivo,
            "arrendado_hasta": timezone.now() + espera,
        }
    Aviso.objects.filter(pk=aviso.pk).update(**cambios)


def _soltar(tanda: list[Aviso]) -> None:
    """Give back what was taken and not tried, so that the next connection finds it at once."""
    intactos = Aviso.objects.filter(
        pk__in=[a.pk for a in tanda], estado=Estado.PENDIENTE, arrendado_hasta=tanda[0].arrendado_hasta
    )
    intactos.update(arrendado_hasta=None, intentos=F("intentos") - 1)


def _anotar_motivo(pendientes: AvisoQuerySet, motivo: str) -> None:
    pendientes.exclude(ultimo_error=motivo).update(ultimo_error=motivo)


def _senalar_dudosos() -> None:
    """Show what a dead worker left half sent; it is never repeated blindly."""
    dudosos = Aviso.objects.abandonados().update(
        estado=Estado.DUDOSO, ultimo_error=DUDA, arrendado_hasta=None
    )
    if dudosos:
        registro.error("avisos_dudosos", cantidad=dudosos)


# --- What the ministry decides ---


@transaction.atomic
def reintentar_aviso(aviso: Aviso, *, actor: Actor) -> bool:
    """Send a failed or doubtful message again; False if somebody already did."""
    if not _a_la_cola(Aviso.objects.filter(pk=aviso.pk, estado__in=[Estado.FALLIDO, Estado.DUDOSO])):
        return False
    registrar("aviso_reintentado", aviso, actor=actor)
    return True


@transaction.atomic
def reintentar_fallidos(avisos: AvisoQuerySet, *, actor: Actor) -> int:
    """Send again all the failed ones of ``avisos``; the doubtful are decided one by one. Returns how many."""
    fallidos = list(avisos.filter(estado=Estado.FALLIDO).order_by("pk").select_for_update(of=("self",)))
    registrar_en_lote("aviso_reintentado", fallidos, actor=actor)
    return _a_la_cola(Aviso.objects.filter(pk__in=[a.pk for a in fallidos]))


def _a_la_cola(avisos: AvisoQuerySet) -> int:
    cuantos = avisos.update(estado=Estado.PENDIENTE, intentos=0, arrendado_hasta=None)
    if cuantos:
        encolar(TAREA)
    return cuantos
