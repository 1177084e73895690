"""A run chart: values in order of date and the line of their median. Pure: figures in, SVG out."""

import base64
from collections.abc import Sequence
from decimal import Decimal
from html import escape

from sso_portal.nucleo.legible.cifras import miles

from .medida import mediana

ANCHO, ALTO, IZQUIERDA, ABAJO, ARRIBA = 480, 232, 0, 36, 30
AZUL, TINTA, LINEA = "#0943b5", "#4c4c4c", "#c9d0de"
LETRA = 'font-family="Liberation Sans, Arial, sans-serif" font-size="18"'
CORTADA = 'stroke-width="1.5" stroke-dasharray="6 4"'

Punto = tuple[str, Decimal]


def corrida(puntos: Sequence[Punto]) -> str:
    """The chart as a ``data:`` URI; "" with fewer than two points. The same figures stand in a table.

    ``puntos``: (short label, value) from the oldest to the newest.
    """
    if len(puntos) < 2:
        return ""
    valores = [valor for _, valor in puntos]
    piso, techo = escala(valores)
    lugares = [(_x(n, len(puntos)), _y(valor, piso, techo)) for n, valor in enumerate(valores)]
    medio = _y(mediana(valores) or Decimal(0), piso, techo)
    trazo = " ".join(f"{x},{y}" for x, y in lugares)
    raya = f'<line x1="{IZQUIERDA}" x2="{ANCHO}" y1="{medio}" y2="{medio}" stroke="{TINTA}" {CORTADA}/>'
    linea = f'<polyline points="{trazo}" fill="none" stroke="{AZUL}" stroke-width="2.5"/>'
    guias = [_raya(_y(valor, piso, techo), miles(valor)) for valor in (piso, techo)]
    partes = [*guias, raya, linea, *(_punto(lugar, n, puntos) for n, lugar in enumerate(lugares))]
    dibujo = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ANCHO} {ALTO}">{"".join(partes)}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(dibujo.encode()).decode()


def escala(valores: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Where the drawing begins and ends: from zero, unless something is below it; never of no height."""
    piso, techo = min(Decimal(0), *valores), max(Decimal(0), *valores)
    return (piso, techo) if techo > piso else (piso, piso + 1)


def _x(n: int, cuantos: int) -> float:
    return round(IZQUIERDA + 40 + n * (ANCHO - IZQUIERDA - 80) / max(cuantos - 1, 1), 1)


def _y(valor: Decimal, piso: Decimal, techo: Decimal) -> float:
    parte = float((valor - piso) / (techo - piso))
    return round(ARRIBA + (ALTO - ABAJO - ARRIBA) * (1 - parte), 1)


def _raya(y: float, rotulo: str) -> str:
    raya = f'<line x1="{IZQUIERDA}" x2="{ANCHO}" y1="{y}" y2="{y}" stroke="{LINEA}"/>'
    return raya + _texto(IZQUIERDA, y - 8, "start", rotulo)  # above its line: however long, it fits


def _texto(x: float, y: float, ancla: str, dicho: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{ancla}" fill="{TINTA}" {LETRA}>{escape(dicho)}</text>'


def _punto(lugar: tuple[float, float], n: int, puntos: Sequence[Punto]) -> str:
    x, y = lugar
    se_rotula = len(puntos) <= 5 or n in {0, len(puntos) - 1}
    rotulo = _texto(x, ALTO - 6, "middle", puntos[n][0])
    return f'<circle cx="{x}" cy="{y}" r="4.5" fill="{AZUL}"/>' + (rotulo if se_rotula else "")
