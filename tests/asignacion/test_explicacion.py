"""Each person can be told why each better post was not theirs, and nothing about anybody else."""

from hypothesis import given

from asignacion.explicacion import RESERVADA, explicar
from asignacion.motor import asignar
from tests.asignacion.sorteos_pequenos import clave, entradas, lista_completa


@given(entradas(publicidad="abierta"))
def test_cada_plaza_mejor_se_fue_a_quien_tenia_mejor_clave(entrada):
    resultado = asignar(entrada)
    for quien, plaza in resultado["asignacion"].items():
        explicacion, lista = explicar(entrada, resultado, quien), lista_completa(entrada, quien)
        assert [r.plaza for r in explicacion.mejores] == (lista[: lista.index(plaza)] if plaza else lista)
        for razon in explicacion.mejores:
            assert razon.clave == clave(entrada, quien, razon.plaza)
            assert razon.clave > razon.corte
            assert razon.cupos == entrada["plazas"][razon.plaza]["cupos"]


@given(entradas(publicidad="reservada"))
def test_en_reserva_nada_dice_el_corte(entrada):
    resultado = asignar(entrada)
    for quien in entrada["aspirantes"]:
        for razon in explicar(entrada, resultado, quien).mejores:
            assert (razon.corte, razon.frase) == (None, RESERVADA)


@given(entradas(publicidad="abierta"))
def test_lo_propio_va_primero_y_el_resto_aparte(entrada):
    resultado = asignar(entrada)
    for quien, aspirante in entrada["aspirantes"].items():
        explicacion = explicar(entrada, resultado, quien)
        assert [*explicacion.de_la_lista, *explicacion.del_resto] == list(explicacion.mejores)
        assert [r.plaza for r in explicacion.de_la_lista] == aspirante["plazas"][
            : len(explicacion.de_la_lista)
        ]
        assert explicacion.posicion == entrada["sorteo"].index(quien) + 1


@given(entradas(personas=3, plazas=2, publicidad="abierta"))
def test_la_frase_cuenta_las_posiciones_desde_uno(entrada):
    resultado = asignar(entrada)
    for quien in entrada["aspirantes"]:
        for razon in explicar(entrada, resultado, quien).mejores:
            assert f"posición {razon.clave[1] + 1}." in razon.frase
            assert f"posición {razon.corte[1] + 1} en el sorteo" in razon.frase
