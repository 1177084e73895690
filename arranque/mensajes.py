"""What the two commands say: short lines in Spanish with the seconds that have passed."""

import sys
from time import monotonic

INICIO = monotonic()


class Problema(Exception):
    """Something the person at the terminal can mend; its text is the one sentence that says how."""


def segundos() -> int:
    """Return the whole seconds since the command began."""
    return round(monotonic() - INICIO)


def decir(texto: str) -> None:
    print(f"[{segundos():>3} s] {texto}", flush=True)


def terminar_con(problema: Problema) -> None:
    """Say the sentence on the error output and leave with code 1."""
    print(f"\n{problema}", file=sys.stderr, flush=True)
    raise SystemExit(1)
