"""The report of compliance ready to publish: the very figures of the board, on paper. Source: CUM-018."""

from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from cumplimiento.consultas.tablero import Fila
from cumplimiento.exportacion import tablero_csv
from cumplimiento.grafico import barras_con_meta
from sso_portal.nucleo.firmas.servicios import hacer_pdf
from sso_portal.nucleo.legible.fechas import MESES

EN_EL_GRAFICO = 12  # months
GUARDADO_S = 24 * 3600


def informe_de(tablero: dict[str, Any]) -> bytes:
    """The PDF of a board as `consultas.tablero.tablero` gives it: made once for the same figures of one day.

    So whoever opens it has the very same file, with its cut of the first time, and only the first waits.
    """
    hoja = tablero_csv([tablero["total"], *tablero["entidades"], *tablero["meses"]])
    de_que = f"{timezone.localdate()}{tablero['ano']}{_nombre(tablero)}{hoja}"
    clave = f"informe-cumplimiento-{sha256(de_que.encode()).hexdigest()}"
    guardado: bytes | None = cache.get(clave)
    if guardado is None:
        guardado = hacer_informe(tablero)
        cache.set(clave, guardado, GUARDADO_S)
    return guardado


def hacer_informe(tablero: dict[str, Any]) -> bytes:
    """The same, made now; it carries the CSV of its figures.

    The fingerprint is that of the CSV, so anybody checks that both say the same.
    """
    hoja = tablero_csv([tablero["total"], *tablero["entidades"]]).encode()
    contexto = {
        **tablero,
        "titulo": "Cumplimiento de las entidades",
        "corte": timezone.now(),
        "nombre_regimen": _nombre(tablero),
        "bajo_la_meta": [f for f in tablero["entidades"] if f.esta_bajo],
        "en_la_meta": [f for f in tablero["entidades"] if not f.esta_bajo],
        "grafico": _grafico(tablero["meses"], tablero["meta"]),
        "huella_csv": sha256(hoja).hexdigest(),
    }
    return hacer_pdf("pdf/informe_cumplimiento.html", contexto, {"cumplimiento.csv": hoja})


def _nombre(tablero: dict[str, Any]) -> str:
    elegido = [r.nombre for r in tablero["regimenes"] if r.codigo == tablero["regimen"]]
    return elegido[0] if elegido else ", ".join(r.nombre for r in tablero["regimenes"])


def _grafico(meses: list[Fila], meta: float) -> str:
    ultimos = reversed(meses[:EN_EL_GRAFICO])
    return barras_con_meta(
        [(f"{MESES[f.clave.month - 1][:3]} {f.clave:%y}", f.declarado) for f in ultimos], meta
    )
