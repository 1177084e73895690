"""What a page wrote down where there was no network, when it reaches the portal (``static/js/espera.js``)."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

TANDA = 50  # rows of one sending
RELOJ_CORRIDO = timedelta(minutes=2)
CERO = timedelta(0)


def trae_tanda(request: HttpRequest) -> bool:
    """Whether it is a lot of rows, not a form."""
    return request.method == "POST" and "filas" in request.POST


def atender_tanda(request: HttpRequest, escribir: Callable[[dict[str, Any]], str]) -> JsonResponse:
    """Give each row to ``escribir`` and answer {key: "" or why it could not be}, so that the device wipes it.

    ``cuando`` of a row is moved by how wrong the clock of the device is. A page of who had the device before
    is refused whole (409): nobody sends what another wrote.
    """
    if request.POST.get("cuenta") != str(request.user.pk):
        return JsonResponse({"filas": {}}, status=409)
    atraso = _atraso(request)
    filas = [_a_la_hora(fila, atraso) for fila in _filas(request)]
    return JsonResponse({"filas": {str(fila.get("llave", "")): escribir(fila) for fila in filas}})


def abrible_sin_red(respuesta: HttpResponse, duracion: timedelta) -> HttpResponse:
    """Let the device that keeps this page open it without network for so long, and nobody else keep it."""
    respuesta["Cache-Control"] = f"private, no-store, stale-if-error={duracion // timedelta(seconds=1)}"
    return respuesta


def _filas(request: HttpRequest) -> list[dict[str, Any]]:
    try:
        filas = json.loads(request.POST.get("filas", "[]"))
    except ValueError:
        return []
    filas = [f for f in filas if isinstance(f, dict)][:TANDA] if isinstance(filas, list) else []
    return [{c: v for c, v in fila.items() if isinstance(v, str | int)} for fila in filas]


def _atraso(request: HttpRequest) -> timedelta:
    """How far behind the clock of the device is, if that is worth correcting."""
    try:
        reloj = datetime.fromisoformat(request.POST.get("reloj", ""))
        atraso = timezone.now() - reloj
    except (ValueError, TypeError):
        return CERO
    return atraso if abs(atraso) > RELOJ_CORRIDO else CERO


def _a_la_hora(fila: dict[str, Any], atraso: timedelta) -> dict[str, Any]:
    try:
        cuando = datetime.fromisoformat(fila["cuando"]) + atraso
    except (KeyError, ValueError, TypeError, OverflowError):
        return fila
    return {**fila, "cuando": cuando.isoformat()}
