"""What the figures of the portal say of an innovation: the real numbers it should move."""

from sso_portal.nucleo.indicadores.consultas import medir
from sso_portal.nucleo.indicadores.metricas import Metrica, todas
from sso_portal.nucleo.indicadores.presentacion import cuadro


def metricas_del_portal() -> list[Metrica]:
    """Those an innovation may name: the public ones that draw a figure."""
    return [m for m in todas() if m.publica]


def cifra_del_portal(codigo: str) -> str:
    """What a metric of the portal says today, in words: its first figure; "" without metric or data."""
    metrica = next((m for m in metricas_del_portal() if m.codigo == codigo), None)
    if metrica is None:
        return ""
    dibujado = cuadro(medir(metrica), filas=1)
    if dibujado.titulares:
        return ": ".join(dibujado.titulares[0])
    clave = dibujado.medicion.tabla.barra
    celdas = [c for fila in dibujado.filas for c in fila if c.columna.clave == clave]
    return f"{celdas[0].columna.rotulo}: {celdas[0].texto}" if celdas else ""


def efecto_en_el_portal(codigo: str, antes: str) -> dict[str, str] | None:
    """Name of the metric, what it said when the innovation began and what it says today."""
    metrica = next((m for m in metricas_del_portal() if m.codigo == codigo), None)
    if metrica is None:
        return None
    return {"codigo": codigo, "titulo": metrica.titulo, "antes": antes, "ahora": cifra_del_portal(codigo)}
