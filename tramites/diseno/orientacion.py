"""Questions that lead a person to the procedure she needs: a small tree, walked one answer at a time. Pure.

An answer leads to another question or to an end: this procedure, another one, or the reason why not.
Nothing is generated: every sentence was written by somebody.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from .juicio import Defecto

ESTE, OTRO, NO = "este", "otro", "no"


@dataclass(frozen=True)
class Respuesta:
    """One answer. ``destino``: key of a question, «este», «otro» or «no».

    ``tramite``: code of the other procedure; ``motivo``: why not, or what to bear in mind, in words.
    """

    texto: str
    destino: str
    tramite: str = ""
    motivo: str = ""


@dataclass(frozen=True)
class Pregunta:
    """One question with two answers or more."""

    clave: str
    texto: str
    ayuda: str = ""
    respuestas: tuple[Respuesta, ...] = ()


@dataclass(frozen=True)
class Arbol:
    """Every question; the first one begins."""

    preguntas: tuple[Pregunta, ...] = ()

    @cached_property
    def por_clave(self) -> dict[str, Pregunta]:
        return {p.clave: p for p in self.preguntas}

    @property
    def inicio(self) -> Pregunta | None:
        return self.preguntas[0] if self.preguntas else None


@dataclass(frozen=True)
class Punto:
    """Where somebody is: what she answered, and the next question or the answer that ended it."""

    dichas: tuple[tuple[Pregunta, Respuesta], ...]
    pregunta: Pregunta | None
    final: Respuesta | None = None


def recorrer(arbol: Arbol, camino: Sequence[int]) -> Punto:
    """Walk ``camino`` (number of each answer, from 0); what does not fit is left out, there one stands."""
    dichas: list[tuple[Pregunta, Respuesta]] = []
    pregunta = arbol.inicio
    for numero in camino[: len(arbol.preguntas)]:
        if pregunta is None or not 0 <= numero < len(pregunta.respuestas):
            break
        respuesta = pregunta.respuestas[numero]
        dichas.append((pregunta, respuesta))
        if respuesta.destino in {ESTE, OTRO, NO}:
            return Punto(tuple(dichas), None, respuesta)
        pregunta = arbol.por_clave.get(respuesta.destino)
    return Punto(tuple(dichas), pregunta)


def con_pregunta(arbol: Arbol, nueva: Pregunta) -> Arbol:
    """The question in the place of the one with its key, or at the end."""
    if nueva.clave in arbol.por_clave:
        return Arbol(tuple(nueva if p.clave == nueva.clave else p for p in arbol.preguntas))
    return replace(arbol, preguntas=(*arbol.preguntas, nueva))


def sin_pregunta(arbol: Arbol, clave: str) -> Arbol:
    return Arbol(tuple(p for p in arbol.preguntas if p.clave != clave))


# --- What is wrong ---


def defectos(arbol: Arbol) -> list[Defecto]:
    """Everything to mend before anybody answers it; [] if every way ends."""
    if not arbol.preguntas:
        return [Defecto("Preguntas", "No hay ninguna.", "Escriba la primera")]
    return [*_de_preguntas(arbol), *_de_forma(arbol)]


def _de_preguntas(arbol: Arbol) -> Iterator[Defecto]:
    for clave, veces in Counter(p.clave for p in arbol.preguntas).items():
        if veces > 1:
            yield Defecto(f"Pregunta «{clave}»", "Está repetida.", "Quite una de las dos")
    for p in arbol.preguntas:
        donde = f"Pregunta «{p.texto or p.clave}»"
        if not p.texto.strip():
            yield Defecto(donde, "No dice qué pregunta.", "Escríbala")
        if len(p.respuestas) < 2:
            yield Defecto(donde, "Tiene menos de dos respuestas.", "Escriba por lo menos dos")
        for r in p.respuestas:
            yield from _de_respuesta(arbol, donde, r)


def _de_respuesta(arbol: Arbol, donde: str, r: Respuesta) -> Iterator[Defecto]:
    dicha = f"{donde}, respuesta «{r.texto}»"
    if r.destino not in {ESTE, OTRO, NO, *arbol.por_clave}:
        yield Defecto(dicha, "No lleva a ninguna parte.", "Elija otra pregunta o un final")
    if r.destino == OTRO and not r.tramite:
        yield Defecto(dicha, "No dice a cuál otro trámite.", "Escriba el código del otro trámite")
    if r.destino == NO and not r.motivo.strip():
        yield Defecto(dicha, "No dice por qué no.", "Escriba el motivo, como lo leerá la persona")


def _de_forma(arbol: Arbol) -> Iterator[Defecto]:
    inicio = arbol.preguntas[0].clave
    alcanzadas = {inicio, *_adelante(arbol, inicio)}
    for p in arbol.preguntas:
        donde = f"Pregunta «{p.texto or p.clave}»"
        if p.clave not in alcanzadas:
            yield Defecto(donde, "Nadie llega a ella.", "Lleve a ella una respuesta, o quítela")
        if p.clave in _adelante(arbol, p.clave):
            yield Defecto(donde, "Se vuelve a ella sin terminar.", "Lleve cada respuesta hacia adelante")


def _adelante(arbol: Arbol, desde: str) -> set[str]:
    """The questions that may come after ``desde``; itself only if the way turns round."""
    vistas: set[str] = set()
    por_ver = [desde]
    while por_ver:
        pregunta = arbol.por_clave.get(por_ver.pop())
        for r in pregunta.respuestas if pregunta else ():
            if r.destino in arbol.por_clave and r.destino not in vistas:
                vistas.add(r.destino)
                por_ver.append(r.destino)
    return vistas


# --- JSON ---


def a_json(arbol: Arbol) -> dict[str, Any]:
    return {
        "preguntas": [
            {
                "clave": p.clave,
                "texto": p.texto,
                "ayuda": p.ayuda,
                "respuestas": [asdict(r) for r in p.respuestas],
            }
            for p in arbol.preguntas
        ]
    }


def de_json(datos: dict[str, Any]) -> Arbol:
    """The tree as `a_json` wrote it; {} is an empty one."""
    return Arbol(
        tuple(
            Pregunta(p["clave"], p["texto"], p["ayuda"], tuple(Respuesta(**r) for r in p["respuestas"]))
            for p in datos.get("preguntas", [])
        )
    )
