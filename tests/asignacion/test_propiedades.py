"""Why playing with the list does not pay, and who can change what."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from asignacion.motor import asignar
from tests.asignacion.sorteos_pequenos import entradas, lista_completa


def con(entrada, quien, **cambios):
    aspirantes = {**entrada["aspirantes"], quien: {**entrada["aspirantes"][quien], **cambios}}
    return {**entrada, "aspirantes": aspirantes}


def puesto(entrada, quien, plaza):
    """How good a post is for a person: its place in the true list; no post, after all of them."""
    lista = lista_completa(entrada, quien)
    return lista.index(plaza) if plaza in lista else len(lista)


def otras_listas(entrada, quien):
    """Every other list of posts, with every order of departamentos of the person."""
    codigos = list(entrada["plazas"])
    for largo in range(len(codigos) + 1):
        for plazas in permutations(codigos, largo):
            for departamentos in permutations(entrada["aspirantes"][quien]["departamentos"]):
                yield {"plazas": list(plazas), "departamentos": list(departamentos)}


@settings(max_examples=25)
@given(entradas(personas=4, plazas=3), st.data())
def test_nadie_gana_mintiendo_en_su_lista(entrada, data):
    if not entrada["aspirantes"]:
        return
    quien = data.draw(st.sampled_from(list(entrada["aspirantes"])))
    verdad = puesto(entrada, quien, asignar(entrada)["asignacion"][quien])
    for lista in otras_listas(entrada, quien):
        assert puesto(entrada, quien, asignar(con(entrada, quien, **lista))["asignacion"][quien]) >= verdad


@settings(max_examples=25)
@given(entradas(personas=4, plazas=3, completar="todos"), st.data())
def test_la_lista_propia_cambia_donde_pero_nunca_si_se_presta(entrada, data):
    if not entrada["aspirantes"]:
        return
    quien = data.draw(st.sampled_from(list(entrada["aspirantes"])))
    presta = asignar(entrada)["asignacion"][quien] is not None
    for lista in otras_listas(entrada, quien):
        assert (asignar(con(entrada, quien, **lista))["asignacion"][quien] is not None) == presta


@given(entradas(completar="todos"), st.data())
def test_una_coalicion_no_cambia_cuantos_prestan_ni_quienes_sin_comunidades(entrada, data):
    otra, codigos = entrada, list(entrada["plazas"])
    for quien in entrada["aspirantes"]:
        if codigos and data.draw(st.booleans()):
            otra = con(otra, quien, plazas=data.draw(st.lists(st.sampled_from(codigos), unique=True)))
    antes, despues = (asignar(e)["asignacion"] for e in (entrada, otra))
    prestan = [{quien for quien, plaza in a.items() if plaza} for a in (antes, despues)]
    assert len(prestan[0]) == len(prestan[1])
    if not any(a["comunidad"] for a in entrada["aspirantes"].values()):
        assert prestan[0] == prestan[1]


@given(entradas(), st.data())
def test_un_mejor_nivel_nunca_da_una_plaza_peor(entrada, data):
    if not entrada["aspirantes"]:
        return
    quien = data.draw(st.sampled_from(list(entrada["aspirantes"])))
    nivel = entrada["aspirantes"][quien]["nivel"]
    mejor = con(entrada, quien, nivel=data.draw(st.integers(1, nivel)))
    antes, despues = (asignar(e)["asignacion"][quien] for e in (entrada, mejor))
    assert puesto(entrada, quien, despues) <= puesto(entrada, quien, antes)


@given(entradas(), st.randoms())
def test_otros_nombres_dan_lo_mismo_con_otros_nombres(entrada, dado):
    nombres = list(entrada["aspirantes"])
    nuevos = dict(zip(nombres, dado.sample(range(100), len(nombres)), strict=True))
    nuevos = {viejo: f"Z{numero}" for viejo, numero in nuevos.items()}
    aspirantes = {nuevos[quien]: datos for quien, datos in entrada["aspirantes"].items()}
    otra = {**entrada, "aspirantes": aspirantes, "sorteo": [nuevos[q] for q in entrada["sorteo"]]}
    esperada = {nuevos[quien]: plaza for quien, plaza in asignar(entrada)["asignacion"].items()}
    assert asignar(otra)["asignacion"] == esperada


@given(entradas())
def test_otros_codigos_de_plaza_en_el_mismo_orden_dan_lo_mismo(entrada):
    plazas = {f"X{codigo}": datos for codigo, datos in entrada["plazas"].items()}
    aspirantes = {
        quien: {**datos, "plazas": [f"X{codigo}" for codigo in datos["plazas"]]}
        for quien, datos in entrada["aspirantes"].items()
    }
    esperada = {q: p and f"X{p}" for q, p in asignar(entrada)["asignacion"].items()}
    assert asignar({**entrada, "plazas": plazas, "aspirantes": aspirantes})["asignacion"] == esperada
