"""Small inputs of every kind for hypothesis, and slow computations that are obviously right."""

from itertools import product

from hypothesis import strategies as st

from tests.asignacion.procesos import politica

DEPARTAMENTOS = ["05", "11", "91"]
COMUNIDADES = [None, None, "C1", "C2"]


@st.composite
def entradas(draw, personas=6, plazas=4, **cambios):
    """Up to that many people and posts: tiers, communities, posts for several, lists of any length."""
    codigos = [f"P{n}" for n in range(draw(st.integers(0, plazas)))]
    nombres = [f"A{n}" for n in range(draw(st.integers(0, personas)))]
    fijos = {"completar": draw(st.sampled_from(["ninguno", "departamentos", "todos"]))}
    fijos["orden_departamento"] = draw(st.sampled_from(["codigo", "dificultad"]))
    return {
        "version": "sso-entrada-v1",
        "proceso": "2027-1",
        "profesion": "MEDICINA",
        "politica": politica(**{**fijos, **cambios}, niveles=[1, 2, 3]),
        "plazas": {codigo: draw(_plaza()) for codigo in codigos},
        "aspirantes": {nombre: draw(_aspirante(codigos)) for nombre in nombres},
        "sorteo": draw(st.permutations(nombres)),
    }


def _plaza():
    return st.fixed_dictionaries(
        {
            "departamento": st.sampled_from(DEPARTAMENTOS),
            "cupos": st.integers(1, 2),
            "comunidad": st.sampled_from(COMUNIDADES),
            "dificultad": st.sampled_from([None, 1, 2]),
        }
    )


def _aspirante(codigos):
    lista = st.lists(st.sampled_from(codigos), unique=True, max_size=5) if codigos else st.just([])
    return st.fixed_dictionaries(
        {
            "nivel": st.integers(1, 3),
            "comunidad": st.sampled_from(COMUNIDADES),
            "plazas": lista,
            "departamentos": st.lists(st.sampled_from(DEPARTAMENTOS), unique=True),
        }
    )


def clave(entrada, quien, plaza):
    """Key of the rule, written again for the tests."""
    aspirante, comunidad = entrada["aspirantes"][quien], entrada["plazas"][plaza]["comunidad"]
    nivel = 0 if comunidad and comunidad == aspirante["comunidad"] else aspirante["nivel"]
    return nivel, entrada["sorteo"].index(quien)


def lista_completa(entrada, quien):
    """Expanded list, naively."""
    regla, plazas = entrada["politica"], entrada["plazas"]
    aspirante = entrada["aspirantes"][quien]
    lista = list(aspirante["plazas"])
    todos = sorted({plaza["departamento"] for plaza in plazas.values()})
    siguen = {
        "ninguno": [],
        "departamentos": aspirante["departamentos"],
        "todos": aspirante["departamentos"] + todos,
    }

    def orden(codigo):
        dificultad = plazas[codigo]["dificultad"] if regla["orden_departamento"] == "dificultad" else 0
        return (9 if dificultad is None else dificultad), codigo

    for departamento in siguen[regla["completar"]]:
        suyas = [codigo for codigo in plazas if plazas[codigo]["departamento"] == departamento]
        lista += [codigo for codigo in sorted(suyas, key=orden) if codigo not in lista]
    return lista


def a_mano(entrada):
    """Deferred acceptance in rounds, as one would do it on a table: slow and plain."""
    listas = {quien: lista_completa(entrada, quien) for quien in entrada["aspirantes"]}
    while True:
        pide = {quien: lista[0] for quien, lista in listas.items() if lista}
        sobran = []
        for plaza, datos in entrada["plazas"].items():
            piden = sorted((q for q in pide if pide[q] == plaza), key=lambda q: clave(entrada, q, plaza))
            sobran += piden[datos["cupos"] :]
        if not sobran:
            return {quien: pide.get(quien) for quien in entrada["aspirantes"]}
        for quien in sobran:
            listas[quien].pop(0)


def es_estable(entrada, asignacion):
    """No post over its places, and no person and post that would both rather have each other."""
    listas = {quien: lista_completa(entrada, quien) for quien in asignacion}
    ocupan = {plaza: [q for q, p in asignacion.items() if p == plaza] for plaza in entrada["plazas"]}
    if any(len(ocupan[plaza]) > datos["cupos"] for plaza, datos in entrada["plazas"].items()):
        return False
    for quien, lista in listas.items():
        mejores = lista[: lista.index(asignacion[quien])] if asignacion[quien] else lista
        for plaza in mejores:
            peores = [q for q in ocupan[plaza] if clave(entrada, q, plaza) > clave(entrada, quien, plaza)]
            if peores or len(ocupan[plaza]) < entrada["plazas"][plaza]["cupos"]:
                return False
    return True


def estables(entrada):
    """Every stable matching, by trying all of them."""
    personas = list(entrada["aspirantes"])
    opciones = [[None, *lista_completa(entrada, quien)] for quien in personas]
    posibles = (dict(zip(personas, eleccion, strict=True)) for eleccion in product(*opciones))
    return [asignacion for asignacion in posibles if es_estable(entrada, asignacion)]
