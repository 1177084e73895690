"""The real processes come out with their real totals, and person by person as a brute force says."""

import pytest

from asignacion.certificado import certificar
from asignacion.motor import asignar, orden_de_sorteo
from tests.asignacion.procesos import DEPARTAMENTOS, FORMAS, entrada
from verificador.verificar import posiciones, resultado_de


def listas_completas(datos):
    """Every list written out: own posts, departamentos in order, all the rest by departamento and code."""
    todas = sorted(datos["plazas"], key=lambda codigo: (datos["plazas"][codigo]["departamento"], codigo))
    de = {d: [c for c in todas if datos["plazas"][c]["departamento"] == d] for d in DEPARTAMENTOS}
    return {
        quien: list(dict.fromkeys([*a["plazas"], *(c for d in a["departamentos"] for c in de[d]), *todas]))
        for quien, a in datos["aspirantes"].items()
    }


def fuerza_bruta(datos, orden):
    """Deferred acceptance over lists written out in full, one proposal at a time, in no clever order."""
    aspirantes, plazas = datos["aspirantes"], datos["plazas"]
    posicion = {quien: n for n, quien in enumerate(orden)}
    listas = {quien: iter(lista) for quien, lista in listas_completas(datos).items()}
    admitidos, pendientes = {plaza: [] for plaza in plazas}, sorted(aspirantes)
    while pendientes:
        quien = pendientes.pop(0)
        plaza = next(listas[quien], None)
        if plaza is None:
            continue
        propia = plazas[plaza]["comunidad"] and plazas[plaza]["comunidad"] == aspirantes[quien]["comunidad"]
        admitidos[plaza].append((0 if propia else aspirantes[quien]["nivel"], posicion[quien], quien))
        admitidos[plaza].sort()
        pendientes += [sale for _, _, sale in admitidos[plaza][plazas[plaza]["cupos"] :]]
        del admitidos[plaza][plazas[plaza]["cupos"] :]
    donde = {quien: plaza for plaza, dentro in admitidos.items() for _, _, quien in dentro}
    return {quien: donde.get(quien) for quien in aspirantes}


def totales(proceso, azar):
    colocados = {}
    for profesion, personas, cupos in FORMAS[proceso]:
        resultado = asignar(entrada(proceso, profesion, personas, cupos, azar), f"{azar:064x}")
        con_plaza = sum(plaza is not None for plaza in resultado["asignacion"].values())
        colocados[profesion] = (con_plaza, personas - con_plaza, sum(resultado["vacantes"].values()))
    return colocados


@pytest.mark.parametrize("azar", [1, 2, 3])
def test_2020_1_da_sus_totales_exactos(azar):
    assert totales("2020-1", azar) == {
        "MEDICINA": (889, 1785, 0),
        "ODONTOLOGIA": (98, 724, 0),
        "ENFERMERIA": (118, 1466, 0),
        "BACTERIOLOGIA": (56, 160, 0),
    }


@pytest.mark.parametrize("azar", [1, 2, 3])
def test_2022_1_da_sus_totales_exactos(azar):
    assert totales("2022-1", azar) == {
        "MEDICINA": (927, 1702, 0),
        "ODONTOLOGIA": (71, 598, 0),
        "ENFERMERIA": (124, 1392, 0),
        "BACTERIOLOGIA": (50, 122, 0),
    }


@pytest.mark.parametrize("azar", [1, 2, 3])
def test_2023_2_coloca_a_los_611_y_deja_163_vacantes(azar):
    assert totales("2023-2", azar) == {"MEDICINA": (611, 0, 163)}


@pytest.mark.parametrize(
    "azar", [1, pytest.param(2, marks=pytest.mark.larga), pytest.param(3, marks=pytest.mark.larga)]
)
@pytest.mark.parametrize(("profesion", "personas", "cupos"), FORMAS["2020-1"])
def test_cada_persona_queda_donde_dice_la_fuerza_bruta(profesion, personas, cupos, azar):
    datos = entrada("2020-1", profesion, personas, cupos, azar)
    semilla = f"{azar:064x}"
    resultado, orden = asignar(datos, semilla), orden_de_sorteo(datos, semilla)
    assert resultado["asignacion"] == fuerza_bruta(datos, orden)
    assert resultado == resultado_de(datos, posiciones(bytes.fromhex(semilla), "2020-1", profesion, orden))
    assert certificar(datos, resultado, orden) == []
