"""Invented processes of the size of real ones, always the same for the same number.

Sizes: 2020-I (maravillastereo.com/?p=41917), 2022-I (thegoaspotlight.com, 24 Jan 2022), 2023-II (semana.com
202356). No split by departamento, community or tier is public: those are invented here.
"""

import random

FORMAS = {
    "2020-1": [
        ("MEDICINA", 2674, 889),
        ("ODONTOLOGIA", 822, 98),
        ("ENFERMERIA", 1584, 118),
        ("BACTERIOLOGIA", 216, 56),
    ],
    "2022-1": [
        ("MEDICINA", 2629, 927),
        ("ODONTOLOGIA", 669, 71),
        ("ENFERMERIA", 1516, 124),
        ("BACTERIOLOGIA", 172, 50),
    ],
    "2023-2": [("MEDICINA", 611, 774)],
}
DEPARTAMENTOS = [f"{n:02}" for n in range(5, 100, 3)]
COMUNIDADES = [f"C{n}" for n in range(1, 9)]


def politica(**cambios):
    base = {"max_plazas": 5, "niveles": [1, 2], "completar": "todos", "orden_departamento": "codigo"}
    return {**base, "sin_plaza": "exonerado", "publicidad": "abierta", **cambios}


def entrada(proceso, profesion, aspirantes, cupos, azar=0, **cambios):
    """An input of that many people and places: 1 to 3 places a post, popular posts wanted by most."""
    dado = random.Random(f"{proceso} {profesion} {azar}")
    plazas = _plazas(dado, cupos)
    codigos = list(plazas)
    pesos = [dado.paretovariate(1) for _ in codigos]
    return {
        "version": "sso-entrada-v1",
        "proceso": proceso,
        "profesion": profesion,
        "politica": politica(**cambios),
        "plazas": plazas,
        "aspirantes": {_identificador(n): _aspirante(dado, codigos, pesos) for n in range(aspirantes)},
    }


def _plazas(dado, cupos):
    plazas = {}
    while cupos:
        n = min(cupos, dado.choice((1, 1, 1, 1, 2, 3)))
        cupos -= n
        comunidad = dado.choice(COMUNIDADES) if dado.random() < 0.06 else None
        departamento = dado.choice(DEPARTAMENTOS)
        plazas[f"P{len(plazas):05}"] = {"departamento": departamento, "cupos": n, "comunidad": comunidad}
        plazas[f"P{len(plazas) - 1:05}"]["dificultad"] = dado.randrange(5)
    return plazas


def _aspirante(dado, codigos, pesos):
    lista = list(dict.fromkeys(dado.choices(codigos, pesos, k=dado.randint(0, 5)))) if codigos else []
    return {
        "nivel": 1 if dado.random() < 0.12 else 2,
        "comunidad": dado.choice(COMUNIDADES) if dado.random() < 0.04 else None,
        "plazas": lista,
        "departamentos": dado.sample(DEPARTAMENTOS, dado.randint(0, 6)),
    }


def _identificador(n):
    return f"{n * 7919 % 1_000_003:06X}-{n:05}"
