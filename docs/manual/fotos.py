"""Takes the pictures of the manual: walks a running demo as the browser tests do; keeps what each role sees.

    bin/demo --reiniciar                    # the walk celebrates the event of 2020-I: start anew
    .venv/bin/python docs/manual/fotos.py http://localhost:8000 [innovacion …]

Needs Chromium and the packages of bin/pruebas. Writes docs/manual/img/*.webp, at most 60 KB each: those of
the parts named, or all.
"""

import sys
from pathlib import Path

AQUI = Path(__file__).resolve().parent
sys.path[:0] = [str(AQUI), str(AQUI.parents[1])]

from retratos import cumplimiento, innovacion, inscripcion, plazas, portal, sorteo, tramites  # noqa: E402 (path set above)
from retratos.estudio import IMG, estudio  # noqa: E402 (path set above)

PARTES = {
    "plazas": plazas,
    "inscripcion": inscripcion,
    "sorteo": sorteo,
    "cumplimiento": cumplimiento,
    "tramites": tramites,
    "innovacion": innovacion,
    "portal": portal,  # shows the post that «plazas» published
}


def main(casa: str, partes: list[str]) -> int:
    IMG.mkdir(exist_ok=True)
    elegidas = [parte for nombre, parte in PARTES.items() if nombre in partes or not partes]
    with estudio(casa, {quien: fotos for parte in elegidas for quien, fotos in parte.FOTOS.items()}) as llega:
        for parte in elegidas:
            parte.retratar(llega)
        faltan = [foto[0] for alguien in llega.gente for foto in alguien.faltan]
    sys.stdout.write(f"Faltaron: {', '.join(faltan) or 'ninguna'}\n")
    return 1 if faltan else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000", sys.argv[2:]))
