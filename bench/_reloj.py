"""What every bench shares, with Django or without: a clock, the head of a report, where it is written."""

import os
import platform
import time
from pathlib import Path

RAIZ = Path(__file__).resolve().parent.parent
BREVE = os.environ.get("BENCH_BREVE") == "1"  # a tenth of the rows, to see that it still measures; no report
RELOJ, PROCESADOR = time.perf_counter, time.process_time


def cronometrar(cosa, *datos, medir=RELOJ):
    """Seconds that ``cosa`` took, and what it gave."""
    inicio = medir()
    hecho = cosa(*datos)
    return medir() - inicio, hecho


def mejores(*cosas, veces, medir=RELOJ):
    """The best milliseconds of each, done in turns: what the machine does meanwhile falls on all."""
    tiempos = [[cronometrar(cosa, medir=medir)[0] * 1000 for cosa in cosas] for _ in range(veces)]
    return [min(t[n] for t in tiempos) for n in range(len(cosas))]


def tantos(cuantos):
    """So many rows, or a tenth of them."""
    return cuantos // 10 if BREVE else cuantos


def cabeza(titulo, banco):
    return f"""# {titulo}

`python bench/{banco}.py`, {time.strftime("%Y-%m-%d")}, Python {platform.python_version()}, \
{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}."""


def escribir(banco, texto):
    print(texto)
    if not BREVE:
        (RAIZ / "docs" / "bench" / f"{banco}.md").write_text(texto)
