"""The procedures of the portal itself, as the public reads them: ``datos/propios.toml``. Pure."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ARCHIVO = Path(__file__).parent / "datos" / "propios.toml"
DEL_TRAMITE = ("codigo", "tipo_producto", "nombre")
LISTAS = ("necesidades", "grupos", "requisitos", "guias")


@dataclass(frozen=True)
class Propio:
    """One procedure of the portal with its first ficha, ready to be written."""

    tramite: dict[str, Any]  # codigo, tipo_producto, nombre
    ficha: dict[str, Any]
    necesidades: list[str]
    grupos: list[str]
    requisitos: list[dict[str, Any]]
    guias: list[dict[str, Any]]


@cache
def propios() -> tuple[Propio, ...]:
    """The five, in the order of the file."""
    datos = tomllib.loads(ARCHIVO.read_text(encoding="utf-8"))
    return tuple(_leer(uno, datos["comun"]) for uno in datos["tramite"])


def _leer(uno: dict[str, Any], comun: dict[str, Any]) -> Propio:
    ficha = {c: v for c, v in uno.items() if c not in {*LISTAS, "codigo", "tipo_producto"}}
    ficha["alcance"] = ficha["alcance"].strip()
    return Propio(
        tramite={c: uno[c] for c in DEL_TRAMITE},
        ficha={**comun, **ficha},
        necesidades=uno["necesidades"],
        grupos=uno["grupos"],
        requisitos=[{"canales": [], "exige_documento": False, **r} for r in uno["requisitos"]],
        guias=[{"clase": "texto", "enlace": "", **g, "texto": g["texto"].strip()} for g in uno["guias"]],
    )
