"""Ends the processes of a command whose own process died without stopping them.

Reads lines «pid signal» on its standard input; «fin» means that all was stopped in order and nothing is owed.
The pipe closing without «fin» means that the parent was killed.
"""

import contextlib
import os
import signal
import sys
from time import monotonic, sleep

PACIENCIA_S = 5


def existe(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def acabar(grupos: list[tuple[int, int]]) -> None:
    """Ask each process to stop, the last started first, and kill the group of whoever stays."""
    for pid, senal in reversed(grupos):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, senal)
        limite = monotonic() + PACIENCIA_S
        while existe(pid) and monotonic() < limite:
            sleep(0.05)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


def main() -> None:
    for senal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(senal, signal.SIG_IGN)
    grupos = []
    for linea in sys.stdin:
        if linea.strip() == "fin":
            return
        pid, senal = linea.split()
        grupos.append((int(pid), int(senal)))
    acabar(grupos)


if __name__ == "__main__":
    main()
