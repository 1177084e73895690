"""The stability certificate: proof, without running the allocation again, that nobody was passed over.

It holds when everyone appears once, no post has more people than places, and everyone sits in the first post
of the own expanded list that they can afford, with keys and cut-offs derived again from who sits where.
It proves stability only. That the matching is also the best one for the applicants is proved by a second
program that computes it from nothing (`verificador/verificar.py`): two people of two communities who would
both gain by swapping pass this certificate and are still wrong.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from .canonico import sha256_propio
from .listas import departamentos_de, opcion_de, por_departamento

if TYPE_CHECKING:
    from collections.abc import Iterator

Clave = tuple[int, int]
INFINITO: Clave = (2**60, 0)


def certificar(entrada: dict[str, Any], resultado: dict[str, Any], orden: list[str]) -> list[str]:
    """What the result breaks, one Spanish sentence each; empty: the certificate holds.

    ``entrada``: a sound input (validar_entrada). ``orden``: identifiers in lottery order.
    """
    asignacion = resultado["asignacion"]
    if asignacion.keys() != entrada["aspirantes"].keys() or sorted(orden) != sorted(asignacion):
        return ["La asignación no nombra una vez a cada aspirante y a nadie más."]
    ajenas = set(asignacion.values()) - entrada["plazas"].keys() - {None}
    if ajenas:
        return [f"La plaza «{plaza}» no está en la entrada." for plaza in sorted(ajenas)]
    return list(Certificado(entrada, resultado, orden).revisar())


class Certificado:
    """Keys and cut-offs derived again from who sits where; a post without cut-off admits anybody."""

    def __init__(self, entrada: dict[str, Any], resultado: dict[str, Any], orden: list[str]):
        self.entrada, self.resultado = entrada, resultado
        self.plazas, self.aspirantes = entrada["plazas"], entrada["aspirantes"]
        self.posicion = {quien: numero for numero, quien in enumerate(orden)}
        self.grupos = por_departamento(entrada)
        self.ocupados = Counter(plaza for plaza in resultado["asignacion"].values() if plaza is not None)
        self.corte = self._cortes()
        self.techo = {
            departamento: max(self.corte.get(plaza, INFINITO) for plaza in plazas)
            for departamento, plazas in self.grupos.items()
        }

    def revisar(self) -> Iterator[str]:
        """All checks, cheapest first."""
        yield from self._cupos()
        for quien, plaza in self.resultado["asignacion"].items():
            if plaza != (debida := self._primera_alcanzable(quien)):
                yield f"{quien} está en {plaza or 'ninguna plaza'} y le alcanza para {debida or 'ninguna'}."
            yield from self._datos(quien, plaza)
        if self.resultado["sha256"] != sha256_propio(self.resultado):
            yield "El SHA-256 del resultado no es el de su contenido."

    def clave(self, quien: str, plaza: str) -> Clave:
        """Key of a person at a post, smaller wins."""
        comunidad = self.plazas[plaza]["comunidad"]
        es_propia = comunidad is not None and comunidad == self.aspirantes[quien]["comunidad"]
        return 0 if es_propia else self.aspirantes[quien]["nivel"], self.posicion[quien]

    def _cortes(self) -> dict[str, Clave]:
        """Worst key admitted at each full post."""
        peor: dict[str, Clave] = {}
        for quien, plaza in self.resultado["asignacion"].items():
            if plaza is not None and self.ocupados[plaza] >= self.plazas[plaza]["cupos"]:
                peor[plaza] = max(peor.get(plaza, (0, 0)), self.clave(quien, plaza))
        return peor

    def _cupos(self) -> Iterator[str]:
        vacantes = {plaza: datos["cupos"] - self.ocupados[plaza] for plaza, datos in self.plazas.items()}
        yield from (
            f"La plaza {plaza} tiene más personas que cupos." for plaza, n in vacantes.items() if n < 0
        )
        if self.resultado["vacantes"] != vacantes:
            yield "Las vacantes publicadas no son las que deja la asignación."
        cortes = {plaza: list(self.corte[plaza]) if plaza in self.corte else None for plaza in self.plazas}
        if self.resultado["corte"] != cortes:
            yield "Los cortes publicados no son los que deja la asignación."

    def _datos(self, quien: str, plaza: str | None) -> Iterator[str]:
        aspirante = self.aspirantes[quien]
        if plaza is None:
            clave, opcion = (aspirante["nivel"], self.posicion[quien]), None
        else:
            clave = self.clave(quien, plaza)
            opcion = opcion_de(aspirante, plaza, self.plazas[plaza]["departamento"])
        if self.resultado["clave"].get(quien) != list(clave) or self.resultado["opcion"].get(quien) != opcion:
            yield f"La clave o la opción publicada de {quien} no corresponde."

    def _primera_alcanzable(self, quien: str) -> str | None:
        """First post of the expanded list whose cut-off the person meets."""
        for plaza in self._candidatas(quien):
            if self.clave(quien, plaza) <= self.corte.get(plaza, INFINITO):
                return plaza
        return None

    def _candidatas(self, quien: str) -> Iterator[str]:
        """The expanded list, leaving out departamentos where every cut-off is better than the own tier and
        position and which have no post of the own community.
        """
        aspirante = self.aspirantes[quien]
        propias = aspirante["plazas"]
        yield from propias
        general = (aspirante["nivel"], self.posicion[quien])
        for departamento in departamentos_de(aspirante, self.grupos, self.entrada["politica"]["completar"]):
            if aspirante["comunidad"] is not None or general <= self.techo[departamento]:
                yield from (plaza for plaza in self.grupos[departamento] if plaza not in propias)
