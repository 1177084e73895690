"""Definitions drawn at random: sound ones, for the rules that hold of them all."""

from dataclasses import replace

from hypothesis import strategies as st

from tramites.diseno.estructura import Accion, Campo, Condicion, Documento, Estructura, Etapa, Tipo

RESULTADOS = ("favorable", "desfavorable", "archivada")


@st.composite
def campos(dibujar):
    """One to eight questions; some depend on a list asked before."""
    lista = []
    for n in range(dibujar(st.integers(1, 8))):
        tipo = dibujar(st.sampled_from(Tipo))
        opciones = ("Sí", "No", "No sé") if tipo == Tipo.OPCION else ()
        listas = [c for c in lista if c.tipo == Tipo.OPCION]
        si = None
        if listas and dibujar(st.booleans()):
            si = Condicion(dibujar(st.sampled_from(listas)).clave, (dibujar(st.sampled_from(["Sí", "No"])),))
        lista.append(Campo(f"c{n}", tipo, f"Pregunta {n}", "", dibujar(st.booleans()), opciones, si))
    return tuple(lista)


@st.composite
def sanas(dibujar):
    """One to seven stages; every action goes forward, every stage but the first is reached from before."""
    cuantas = dibujar(st.integers(1, 7))
    llegan = {n: dibujar(st.integers(0, n - 1)) for n in range(1, cuantas)}
    etapas = []
    for n in range(cuantas):
        destinos = [m for m, desde in llegan.items() if desde == n]
        destinos += dibujar(st.lists(st.integers(n + 1, cuantas), max_size=2))
        finales = [f"fin:{r}" for r in dibujar(st.sets(st.sampled_from(RESULTADOS), min_size=1))]
        adelante = [f"e{m}" for m in destinos if m < cuantas]
        etapas.append(_etapa(n, [*adelante, *finales] if n + 1 == cuantas or not adelante else adelante))
    return Estructura(dibujar(campos()), tuple(etapas), "e0")


def _etapa(n, destinos):
    acciones = tuple(Accion(f"a{i}", f"Acción {i}", d) for i, d in enumerate(destinos))
    return Etapa(f"e{n}", f"Etapa {n}", "juridica", n + 1, acciones, Documento("Título", "Texto de {numero}"))


def cambiada(estructura, n, **cambios):
    """The same definition with the stage ``n`` changed."""
    etapas = list(estructura.etapas)
    etapas[n] = replace(etapas[n], **cambios)
    return replace(estructura, etapas=tuple(etapas))


def con_acciones(estructura, n, *destinos):
    """The same definition where the stage ``n`` leads only to ``destinos``."""
    acciones = tuple(Accion(f"x{i}", f"Ir a {d}", d) for i, d in enumerate(destinos))
    return cambiada(estructura, n, acciones=acciones)
