"""A series of percentages as a drawing for paper. Pure: labels and figures in, SVG out."""

import base64
from collections.abc import Sequence
from html import escape

ANCHO, ALTO, IZQUIERDA, ABAJO = 680, 200, 34, 24
AZUL, ROJO, LINEA, TINTA = "#0943b5", "#a23b17", "#171c28", "#4c4c4c"
LETRA = 'font-family="Liberation Sans, Arial, sans-serif" font-size="10"'


def barras_con_meta(puntos: Sequence[tuple[str, float]], meta: float) -> str:
    """Bars from 0 to 100 with the line of the goal; those below it in another colour. A ``data:`` URI.

    ``puntos``: (short label, %), from left to right. The same figures must stand in a table beside it.
    """
    paso = (ANCHO - IZQUIERDA) / max(len(puntos), 1)
    partes = [_barra(IZQUIERDA + n * paso, paso, *punto, meta=meta) for n, punto in enumerate(puntos)]
    partes += [_raya(n, LINEA if n == meta else "#c9d0de") for n in (0, 50, meta)]
    dibujo = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ANCHO} {ALTO}">{"".join(partes)}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(dibujo.encode()).decode()


def altura(valor: float) -> float:
    """Where a percentage stands, from the top of the drawing."""
    return round((ALTO - ABAJO) * (1 - min(max(valor, 0), 100) / 100) + 4, 1)


def _barra(x: float, paso: float, rotulo: str, valor: float, *, meta: float) -> str:
    arriba, suelo = altura(valor), altura(0)
    color = AZUL if valor >= meta else ROJO
    centro = x + paso / 2
    return (
        f'<rect x="{x + paso * 0.15:.1f}" y="{arriba}" width="{paso * 0.7:.1f}" '
        f'height="{suelo - arriba:.1f}" fill="{color}"/>'
        f'<text x="{centro:.1f}" y="{ALTO - 4}" text-anchor="middle" fill="{TINTA}" {LETRA}>'
        f"{escape(rotulo)}</text>"
    )


def _raya(valor: float, color: str) -> str:
    y = altura(valor)
    return (
        f'<line x1="{IZQUIERDA}" x2="{ANCHO}" y1="{y}" y2="{y}" stroke="{color}" stroke-width="1"/>'
        f'<text x="{IZQUIERDA - 4}" y="{y + 3}" text-anchor="end" fill="{TINTA}" {LETRA}>{valor:g} %</text>'
    )
