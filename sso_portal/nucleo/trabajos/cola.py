"""Ring the worker after the commit, and take jobs so that two workers never hold the same."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from celery import current_app
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone


def encolar(tarea: str, *args: Any) -> None:
    """Ring the worker for ``tarea`` («app.name») once the present transaction commits.

    The bell may be lost (no broker, restart): the row stays and the sweep of its room finds it.
    """
    transaction.on_commit(lambda: _tocar(tarea, args), robust=True)


def _tocar(tarea: str, args: tuple[Any, ...]) -> None:
    current_app.send_task(tarea, args=args, retry=False, queue=current_app.conf.task_default_queue)


@transaction.atomic
def tomar[M: models.Model](
    pendientes: models.QuerySet[M], *, arriendo: timedelta, limite: int = 1, orden: Sequence[str] = ("pk",)
) -> list[M]:
    """Lease up to ``limite`` rows of ``pendientes`` that nobody holds, by ``orden``; [] if none.

    Rows locked by another worker are skipped; the attempt is counted, the lease ends after ``arriendo``.
    """
    ahora = timezone.now()
    libres = Q(arrendado_hasta=None) | Q(arrendado_hasta__lte=ahora)
    filas = list(
        pendientes.filter(libres).order_by(*orden).select_for_update(skip_locked=True, of=("self",))[:limite]
    )
    for fila in filas:
        fila.arrendado_hasta = ahora + arriendo  # type: ignore[attr-defined]
        fila.intentos += 1  # type: ignore[attr-defined]
    modelo = pendientes.model
    modelo._default_manager.filter(pk__in=[f.pk for f in filas]).update(
        arrendado_hasta=ahora + arriendo, intentos=F("intentos") + 1
    )
    return filas


def recorrer[M: models.Model](
    pendientes: models.QuerySet[M], *, arriendo: timedelta, hacer: Callable[[M], None]
) -> int:
    """Take and do jobs one by one until none is free; returns how many were done."""
    hechos = 0
    while filas := tomar(pendientes, arriendo=arriendo):
        hacer(filas[0])
        hechos += 1
    return hechos
