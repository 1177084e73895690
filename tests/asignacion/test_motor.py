"""What the rule promises, on generated inputs of every kind."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asignacion.certificado import certificar
from asignacion.entrada import EntradaInvalida
from asignacion.listas import expandir, por_departamento
from asignacion.motor import aceptacion_diferida, asignar
from tests.asignacion.procesos import entrada as proceso
from tests.asignacion.sorteos_pequenos import a_mano, clave, entradas, es_estable, estables, lista_completa
from verificador.verificar import resultado_de


def colocados(asignacion):
    return {quien for quien, plaza in asignacion.items() if plaza}


@given(entradas(personas=8, plazas=6))
def test_el_motor_el_general_el_verificador_y_la_mesa_dan_lo_mismo(entrada):
    listas = {quien: lista_completa(entrada, quien) for quien in entrada["aspirantes"]}
    cupos = {codigo: plaza["cupos"] for codigo, plaza in entrada["plazas"].items()}
    general = aceptacion_diferida(listas, cupos, lambda quien, plaza: clave(entrada, quien, plaza))
    posicion = {quien: n for n, quien in enumerate(entrada["sorteo"])}
    resultado = asignar(entrada)
    assert resultado["asignacion"] == general == a_mano(entrada)
    assert resultado == resultado_de(entrada, posicion)


@given(entradas(personas=8, plazas=6))
def test_la_lista_expandida_es_la_de_la_regla(entrada):
    grupos, completar = por_departamento(entrada), entrada["politica"]["completar"]
    for quien, aspirante in entrada["aspirantes"].items():
        assert list(expandir(aspirante, grupos, completar)) == lista_completa(entrada, quien)


@given(entradas(personas=8, plazas=6))
def test_nadie_envidia_con_razon_y_nada_se_desperdicia(entrada):
    assert es_estable(entrada, asignar(entrada)["asignacion"])


@given(entradas(personas=4, plazas=3))
def test_es_el_mejor_estable_para_todos_y_todos_llenan_lo_mismo(entrada):
    asignacion = asignar(entrada)["asignacion"]
    for otra in estables(entrada):
        assert colocados(otra) == colocados(asignacion)
        assert sorted(filter(None, otra.values())) == sorted(filter(None, asignacion.values()))
        for quien, plaza in otra.items():
            lista = lista_completa(entrada, quien)
            assert plaza is None or lista.index(asignacion[quien]) <= lista.index(plaza)


SEMILLA = "ab" * 32


def sin_sorteo():
    return {k: v for k, v in proceso("2027-1", "MEDICINA", 12, 5).items() if k not in {"semilla", "sorteo"}}


def test_la_semilla_es_la_misma_dentro_de_la_entrada_o_aparte():
    dentro = asignar({**sin_sorteo(), "semilla": SEMILLA})
    assert dentro == asignar(sin_sorteo(), SEMILLA) == asignar(sin_sorteo(), bytes.fromhex(SEMILLA))
    assert dentro == asignar({**sin_sorteo(), "semilla": SEMILLA}, SEMILLA)
    assert dentro["asignacion"] != asignar(sin_sorteo(), "cd" * 32)["asignacion"]


def test_una_entrada_que_trae_otra_semilla_se_rechaza():
    with pytest.raises(EntradaInvalida, match="semilla: la entrada ya trae otra semilla"):
        asignar({**sin_sorteo(), "semilla": SEMILLA}, "cd" * 32)


def test_sin_semilla_ni_orden_no_hay_sorteo():
    with pytest.raises(EntradaInvalida, match="semilla: falta la semilla"):
        asignar(sin_sorteo())


@given(entradas(), st.randoms())
def test_el_orden_en_que_se_procesa_no_cambia_nada(entrada, dado):
    mezclada = {**entrada}
    for campo in ("aspirantes", "plazas"):
        pares = list(entrada[campo].items())
        dado.shuffle(pares)
        mezclada[campo] = dict(pares)
    assert asignar(mezclada) == asignar(entrada)


@given(entradas())
def test_el_certificado_sale_de_toda_corrida(entrada):
    assert certificar(entrada, asignar(entrada), entrada["sorteo"]) == []


@given(entradas(completar="todos"))
def test_con_listas_completas_se_llenan_todos_los_cupos_posibles(entrada):
    cupos = sum(plaza["cupos"] for plaza in entrada["plazas"].values())
    assert len(colocados(asignar(entrada)["asignacion"])) == min(len(entrada["aspirantes"]), cupos)


def test_un_proceso_grande_da_lo_mismo_en_motor_y_verificador():
    entrada = proceso("2027-1", "MEDICINA", 900, 400)
    nombres = sorted(entrada["aspirantes"])
    random.Random(1).shuffle(nombres)
    posicion = {quien: n for n, quien in enumerate(nombres)}
    assert asignar({**entrada, "sorteo": nombres}) == resultado_de(entrada, posicion)
