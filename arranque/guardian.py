"""Ends the processes of a command whose own process died without stopping them.

Reads lines «pid signal layer» on its standard input; «fin» means that all was stopped in order.
The pipe closing without «fin» means that the parent was killed. Layer 0 is asked first, then the servers (1).
"""

import contextlib
import os
import signal
import sys
from time import monotonic, sleep

PACIENCIA_S = 4


def existe(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def acabar(grupo: list[tuple[int, int]]) -> None:
    """Ask each process to stop and, when patience ends, kill whoever stays with all its group."""
    for pid, senal in grupo:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, senal)
    limite = monotonic() + PACIENCIA_S
    while any(existe(pid) for pid, _ in grupo) and monotonic() < limite:
        sleep(0.05)
    for pid, _ in grupo:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


def main() -> None:
    for ajena in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ajena, signal.SIG_IGN)
    capas: dict[int, list[tuple[int, int]]] = {0: [], 1: []}
    for linea in sys.stdin:
        if linea.strip() == "fin":
            return
        pid, senal, capa = map(int, linea.split())
        capas[capa].append((pid, senal))
    for grupo in capas.values():
        acabar(grupo)


if __name__ == "__main__":
    main()
