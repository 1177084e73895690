"""Why this post and not a better one: for one person, every post above the one obtained, with its reason.

Complete, because each person sits in the first post of the own expanded list whose cut-off they meet. It
never says anything about the conditions of others: under `reservada` not even the last key admitted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .listas import expandir, opcion_de, por_departamento

if TYPE_CHECKING:
    from collections.abc import Iterator

RESERVADA = "Sus cupos fueron para personas con mejor orden según la regla."


@dataclass(frozen=True)
class Razon:
    """One post that the person ranked above the result, and why it went to others.

    ``clave``: own [tier, position] at that post (tier 0: post of the own community; position from 0).
    ``corte``: the same for the last person admitted; None unless the policy is `abierta`.
    """

    plaza: str
    opcion: int | str
    cupos: int
    clave: tuple[int, int]
    corte: tuple[int, int] | None

    @property
    def frase(self) -> str:
        """The reason in one or two sentences for the person; positions as on screens, from 1."""
        if self.corte is None:
            return RESERVADA
        cupos = "Tiene 1 cupo" if self.cupos == 1 else f"Tiene {self.cupos} cupos"
        return (
            f"{cupos}. La última persona admitida tenía nivel {self.corte[0]} y posición {self.corte[1] + 1} "
            f"en el sorteo; usted, nivel {self.clave[0]} y posición {self.clave[1] + 1}."
        )


@dataclass(frozen=True)
class Explicacion:
    """What one person may be told of the own result.

    ``nivel``: own tier (without communities). ``posicion``: in the lottery, from 1, as on screens.
    ``total``: people in the draw.
    ``mejores``: posts ranked above the result, best first; for the unplaced, all posts where they could go.
    """

    plaza: str | None
    opcion: int | str | None
    nivel: int
    posicion: int
    total: int
    mejores: tuple[Razon, ...]

    @property
    def de_la_lista(self) -> list[Razon]:
        """Reasons about the posts that the person wrote down, the first thing to show."""
        return [razon for razon in self.mejores if isinstance(razon.opcion, int)]

    @property
    def del_resto(self) -> list[Razon]:
        """Reasons about posts that came by departamento or by the rule: possibly hundreds, show on demand."""
        return [razon for razon in self.mejores if not isinstance(razon.opcion, int)]


def explicar(
    entrada: dict[str, Any],
    resultado: dict[str, Any],
    identificador: str,
    grupos: dict[str, list[str]] | None = None,
) -> Explicacion:
    """Explain the result of one person. Raises KeyError if nobody has that identifier.

    ``grupos``: por_departamento(entrada), when many people are explained in a row.
    """
    aspirante = entrada["aspirantes"][identificador]
    plaza = resultado["asignacion"][identificador]
    posicion = resultado["clave"][identificador][1]
    mejores = _mejores(entrada, resultado, identificador, grupos or por_departamento(entrada))
    return Explicacion(
        plaza=plaza,
        opcion=resultado["opcion"][identificador],
        nivel=aspirante["nivel"],
        posicion=posicion + 1,
        total=len(entrada["aspirantes"]),
        mejores=tuple(mejores),
    )


def _mejores(
    entrada: dict[str, Any], resultado: dict[str, Any], identificador: str, grupos: dict[str, list[str]]
) -> Iterator[Razon]:
    aspirante = entrada["aspirantes"][identificador]
    posicion = resultado["clave"][identificador][1]
    es_abierta = entrada["politica"].get("publicidad", "abierta") == "abierta"
    for plaza in expandir(aspirante, grupos, entrada["politica"]["completar"]):
        if plaza == resultado["asignacion"][identificador]:
            return
        datos = entrada["plazas"][plaza]
        es_propia = datos["comunidad"] is not None and datos["comunidad"] == aspirante["comunidad"]
        yield Razon(
            plaza=plaza,
            opcion=opcion_de(aspirante, plaza, datos["departamento"]),
            cupos=datos["cupos"],
            clave=(0 if es_propia else aspirante["nivel"], posicion),
            corte=tuple(resultado["corte"][plaza]) if es_abierta else None,
        )
