"""What the two commands say: short lines in Spanish with the seconds that have passed."""

import errno
import signal
import sys
from collections.abc import Callable
from time import monotonic
from typing import NoReturn

INICIO = monotonic()


class Problema(Exception):
    """Something the person at the terminal can mend; its text is the one sentence that says how."""


def segundos() -> int:
    """Return the whole seconds since the command began."""
    return round(monotonic() - INICIO)


def decir(texto: str) -> None:
    print(f"[{segundos():>3} s] {texto}", flush=True)


def conducir(orden: Callable[[], int], despedida: str, codigo: int) -> NoReturn:
    """Run a command until it ends or somebody stops it; what a person can mend is said in one sentence.

    ``despedida`` and ``codigo`` are the last line and the exit code when it is stopped.
    """
    for senal in (signal.SIGINT, signal.SIGTERM):  # a shell ignores SIGINT for what it starts with «&»
        signal.signal(senal, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup asked for it
        signal.signal(signal.SIGHUP, signal.default_int_handler)
    try:
        sys.exit(orden())
    except KeyboardInterrupt:
        print(f"\n{despedida}", flush=True)
        sys.exit(codigo)
    except Problema as problema:
        sys.exit(f"\n{problema}")
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        sys.exit("\nEl disco se llenó: libere espacio y repita la orden.")
