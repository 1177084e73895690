#!/usr/bin/env python3
"""How fast is the allocation: ours beside the public packages on one instance, and the holds of the rule.

    python bench/motor.py             three sizes and the peers (about a minute)
    python bench/motor.py --millon    also 1,000,000 people on 280,000 posts (about 2 GB of inputs)

Needs `requirements/bench.txt`. Seconds are of processor, the best of three. Writes docs/bench/motor.md:
absolute times depend on the machine, ratios much less.
"""

import argparse
import gc
import random
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from matching.games import HospitalResident
from matching_algorithms import school_choice_da

from asignacion.certificado import certificar
from asignacion.motor import Emparejamiento, aceptacion_diferida, asignar
from bench._reloj import BREVE, PROCESADOR, cabeza, cronometrar, escribir
from verificador.verificar import firma_de_la_ronda, resultado_de

DEPARTAMENTOS = [f"{n:02}" for n in range(1, 34)]
COMUNIDADES = [f"C{n}" for n in range(8)]
TAMANOS = [
    ("5.000 × 1.400, cinco plazas", 5_000, 1_400, 5, "ninguno", 0.025),
    ("5.000 × 1.400, listas completas", 5_000, 1_400, 5, "todos", 0.1),
    ("50.000 × 14.000, cinco plazas", 50_000, 14_000, 5, "ninguno", 0.3),
]
MILLON = ("1.000.000 × 280.000, diez plazas", 1_000_000, 280_000, 10, "ninguno", 15)


def instancia(personas, plazas, largo, completar):
    """People who want the same posts (squared uniform); 2 % of people and posts have a community."""
    dado = random.Random(personas)
    codigos = [f"P{n:06}" for n in range(plazas)]
    return {
        "version": "sso-entrada-v1",
        "proceso": "2027-1",
        "profesion": "MEDICINA",
        "politica": {
            "max_plazas": largo,
            "completar": completar,
            "orden_departamento": "codigo",
            "sin_plaza": "exonerado",
        },
        "plazas": {
            codigo: {
                "departamento": dado.choice(DEPARTAMENTOS),
                "cupos": dado.choice((1, 1, 1, 2)),
                "comunidad": dado.choice(COMUNIDADES) if dado.random() < 0.02 else None,
            }
            for codigo in codigos
        },
        "aspirantes": {f"A{n:07}": aspirante(dado, codigos, largo) for n in range(personas)},
    }


def aspirante(dado, codigos, largo):
    lista = dict.fromkeys(codigos[int(len(codigos) * dado.random() ** 2)] for _ in range(largo))
    return {
        "nivel": 1 if dado.random() < 0.12 else 2,
        "comunidad": dado.choice(COMUNIDADES) if dado.random() < 0.02 else None,
        "plazas": list(lista),
        "departamentos": dado.sample(DEPARTAMENTOS, 3),
    }


def medir(funcion, veces=3):
    """Best processor time in seconds, and the result."""
    mejor, resultado = float("inf"), None
    for _ in range(veces):
        gc.collect()
        segundos, resultado = cronometrar(funcion, medir=PROCESADOR)
        mejor = min(mejor, segundos)
    return mejor, resultado


def clave_de(entrada, orden):
    posicion = {quien: n for n, quien in enumerate(orden)}
    plazas, aspirantes = entrada["plazas"], entrada["aspirantes"]

    def clave(quien, plaza):
        comunidad = plazas[plaza]["comunidad"]
        propia = comunidad is not None and comunidad == aspirantes[quien]["comunidad"]
        return (0 if propia else aspirantes[quien]["nivel"], posicion[quien])

    return clave


def pares(entrada, orden):
    """The same instance in the form of the packages: only posts and people who name each other."""
    clave, cupos = clave_de(entrada, orden), {p: d["cupos"] for p, d in entrada["plazas"].items()}
    listas = {quien: datos["plazas"] for quien, datos in entrada["aspirantes"].items()}
    interesados = {plaza: [] for plaza in cupos}
    for quien, lista in listas.items():
        for plaza in lista:
            interesados[plaza].append(quien)
    ordenes = {p: sorted(qq, key=lambda q, p=p: clave(q, p)) for p, qq in interesados.items() if qq}
    return listas, ordenes, {plaza: cupos[plaza] for plaza in ordenes}, clave


def de_matching(listas, ordenes, cupos):
    sys.setrecursionlimit(100_000)
    juego = HospitalResident.create_from_dictionaries(listas, ordenes, cupos)
    dentro = {str(plaza): [str(quien) for quien in quienes] for plaza, quienes in juego.solve().items()}
    return {quien: plaza for plaza, quienes in dentro.items() for quien in quienes}


