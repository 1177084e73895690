"""Who comes in: the credential, what it may do, and how often."""

import time
from datetime import datetime, timedelta
from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import Throttled
from rest_framework.permissions import BasePermission
from rest_framework.throttling import BaseThrottle

from cumplimiento.estados import EstadoCredencial
from cumplimiento.models import Credencial
from cumplimiento.models.servicio_web import huella_de
from sso_portal.nucleo.trabajos.cola import encolar

from .problemas import Rechazo

CADA = timedelta(minutes=5)  # how finely the last use of a credential is known
VENTANA_SEGUNDOS = 60
FALLIDAS_POR_MINUTO = 60  # from one address, without a credential that serves


class PorCredencial(BaseAuthentication):
    """«Authorization: Bearer sso_…». Raises Rechazo: missing, unknown, revoked or expired (401)."""

    def authenticate(self, request: Any) -> tuple[Credencial, None]:
        try:
            credencial = _credencial(request.headers.get("Authorization", ""))
        except Rechazo:
            _contar(f"api-fallidas-{get_client_ip_address(request)}", FALLIDAS_POR_MINUTO)
            raise
        _anotar_uso(credencial, timezone.now())
        return credencial, None


def _anotar_uso(credencial: Credencial, ahora: datetime) -> None:
    """Let the worker write it, once every five minutes: reading writes nothing by itself."""
    hace_poco = credencial.usada_en is not None and ahora - credencial.usada_en < CADA
    if not hace_poco and cache.add(f"api-uso-{credencial.pk}", 1, CADA.total_seconds()):
        encolar("cumplimiento.anotar_uso", credencial.pk, ahora.isoformat())


def _credencial(encabezado: str) -> Credencial:
    tipo, _, secreto = encabezado.partition(" ")
    if tipo.lower() != "bearer" or not secreto.strip():
        raise Rechazo("sin_credencial")
    hallada = Credencial.objects.filter(huella=huella_de(secreto.strip())).select_related("entidad").first()
    if hallada is None:
        raise Rechazo("credencial_desconocida")
    if hallada.estado == EstadoCredencial.REVOCADA:
        raise Rechazo("credencial_revocada")
    if hallada.esta_vencida:
        raise Rechazo("credencial_vencida", f"La credencial venció el {hallada.vence_el:%d/%m/%Y}")
    return hallada


class ConAlcance(BasePermission):
    """The scope that the door asks (``alcances`` of the view, by method). Raises Rechazo (403)."""

    def has_permission(self, request: Any, view: Any) -> bool:
        alcance = view.alcances.get("GET" if request.method == "HEAD" else request.method)
        if alcance and not request.user.puede(alcance):
            raise Rechazo("sin_alcance", f"A la credencial le falta el alcance {alcance}")
        return True


class PorMinuto(BaseThrottle):
    """So many requests a minute of each credential; beyond, 429 with the seconds to wait."""

    def allow_request(self, request: Any, view: Any) -> bool:
        _contar(f"api-{request.user.pk}", settings.API_SOLICITUDES_POR_MINUTO)
        return True


def _contar(quien: str, maximo: int) -> None:
    """Count one more in this minute. Raises Throttled past ``maximo``."""
    ahora = time.time()
    llave = f"{quien}-{int(ahora // VENTANA_SEGUNDOS)}"
    try:
        van = cache.incr(llave)
    except ValueError:  # the first one of this minute
        cache.add(llave, 0, 2 * VENTANA_SEGUNDOS)
        van = cache.incr(llave)
    if van > maximo:
        raise Throttled(wait=VENTANA_SEGUNDOS - ahora % VENTANA_SEGUNDOS + 1)
