"""Published = approved, worked by hand."""

import pytest

from plazas.consultas.catalogo import conciliar
from plazas.estados import Estado
from plazas.indicadores import plazas_publicadas
from tests.fabricas import PASTO, PlazaFactory

pytestmark = pytest.mark.django_db


def test_publicadas_de_las_aprobadas_por_secretaria_la_peor_primero():
    for estado in (Estado.PUBLICADA, Estado.PUBLICADA, Estado.SUSPENDIDA, Estado.ENVIADA):
        PlazaFactory(estado=estado)
    for estado in (Estado.APROBADA, Estado.PUBLICADA, Estado.PUBLICADA):
        PlazaFactory(estado=estado, municipio_id=PASTO)
    filas = [tuple(fila.values())[1:] for fila in plazas_publicadas().filas]
    assert filas == [(5, 4, 80.0), (3, 2, 66.7), (2, 2, 100.0)]


def test_el_pais_del_indicador_es_el_que_dice_el_catalogo():
    PlazaFactory.create_batch(2)
    PlazaFactory(estado=Estado.APROBADA)
    pais, catalogo = plazas_publicadas().filas[0], conciliar()
    assert (pais["aprobadas"], pais["publicadas"]) == (catalogo["aprobadas"], catalogo["publicadas"])


def test_sin_plazas_aprobadas_no_hay_porcentaje():
    assert plazas_publicadas().filas[0]["porcentaje"] is None
