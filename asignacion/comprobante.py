"""What each person holds in the hand: the own row, its salt, and the paths to what was published.

The result of a person is a leaf too, under a salt derived from the one of the row, so that nobody can try
results one by one against the published root.
"""

import hashlib
from typing import Any

from . import merkle
from .canonico import bytes_canonicos
from .carpeta import fila, hojas_de

Objeto = dict[str, Any]


def sal_del_resultado(sal: str) -> bytes:
    """Salt of the result of the person whose row has ``sal`` (64 hex digits); 32 raw bytes."""
    return hashlib.sha256(b"sso-resultado-sal-v1" + bytes.fromhex(sal)).digest()


def fila_resultado(resultado: Objeto, identificador: str) -> Objeto:
    """What the person obtained: post or None, which wish, and [tier, position] of the key."""
    return {
        "identificador": identificador,
        "plaza": resultado["asignacion"][identificador],
        "opcion": resultado["opcion"][identificador],
        "clave": resultado["clave"][identificador],
    }


def hojas_resultado(resultado: Objeto, sales: dict[str, str]) -> list[bytes]:
    """Leaves of the results of one profession, by identifier."""
    return [
        merkle.hoja(sal_del_resultado(sales[quien]), bytes_canonicos(fila_resultado(resultado, quien)))
        for quien in sorted(resultado["asignacion"])
    ]


def raiz_resultados(resultado: Objeto, sales: dict[str, str]) -> str:
    """Root over the salted results of one profession, hex."""
    return merkle.raiz(hojas_resultado(resultado, sales)).hex()


def comprobante(entrada: Objeto, sales: dict[str, str], identificador: str) -> Objeto:
    """Proof that a row is in the seal: anybody recomputes the root with it. Raises KeyError if it is not."""
    orden = sorted(entrada["aspirantes"])
    indice = orden.index(identificador)
    hojas = hojas_de(entrada, sales)
    return {
        "version": "sso-comprobante-v1",
        "proceso": entrada["proceso"],
        "profesion": entrada["profesion"],
        "fila": {"identificador": identificador, **entrada["aspirantes"][identificador]},
        "sal": sales[identificador],
        "indice": indice,
        "total": len(orden),
        "camino": [nodo.hex() for nodo in merkle.prueba(hojas, indice)],
        "raiz": merkle.raiz(hojas).hex(),
    }


def comprobante_resultado(resultado: Objeto, sales: dict[str, str], identificador: str) -> Objeto:
    """Proof that a result is in the published one."""
    orden = sorted(resultado["asignacion"])
    indice = orden.index(identificador)
    hojas = hojas_resultado(resultado, sales)
    return {
        "version": "sso-comprobante-resultado-v1",
        "fila": fila_resultado(resultado, identificador),
        "sal": sal_del_resultado(sales[identificador]).hex(),
        "indice": indice,
        "total": len(orden),
        "camino": [nodo.hex() for nodo in merkle.prueba(hojas, indice)],
        "raiz": merkle.raiz(hojas).hex(),
    }


def se_comprueba(prueba: Objeto, raiz: str) -> bool:
    """Whether a proof of either kind leads from its row to ``raiz`` (hex)."""
    propia = prueba["fila"]
    datos = (
        fila(propia["identificador"], {c: v for c, v in propia.items() if c != "identificador"})
        if "nivel" in propia
        else bytes_canonicos(propia)
    )
    hoja = merkle.hoja(bytes.fromhex(prueba["sal"]), datos)
    camino = [bytes.fromhex(nodo) for nodo in prueba["camino"]]
    return merkle.esta_incluida(hoja, prueba["indice"], prueba["total"], camino, bytes.fromhex(raiz))