def de_matching_algorithms(listas, ordenes, cupos):
    escuelas = {plaza: {"priorities": orden, "capacity": cupos[plaza]} for plaza, orden in ordenes.items()}
    dentro = school_choice_da(listas, escuelas)
    return {quien: plaza for plaza, quienes in dentro.items() for quien in quienes}


def comparar(entrada, orden):
    """Rows of the table of peers; every one must place everybody in the same post."""
    listas, ordenes, cupos, clave = pares(entrada, orden)
    base, dentro = medir(lambda: Emparejamiento(entrada, orden).correr())
    nuestro = {orden[n % len(orden)]: plaza for plaza, claves in dentro.items() for n in claves}
    rivales = [
        ("`aceptacion_diferida` (la general, nuestra)", lambda: aceptacion_diferida(listas, cupos, clave), 3),
        ("`matching` 1.4.3", lambda: de_matching(listas, ordenes, cupos), 1),
        ("`matching-algorithms` 0.1.0", lambda: de_matching_algorithms(listas, ordenes, cupos), 1),
    ]
    yield f"| motor del portal | {base:.4f} | 1 | – |"
    for nombre, funcion, veces in rivales:
        segundos, donde = medir(funcion, veces)
        igual = {quien: plaza for quien, plaza in donde.items() if plaza is not None} == nuestro
        yield f"| {nombre} | {segundos:.3f} | {segundos / base:.0f} | {'sí' if igual else 'NO'} |"


def fila_de_tamano(tamano):
    nombre, personas, plazas, largo, completar, limite = tamano
    entrada = instancia(personas, plazas, largo, completar)
    orden = list(entrada["aspirantes"])
    random.Random(1).shuffle(orden)
    segundos, _ = medir(lambda: Emparejamiento(entrada, orden).correr())
    memoria = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cumple = "sí" if segundos <= limite else "NO"
    return f"| {nombre} | {segundos:.4f} | {limite} | {cumple} | {memoria:.0f} |", entrada, orden


def pasos(entrada, orden):
    """The parts of one click on complete lists."""
    entrada = {**entrada, "sorteo": orden}
    segundos, resultado = medir(lambda: asignar(entrada))
    yield f"| validar, asignar y resumir | {segundos:.3f} |"
    segundos, errores = medir(lambda: certificar(entrada, resultado, orden))
    yield f"| certificado de estabilidad{' (FALLA)' if errores else ''} | {segundos:.3f} |"
    posicion = {quien: n for n, quien in enumerate(orden)}
    segundos, otro = medir(lambda: resultado_de(entrada, posicion))
    yield f"| segundo programa{'' if otro == resultado else ' (DISTINTO)'} | {segundos:.3f} |"
    segundos, _ = medir(lambda: firma_de_la_ronda(1000, FIRMA, CLAVE), 1)
    yield f"| firma de la baliza, en `verificar.py` | {segundos:.3f} |"


FIRMA = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
CLAVE = (
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)


CABEZA_TAMANOS = ("| tamaño | segundos | límite | cumple | MiB del proceso |", "|---|--:|--:|---|--:|")
CABEZA_PARES = ("| programa | segundos | veces | mismo resultado |", "|---|--:|--:|---|")


def informe(con_millon):
    tabla, hechas = [], []
    for tamano in [*(TAMANOS[:2] if BREVE else TAMANOS), *([MILLON] if con_millon else [])]:
        fila, entrada, orden = fila_de_tamano(tamano)
        print(fila)
        tabla.append(fila)
        if tamano[1] == 5_000:
            hechas.append((entrada, orden))
    partes = [
        f"{cabeza('Velocidad de la asignación', 'motor')} Segundos de procesador, mejor de tres.",
        "## Lo que sostenemos (sólo Python, sin compilar)",
        "\n".join([*CABEZA_TAMANOS, *tabla]),
        "## Al lado de los paquetes públicos, la misma instancia (5.000 × 1.400, cinco plazas)",
        "\n".join([*CABEZA_PARES, *comparar(*hechas[0])]),
        "## Las partes de un clic (5.000 × 1.400, listas completas)",
        "\n".join(["| parte | segundos |", "|---|--:|", *pasos(*hechas[1])]),
    ]
    return "\n\n".join(partes) + "\n"


if __name__ == "__main__":
    argumentos = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    argumentos.add_argument("--millon", action="store_true")
    escribir("motor", informe(argumentos.parse_args().millon))
