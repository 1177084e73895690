"""The allocation of posts: priority first, then the wishes of everybody, in one single run.

Applicants propose, posts keep the best (deferred acceptance, Gale and Shapley 1962). The result is the stable
matching that is best for every applicant at once, and it does not depend on the order in which it is computed
(McVitie and Wilson 1971). Pure functions over plain values: no database, no clock, no chance.

    for each person, in any order:
        propose to the next post of the own expanded list
        the post keeps its q best keys; whoever it lets go proposes on

Key of a person at a post, smaller wins: (0 if the post is of the own community, else the tier; position).
"""

from __future__ import annotations

import sys
from bisect import insort
from itertools import chain
from typing import TYPE_CHECKING, Any

from .canonico import sha256_propio
from .entrada import EntradaInvalida, validar_entrada
from .listas import opcion_de, por_departamento
from .sorteo import ordenar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

__all__ = ["EntradaInvalida", "aceptacion_diferida", "asignar", "orden_de_sorteo", "validar_entrada"]

VERSION_RESULTADO = "sso-resultado-v1"
LIBRE = sys.maxsize
TODAS = ""
SIN_COMUNIDAD = ""


def aceptacion_diferida[A: Hashable, P: Hashable](
    listas: Mapping[A, Iterable[P]], cupos: Mapping[P, int], clave: Callable[[A, P], Any]
) -> dict[A, P | None]:
    """The applicant-optimal stable matching of any hospital-residents instance with strict keys.

    ``listas``: for each applicant, posts from best to worst. ``cupos``: places of each post.
    ``clave(applicant, post)``: comparable, smaller wins; None if the post does not admit the applicant.
    Returns the post of each applicant, or None. Raises KeyError if a list names a post without ``cupos``.
    """
    resultado: dict[A, P | None] = dict.fromkeys(listas)
    admitidos: dict[P, list[tuple[Any, int, A]]] = {plaza: [] for plaza in cupos}
    deseos = {aspirante: iter(lista) for aspirante, lista in listas.items()}
    libres = list(enumerate(listas))
    while libres:
        turno, aspirante = libres.pop()
        for plaza in deseos[aspirante]:
            orden = clave(aspirante, plaza)
            if orden is None:
                continue
            insort(admitidos[plaza], (orden, turno, aspirante))
            resultado[aspirante] = plaza
            if len(admitidos[plaza]) <= cupos[plaza]:
                break
            _, otro_turno, desplazado = admitidos[plaza].pop()
            resultado[desplazado] = None
            if desplazado != aspirante:
                libres.append((otro_turno, desplazado))
                break
    return resultado


def asignar(entrada: dict[str, Any], semilla: str | bytes | None = None) -> dict[str, Any]:
    """Allocate one profession: the whole rule on one frozen input.

    ``entrada``: `docs/esquemas/entrada.json`, with ``semilla`` (hex) or ``sorteo`` (explicit order) inside,
    or the seed as argument (hex or bytes). Returns the object of `docs/esquemas/resultado.json`, the same for
    the same input whatever the order of its keys. Raises EntradaInvalida with every error.
    """
    if semilla is not None and isinstance(entrada, dict):
        entrada = _con_semilla(entrada, semilla)
    errores = validar_entrada(entrada)
    if not errores and "semilla" not in entrada and "sorteo" not in entrada:
        errores = ["semilla: falta la semilla del sorteo (o el orden, en «sorteo»)."]
    if errores:
        raise EntradaInvalida(errores)
    orden = orden_de_sorteo(entrada)
    return _resultado(entrada, orden, Emparejamiento(entrada, orden).correr())


def _con_semilla(entrada: dict[str, Any], semilla: str | bytes) -> dict[str, Any]:
    """The input with the seed of the argument; refuses an input that already brings another one."""
    hexadecimal = semilla.hex() if isinstance(semilla, bytes) else semilla
    if entrada.get("semilla", hexadecimal) != hexadecimal:
        raise EntradaInvalida(["semilla: la entrada ya trae otra semilla."])
    return {**entrada, "semilla": hexadecimal}


def orden_de_sorteo(entrada: dict[str, Any], semilla: str | None = None) -> list[str]:
    """Identifiers in lottery order: the explicit ``sorteo`` of the input, or the draw of its seed."""
    if "sorteo" in entrada:
        return list(entrada["sorteo"])
    clave = bytes.fromhex(semilla or entrada["semilla"])
    return ordenar(clave, entrada["proceso"], entrada["profesion"], entrada["aspirantes"])


