"""pyHanko works in coroutines; the portal does not."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def esperar[T](corrutina: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end in a thread of its own, so the caller may have an event loop already.

    The coroutine must not touch the database: it would get another connection.
    """
    with ThreadPoolExecutor(1) as hilo:
        return hilo.submit(asyncio.run, corrutina).result()
