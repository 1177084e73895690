"""What is wrong with a definition, each thing with its place and its way out. Pure.

A definition without defects loses no case: every stage is reached, and from every stage every way ends.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .estructura import FIN, Campo, Estructura, Etapa, Tipo

CLAVE = re.compile(r"[a-z][a-z0-9_]{0,39}")
MARCA = re.compile(r"\{([^{}]*)\}")
# What a template may say of the case, besides the answers.
DEL_CASO = (
    "numero",
    "tramite",
    "entidad",
    "persona",
    "documento",
    "fecha",
    "decision",
    "motivo",
    "resultado",
)


@dataclass(frozen=True)
class Defecto:
    """One thing to mend. ``donde``: the field or stage by name; ``salida``: what to do."""

    donde: str
    mensaje: str
    salida: str


def defectos(estructura: Estructura) -> list[Defecto]:
    """Everything that must be mended before publishing, form first; [] if nothing."""
    return [
        *_de_campos(estructura.campos),
        *_de_etapas(estructura),
        *_de_forma(estructura),
        *_de_encuesta(estructura),
    ]


# --- The form ---


def _de_campos(campos: tuple[Campo, ...]) -> Iterator[Defecto]:
    if not campos:
        yield Defecto("Formulario", "No pregunta nada.", "Agregue por lo menos una pregunta")
    yield from _repetidas((c.clave for c in campos), "la pregunta")
    anteriores: set[str] = set()
    for campo in campos:
        yield from _de_campo(campo, anteriores, campos)
        anteriores.add(campo.clave)


def _de_campo(campo: Campo, anteriores: set[str], campos: tuple[Campo, ...]) -> Iterator[Defecto]:
    donde = f"Pregunta «{campo.rotulo or campo.clave}»"
    if not CLAVE.fullmatch(campo.clave):
        yield Defecto(donde, f"La clave «{campo.clave}» no sirve.", "Use minúsculas, números y guion bajo")
    if campo.clave in DEL_CASO:
        yield Defecto(
            donde,
            f"La clave «{campo.clave}» ya la tiene el caso: en un documento se leería otra cosa.",
            f"Póngale otra, por ejemplo «{campo.clave}_dicha»",
        )
    if not campo.rotulo.strip():
        yield Defecto(donde, "No dice qué pregunta.", "Escriba la pregunta")
    if campo.tipo == Tipo.OPCION and len(set(campo.opciones)) < 2:
        yield Defecto(donde, "Es una lista con menos de dos opciones.", "Escriba por lo menos dos")
    if campo.si:
        yield from _de_condicion(campo, donde, anteriores, campos)


def _de_condicion(
    campo: Campo, donde: str, anteriores: set[str], campos: tuple[Campo, ...]
) -> Iterator[Defecto]:
    si = campo.si
    assert si is not None  # noqa: S101 (whoever calls looked)
    otro = next((c for c in campos if c.clave == si.campo), None)
    if otro is None:
        yield Defecto(donde, f"Depende de «{si.campo}», que no existe.", "Elija una pregunta de la lista")
    elif si.campo not in anteriores:
        yield Defecto(
            donde,
            f"Depende de «{otro.rotulo}», que se pregunta después.",
            "Ponga antes la pregunta de la que depende",
        )
    elif otro.tipo != Tipo.OPCION:
        yield Defecto(
            donde,
            f"Depende de «{otro.rotulo}», que no es una lista.",
            "Haga depender la pregunta de una lista",
        )
    elif sobran := [v for v in si.valores if v not in otro.opciones]:
        yield Defecto(
            donde, f"Espera «{sobran[0]}», que no está entre las opciones de «{otro.rotulo}».",
            "Elija una de sus opciones",
        )  # fmt: skip
    if not si.valores:
        yield Defecto(
            donde, "Tiene una condición sin respuesta esperada.", "Diga con qué respuesta se muestra"
        )


# --- Each stage ---


def _de_etapas(estructura: Estructura) -> Iterator[Defecto]:
    if not estructura.etapas:
        yield Defecto("Etapas", "No hay ninguna etapa.", "Agregue la etapa en que alguien responde")
    yield from _repetidas((e.clave for e in estructura.etapas), "la etapa")
    for etapa in estructura.etapas:
        yield from _de_etapa(etapa, estructura)


def _de_etapa(etapa: Etapa, estructura: Estructura) -> Iterator[Defecto]:
    donde = f"Etapa «{etapa.nombre or etapa.clave}»"
    if not CLAVE.fullmatch(etapa.clave):
        yield Defecto(donde, f"La clave «{etapa.clave}» no sirve.", "Use minúsculas, números y guion bajo")
    if not etapa.nombre.strip():
        yield Defecto(donde, "No tiene nombre.", "Escriba el nombre que verá la persona")
    if not etapa.area:
        yield Defecto(donde, "Nadie responde por ella.", "Elija el área responsable")
    if etapa.plazo_dias_habiles < 1:
        yield Defecto(donde, "Su plazo es de cero días.", "Escriba por lo menos un día hábil")
    if not etapa.acciones:
        yield Defecto(donde, "No tiene salida: la solicitud se quedaría ahí.", "Agregue una acción")
    yield from _repetidas((a.clave for a in etapa.acciones), f"la acción de «{etapa.nombre}»")
    yield from _de_acciones(etapa, donde, estructura)
    yield from _de_documento(etapa, donde, estructura)


def _de_acciones(etapa: Etapa, donde: str, estructura: Estructura) -> Iterator[Defecto]:
    for accion in etapa.acciones:
        dicha = f"{donde}, acción «{accion.rotulo or accion.clave}»"
        if not accion.rotulo.strip():
            yield Defecto(dicha, "No dice qué se hace.", "Escriba el verbo: «Conceder», «Negar»")
        if accion.destino in {"", FIN}:
            yield Defecto(dicha, "No lleva a ninguna parte.", "Elija la etapa que sigue o un final")
        elif not accion.termina and accion.destino not in estructura.por_clave:
            yield Defecto(dicha, f"Lleva a «{accion.destino}», que no existe.", "Elija una etapa de la lista")
        if accion.aplica_efecto and not etapa.efecto:
            yield Defecto(
                dicha, "Aplica un efecto y la etapa no tiene ninguno.", "Elija el efecto de la etapa"
            )
    if etapa.efecto and not any(a.aplica_efecto for a in etapa.acciones):
        yield Defecto(donde, "Tiene un efecto que ninguna acción aplica.", "Marque la acción que lo aplica")


def _de_documento(etapa: Etapa, donde: str, estructura: Estructura) -> Iterator[Defecto]:
    documento = etapa.documento
    if documento is None:
        return
    if not documento.titulo.strip() or not documento.texto.strip():
        yield Defecto(
            donde, "Produce un documento sin plantilla.", "Escriba el título y el texto del documento"
        )
    conocidas = {*DEL_CASO, *(c.clave for c in estructura.campos)}
    for marca in dict.fromkeys(MARCA.findall(documento.texto)):
        if marca not in conocidas:
            yield Defecto(
                donde, f"El documento usa {{{marca}}}, que no es de esta solicitud.",
                "Use la clave de una pregunta o una de la lista",
            )  # fmt: skip


def _de_encuesta(estructura: Estructura) -> Iterator[Defecto]:
    if not estructura.encuesta.escala.strip() or not estructura.encuesta.abierta.strip():
        yield Defecto("Encuesta", "Le falta una de sus dos preguntas.", "Escriba las dos")
    yield from _repetidas((p.clave for p in estructura.encuesta.otras), "la encuesta")
    for p in estructura.encuesta.otras:
        if not p.texto.strip() or not CLAVE.fullmatch(p.clave):
            yield Defecto(
                "Encuesta", f"La pregunta «{p.texto or p.clave}» no está completa.", "Escríbala otra vez"
            )


# --- The whole: everything is reached, nothing turns round, everything ends ---


def _de_forma(estructura: Estructura) -> Iterator[Defecto]:
    etapas = estructura.por_clave
    if not etapas:
        return
    if estructura.inicio not in etapas:
        yield Defecto("Etapas", "No se sabe por cuál empieza.", "Elija la primera etapa")
        return
    alcanzadas = alcanzables(estructura, estructura.inicio)
    for clave, etapa in etapas.items():
        donde = f"Etapa «{etapa.nombre or clave}»"
        if clave not in alcanzadas:
            yield Defecto(
                donde, "Ninguna solicitud llega a ella.", "Lleve a ella una acción de otra etapa, o quítela"
            )
        if vuelve(estructura, clave):
            yield Defecto(
                donde, "Se vuelve a ella: la solicitud daría vueltas sin terminar.",
                "Lleve cada acción a una etapa posterior. Pedirle algo a la persona no necesita otra etapa",
            )  # fmt: skip
        elif not _termina(estructura, clave):
            yield Defecto(donde, "Desde ella no se llega a un final.", "Haga que una acción lleve a un final")


def _destinos(etapa: Etapa, etapas: Iterable[str]) -> list[str]:
    return [a.destino for a in etapa.acciones if not a.termina and a.destino in etapas]


def alcanzables(estructura: Estructura, desde: str) -> set[str]:
    """The stages a case may still go through from ``desde``, itself included."""
    vistas, por_ver = {desde}, [desde]
    while por_ver:
        for destino in _destinos(estructura.por_clave[por_ver.pop()], estructura.por_clave):
            if destino not in vistas:
                vistas.add(destino)
                por_ver.append(destino)
    return vistas


def vuelve(estructura: Estructura, clave: str) -> bool:
    """Whether a case that leaves the stage may come back to it."""
    destinos = _destinos(estructura.por_clave[clave], estructura.por_clave)
    return any(clave in alcanzables(estructura, d) for d in destinos)


def _termina(estructura: Estructura, clave: str) -> bool:
    return any(
        a.termina and a.resultado
        for e in alcanzables(estructura, clave)
        for a in estructura.por_clave[e].acciones
    )


def _repetidas(claves: Iterable[str], que: str) -> Iterator[Defecto]:
    for clave, veces in Counter(claves).items():
        if veces > 1:
            yield Defecto(f"Clave «{clave}»", f"Está repetida en {que}.", "Cambie una de las dos")
