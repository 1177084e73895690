"""Tell another system that a case arrived at a stage: later, signed, with retries; the case never waits."""

import json
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sso_portal.nucleo.bitacora.servicios import SISTEMA, Actor, transitar
from sso_portal.nucleo.trabajos.cola import encolar, recorrer
from tramites.diseno.estructura import Etapa
from tramites.estados import EstadoLlamada
from tramites.llamador import Contestacion, LlamadaFallida, firma, llamar
from tramites.models import Conexion, Llamada, Solicitud

TAREA = "tramites.hacer_llamadas"
ARRIENDO = timedelta(minutes=1)
INTENTOS_MAXIMOS = 8
ESPERA_INICIAL, ESPERA_MAXIMA = timedelta(seconds=30), timedelta(hours=6)


def anunciar_etapa(solicitud: Solicitud, etapa: Etapa) -> Llamada | None:
    """Leave the call of ``etapa`` in the act's own transaction; None if the stage names no living connection.

    It carries codes, numbers and dates; nothing of what the person answered.
    """
    if not etapa.llamada:
        return None
    conexion = Conexion.objects.filter(
        entidad=solicitud.tramite.entidad_id, codigo=etapa.llamada, esta_activa=True
    ).first()
    if conexion is None:
        return None
    cuerpo = {
        "formato": 1,
        "solicitud": solicitud.numero,
        "seguimiento": solicitud.codigo,
        "tramite": solicitud.tramite.codigo,
        "version": solicitud.version.numero,
        "etapa": etapa.clave,
        "ocurrio": timezone.now().isoformat(),
    }
    llamada, _ = Llamada.objects.get_or_create(
        clave=f"{solicitud.pk}-{etapa.clave}",
        defaults={"conexion": conexion, "solicitud": solicitud, "cuerpo": cuerpo},
    )
    encolar(TAREA)
    return llamada


def hacer_llamadas() -> int:
    """Make every call that is due, one by one; returns how many were tried."""
    pendientes = Llamada.objects.por_hacer().select_related("conexion")
    return recorrer(pendientes, arriendo=ARRIENDO, hacer=_hacer)


def _hacer(llamada: Llamada) -> None:
    cuerpo = json.dumps(llamada.cuerpo, ensure_ascii=False, sort_keys=True).encode()
    conexion = llamada.conexion
    cabeceras = {
        "X-Portal-Clave": llamada.clave,
        "X-Portal-Firma": firma(conexion.secreto, int(timezone.now().timestamp()), cuerpo),
    }
    try:
        contesto = llamar(conexion.url, cuerpo, cabeceras, privadas=settings.LLAMADAS_PRIVADAS)
    except LlamadaFallida as error:
        _fallar(llamada, str(error), None)
    else:
        _anotar(llamada, contesto)


def _anotar(llamada: Llamada, contesto: Contestacion) -> None:
    if not contesto.es_buena:
        _fallar(llamada, f"Respondió {contesto.codigo}: {contesto.texto[:200]}", contesto.codigo)
        return
    transitar(
        llamada,
        EstadoLlamada.ENTREGADA,
        actor=SISTEMA,
        entregada_en=timezone.now(),
        codigo_http=contesto.codigo,
        arrendado_hasta=None,
        ultimo_error="",
    )


def _fallar(llamada: Llamada, motivo: str, codigo: int | None) -> None:
    """Try again later, each time after longer; after the last one it is shown to whoever administers."""
    motivo = motivo.replace("\x00", "")
    if llamada.intentos >= INTENTOS_MAXIMOS:
        transitar(
            llamada, EstadoLlamada.FALLIDA, actor=SISTEMA,
            ultimo_error=motivo, codigo_http=codigo, arrendado_hasta=None,
        )  # fmt: skip
        return
    espera = min(ESPERA_INICIAL * 2 ** (llamada.intentos - 1), ESPERA_MAXIMA)
    Llamada.objects.filter(pk=llamada.pk).update(
        ultimo_error=motivo, codigo_http=codigo, arrendado_hasta=timezone.now() + espera
    )


@transaction.atomic
def repetir_llamada(llamada: Llamada, *, actor: Actor) -> None:
    """Try again a call that failed for good. Raises TransicionInvalida if it did not."""
    transitar(llamada, EstadoLlamada.PENDIENTE, actor=actor, intentos=0, arrendado_hasta=None)
    encolar(TAREA)
