"""The size of the service and what each draw gave, worked by hand."""

import pytest

from asignacion.indicadores import _fila, resultados, tamano_del_servicio
from asignacion.models import Sorteo
from inscripciones.models import Convocatoria
from plazas.estados import Estado
from tests.fabricas import EntidadFactory, PlazaFactory


def sorteo(personas, con_plaza, primera):
    return Sorteo(
        convocatoria=Convocatoria(nombre="2020-I"),
        conteos={"MEDICINA": {"n": personas - 2, "cupos": 9}, "ENFERMERIA": {"n": 2, "cupos": 1}},
        total_asignados=con_plaza,
        total_primera_opcion=primera,
    )


def test_cada_sorteo_dice_con_plaza_sin_plaza_y_en_su_primera_opcion():
    assert list(_fila(sorteo(40, 30, 12)).values()) == ["2020-I", 40, 30, 10, 12, 75.0, 30.0]


def test_si_quedaron_pocas_sin_plaza_no_se_puede_saber_por_resta():
    fila = _fila(sorteo(40, 37, 12))
    assert fila["sin_plaza"] == "menos de 5"
    assert {fila["con_plaza"], fila["porcentaje_con_plaza"]} == {"no se publica"}


@pytest.mark.django_db
def test_el_servicio_se_mide_en_plazas_puestos_ips_y_personas():
    entidad = EntidadFactory()
    for cupos, estado in ((3, Estado.PUBLICADA), (2, Estado.PUBLICADA), (9, Estado.APROBADA)):
        PlazaFactory(entidad=entidad, cupos=cupos, estado=estado)
    EntidadFactory(esta_activa=False)
    assert tamano_del_servicio().filas == [{"plazas": 2, "puestos": 5, "ips": 1, "personas": 0}]


@pytest.mark.django_db
def test_sin_sorteos_no_hay_resultados():
    assert resultados().filas == []
