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

from bisect import insort
from typing import TYPE_CHECKING, Any

from .canonico import sha256_propio
from .entrada import EntradaInvalida, validar_entrada
from .listas import expandir, opcion_de, por_departamento
from .sorteo import ordenar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

__all__ = ["EntradaInvalida", "aceptacion_diferida", "asignar", "orden_de_sorteo", "validar_entrada"]

VERSION_RESULTADO = "sso-resultado-v1"


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
        self.plazas = entrada["plazas"]
        self.orden = orden
        self.aspirantes = [entrada["aspirantes"][identificador] for identificador in orden]
        self.completar = entrada["politica"]["completar"]
        self.grupos = por_departamento(entrada)
        self.filas = {**self.grupos, "": [p for grupo in self.grupos.values() for p in grupo]}
        self.cabeza = dict.fromkeys(self.filas, 0)
        self.libres = {codigo: plaza["cupos"] for codigo, plaza in self.plazas.items()}
        self.admitidos: dict[str, list[int]] = {codigo: [] for codigo in self.plazas}
        self.caminos: dict[int, Iterator[str]] = {}

    def correr(self) -> dict[str, list[int]]:
        """Keys admitted at each post."""
        comunidades = {plaza["comunidad"] for plaza in self.plazas.values()} - {None}
        aspirantes, libres, admitidos, total = self.aspirantes, self.libres, self.admitidos, len(self.orden)
        turnos = sorted(range(total), key=lambda posicion: aspirantes[posicion]["nivel"])
        for posicion in turnos:
            aspirante = aspirantes[posicion]
            if aspirante["comunidad"] in comunidades:
                self._proponer(posicion)
                continue
            for plaza in aspirante["plazas"]:
                if libres[plaza]:
                    break
            else:
                plaza = self._primera_libre(aspirante)
                if plaza is None:
                    continue
            libres[plaza] -= 1
            admitidos[plaza].append(aspirante["nivel"] * total + posicion)
        return admitidos

    def _primera_libre(self, aspirante: dict[str, Any]) -> str | None:
        """First post with places in the departamentos that complete the list."""
        if self.completar == "ninguno":
            return None
        filas = aspirante["departamentos"]
        for fila in filas if self.completar == "departamentos" else (*filas, ""):
            codigos = self.filas.get(fila, ())
            posicion = self.cabeza.get(fila, 0)
            while posicion < len(codigos) and not self.libres[codigos[posicion]]:
                posicion += 1
            self.cabeza[fila] = posicion
            if posicion < len(codigos):
                return codigos[posicion]
        return None

    def _proponer(self, posicion: int | None) -> None:
        """A person walks the own list; whoever loses the post to them walks next, and so on."""
        while posicion is not None:
            posicion = self._avanzar(posicion)

    def _avanzar(self, posicion: int) -> int | None:
        """Seat the person at the next post that admits them; returns whom that leaves without a post."""
        aspirante, total = self.aspirantes[posicion], len(self.orden)
        for plaza in self._camino(posicion):
            es_propia = (
                aspirante["comunidad"] is not None
                and self.plazas[plaza]["comunidad"] == aspirante["comunidad"]
            )
            clave = posicion if es_propia else aspirante["nivel"] * total + posicion
            admitidos = self.admitidos[plaza]
            if self.libres[plaza]:
                self.libres[plaza] -= 1
                admitidos.append(clave)
                return None
            peor = max(admitidos)
            if clave < peor:
                admitidos[admitidos.index(peor)] = clave
                desplazado = peor % total
                self._retomar(desplazado, plaza)
                return desplazado
        return None

    def _camino(self, posicion: int) -> Iterator[str]:
        """What is left of the expanded list of this person."""
        if posicion not in self.caminos:
            self.caminos[posicion] = expandir(self.aspirantes[posicion], self.grupos, self.completar)
        return self.caminos[posicion]

    def _retomar(self, desplazado: int, perdida: str) -> None:
        """Whoever was seated without walking resumes after the post just lost."""
        if desplazado not in self.caminos:
            next(plaza for plaza in self._camino(desplazado) if plaza == perdida)


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
    llenas = {plaza: divmod(max(claves), total) for plaza, claves in admitidos.items() if claves}
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