class Emparejamiento:
    """One run of deferred acceptance that never looks at a full post twice.

    People propose in (tier, position) order. Whoever comes later has a worse key everywhere except at posts
    of the own community, so a full post says no to them without asking, and the first post of a departamento
    that still has places only moves forward. Members of communities with posts, and the people they displace,
    walk their whole list. Keys are integers: tier x number of applicants + position.
    """

    def __init__(self, entrada: dict[str, Any], orden: list[str]):
        self.total = len(orden)
        self.aspirantes = [entrada["aspirantes"][identificador] for identificador in orden]
        self.completar = entrada["politica"]["completar"]
        grupos = por_departamento(entrada)
        self.filas = {**grupos, TODAS: [codigo for grupo in grupos.values() for codigo in grupo]}
        self.cabeza = dict.fromkeys(self.filas, 0)
        self.cupos = {codigo: plaza["cupos"] for codigo, plaza in entrada["plazas"].items()}
        self.comunidad = {codigo: plaza["comunidad"] for codigo, plaza in entrada["plazas"].items()}
        self.admitidos: dict[str, list[int]] = {codigo: [] for codigo in self.cupos}
        self.peor = dict.fromkeys(self.cupos, LIBRE)
        self.caminos: dict[int, Iterator[str]] = {}

    def correr(self) -> dict[str, list[int]]:
        """Keys admitted at each post, best first."""
        comunidades = set(self.comunidad.values()) - {None}
        aspirantes, peor, total = self.aspirantes, self.peor, self.total
        for posicion in sorted(range(total), key=lambda posicion: aspirantes[posicion]["nivel"]):
            aspirante = aspirantes[posicion]
            if aspirante["comunidad"] in comunidades:
                self._proponer(posicion)
                continue
            for plaza in aspirante["plazas"]:
                if peor[plaza] == LIBRE:
                    break
            else:
                plaza = self._primera_libre(aspirante)
            if plaza is not None:
                self._sentar(plaza, aspirante["nivel"] * total + posicion)
        return self.admitidos

    def _filas_de(self, aspirante: dict[str, Any]) -> list[str]:
        """Rows of posts that complete a list; a post met twice says no twice, so repeats do no harm."""
        if self.completar == "ninguno":
            return []
        elegidas = [fila for fila in aspirante["departamentos"] if fila in self.filas]
        return elegidas if self.completar == "departamentos" else [*elegidas, TODAS]

    def _primera_libre(self, aspirante: dict[str, Any]) -> str | None:
        """First post with places in the rows that complete the list."""
        for fila in self._filas_de(aspirante):
            codigos, numero = self.filas[fila], self.cabeza[fila]
            while numero < len(codigos) and self.peor[codigos[numero]] != LIBRE:
                numero += 1
            self.cabeza[fila] = numero
            if numero < len(codigos):
                return codigos[numero]
        return None

    def _sentar(self, plaza: str, clave: int) -> int | None:
        """Admit a key; returns the position of the person who loses the post to it, if any."""
        admitidos, cupos = self.admitidos[plaza], self.cupos[plaza]
        insort(admitidos, clave)
        sale = admitidos.pop() % self.total if len(admitidos) > cupos else None
        if len(admitidos) == cupos:
            self.peor[plaza] = admitidos[-1]
        return sale

    def _proponer(self, posicion: int | None) -> None:
        """A person walks the own list; whoever loses the post to them walks next, and so on."""
        while posicion is not None:
            posicion = self._avanzar(posicion)

    def _avanzar(self, posicion: int) -> int | None:
        """Seat the person at the next post that admits them; returns whom that leaves without a post."""
        aspirante, peor, comunidad = self.aspirantes[posicion], self.peor, self.comunidad
        propia, general = aspirante["comunidad"] or SIN_COMUNIDAD, aspirante["nivel"] * self.total + posicion
        for plaza in self._camino(posicion):
            if peor[plaza] > general:
                return self._sentar(plaza, posicion if comunidad[plaza] == propia else general)
            if comunidad[plaza] == propia and peor[plaza] > posicion:
                return self._sentar(plaza, posicion)
        return None

    def _camino(self, posicion: int) -> Iterator[str]:
        """What is left of the expanded list of this person; the seated without walking walk it all."""
        if posicion not in self.caminos:
            aspirante = self.aspirantes[posicion]
            filas = (self.filas[fila] for fila in self._filas_de(aspirante))
            self.caminos[posicion] = chain(aspirante["plazas"], chain.from_iterable(filas))
        return self.caminos[posicion]


def _resultado(entrada: dict[str, Any], orden: list[str], admitidos: dict[str, list[int]]) -> dict[str, Any]:
    """Name people and posts in what the run left, and hash it."""
    aspirantes, plazas, total = entrada["aspirantes"], entrada["plazas"], len(orden)
    asignacion: dict[str, str | None] = dict.fromkeys(orden)
    opcion: dict[str, int | str | None] = dict.fromkeys(orden)
    clave = {quien: [aspirantes[quien]["nivel"], posicion] for posicion, quien in enumerate(orden)}
    for plaza, claves in admitidos.items():
        for numero in claves:
            quien = orden[numero % total]
            asignacion[quien] = plaza
            opcion[quien] = opcion_de(aspirantes[quien], plaza, plazas[plaza]["departamento"])
            clave[quien] = [numero // total, numero % total]
    llenas = {plaza: divmod(claves[-1], total) for plaza, claves in admitidos.items() if claves}
    vacantes = {plaza: plazas[plaza]["cupos"] - len(claves) for plaza, claves in admitidos.items()}
    resultado = {
        "version": VERSION_RESULTADO,
        "asignacion": asignacion,
        "opcion": opcion,
        "clave": clave,
        "corte": {plaza: None if vacantes[plaza] else [*llenas[plaza]] for plaza in plazas},
        "vacantes": vacantes,
    }
    return {**resultado, "sha256": sha256_propio(resultado)}
