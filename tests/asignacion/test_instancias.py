"""Instances with published or hand-derived answers; each file names its source."""

import json
from pathlib import Path

import pytest

from asignacion import merkle, sorteo
from asignacion.motor import aceptacion_diferida, asignar

AQUI = Path(__file__).parent / "instancias"


def instancia(nombre):
    return json.loads((AQUI / f"{nombre}.json").read_text())


def como_entrada(datos):
    politica = {"max_plazas": 5, "completar": datos["completar"], "orden_departamento": "codigo"}
    return {
        "version": "sso-entrada-v1",
        "proceso": "2027-1",
        "profesion": "MEDICINA",
        "politica": {**politica, "sin_plaza": "exonerado"},
        **{campo: datos[campo] for campo in ("plazas", "aspirantes", "sorteo")},
    }


@pytest.mark.parametrize("nombre", ["gs1962_ejemplo1", "nrmp_video"])
def test_los_ejemplos_publicados_dan_la_respuesta_publicada(nombre):
    datos = instancia(nombre)
    ordenes = {plaza: {quien: n for n, quien in enumerate(d["order"])} for plaza, d in datos["posts"].items()}
    cupos = {plaza: d["cap"] for plaza, d in datos["posts"].items()}
    resultado = aceptacion_diferida(
        datos["applicants"], cupos, lambda quien, plaza: ordenes[plaza].get(quien)
    )
    assert resultado == datos["expected"]["applicant_optimal"]


@pytest.mark.parametrize("nombre", ["sso_01_niveles", "sso_04_cadena"])
def test_los_ejemplos_de_la_regla_dan_lo_derivado_a_mano(nombre):
    datos = instancia(nombre)
    resultado = asignar(como_entrada(datos))
    for campo in ("asignacion", "corte", "vacantes"):
        assert resultado[campo] == datos["esperado"][campo]


def test_el_arbol_es_el_del_rfc_6962():
    vector = instancia("vector_merkle_rfc6962")
    hojas = [merkle.hoja(b"", bytes.fromhex(dato)) for dato in vector["hojas_hex"]]
    assert {str(n): merkle.raiz(hojas[:n]).hex() for n in range(9)} == vector["raices"]


def test_el_sorteo_es_el_del_vector():
    vector = instancia("vector_sorteo_hmac")
    semilla = bytes.fromhex(vector["semilla_hex"])
    etiquetas = {i: sorteo.etiqueta(semilla, "2027-1", "MEDICINA", i).hex() for i in vector["etiquetas"]}
    assert etiquetas == vector["etiquetas"]
    assert sorteo.ordenar(semilla, "2027-1", "MEDICINA", etiquetas) == vector["orden"]
