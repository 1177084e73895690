"""Races with real threads, each with its own connection to PostgreSQL."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

ESPERA_S = 60


def a_la_vez(*actos: Callable[[], Any], negativas: tuple[type[Exception], ...] = ()) -> list[Any]:
    """Run ``actos`` in as many threads that start together; what each gave back, in their order.

    An exception of ``negativas`` is an answer too; any other one fails the test. Needs ``base_clonada``.
    """
    barrera = threading.Barrier(len(actos))

    def correr(acto: Callable[[], Any]) -> Any:
        barrera.wait(ESPERA_S)
        try:
            return acto()
        except negativas as negativa:
            return negativa
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actos)) as hilos:
        return list(hilos.map(correr, actos))
