"""Expanded lists: the own posts first, then the posts of the departamentos, then all the rest.

Nobody writes 1,400 posts down: the list that everybody actually has is completed by the rule that the
convocatoria published. These functions produce it lazily; with `todos` it names every post once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SIN_DIFICULTAD = (1, 0)


def por_departamento(entrada: dict[str, Any]) -> dict[str, list[str]]:
    """Posts of each departamento in the order of the policy; departamentos by code.

    `codigo`: by code. `dificultad`: the lowest published number first, without number last, ties by code.
    """
    plazas = entrada["plazas"]
    dificultad = entrada["politica"]["orden_departamento"] == "dificultad"

    def orden(codigo: str) -> tuple:
        grado = plazas[codigo].get("dificultad")
        return (((0, grado) if grado is not None else SIN_DIFICULTAD), codigo) if dificultad else (codigo,)

    grupos: dict[str, list[str]] = {
        d: [] for d in sorted({datos["departamento"] for datos in plazas.values()})
    }
    for codigo in sorted(plazas, key=orden):
        grupos[plazas[codigo]["departamento"]].append(codigo)
    return grupos


def expandir(aspirante: dict[str, Any], grupos: dict[str, list[str]], completar: str) -> Iterator[str]:
    """Every post where the person may be placed, best first, each once.

    ``grupos``: the result of por_departamento. ``completar``: `ninguno`, `departamentos` or `todos`.
    """
    propias = aspirante["plazas"]
    yield from propias
    for departamento in departamentos_de(aspirante, grupos, completar):
        for codigo in grupos[departamento]:
            if codigo not in propias:
                yield codigo


def departamentos_de(aspirante: dict[str, Any], grupos: dict[str, list[str]], completar: str) -> list[str]:
    """Departamentos that complete the list, in order: those of the person, then with `todos` the rest."""
    if completar == "ninguno":
        return []
    elegidos = [d for d in aspirante["departamentos"] if d in grupos]
    if completar == "departamentos":
        return elegidos
    return [*elegidos, *(d for d in grupos if d not in elegidos)]


def opcion_de(aspirante: dict[str, Any], plaza: str, departamento: str) -> int | str:
    """Which wish a post was: 1 to K of the own list, «D1», «D2»… by departamento, or «T»: none of them."""
    if plaza in aspirante["plazas"]:
        return int(aspirante["plazas"].index(plaza)) + 1
    if departamento in aspirante["departamentos"]:
        return f"D{aspirante['departamentos'].index(departamento) + 1}"
    return "T"
