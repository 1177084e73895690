"""No case is lost and every case ends, whatever its officials decide."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramites.diseno.juicio import alcanzables
from tramites.diseno.recorrido import AccionAjena, camino_mas_largo, pasos_restantes, plazo_total, siguiente

from .estructuras import sanas


def andar(estructura, data):
    """The stages a case goes through when each decision is drawn, and the result."""
    etapa, vistas = estructura.por_clave[estructura.inicio], []
    while etapa:
        vistas.append(etapa.clave)
        accion = data.draw(st.sampled_from(etapa.acciones))
        hecha, etapa = siguiente(estructura, etapa.clave, accion.clave)
    return vistas, hecha.resultado


@given(sanas(), st.data())
def test_toda_solicitud_termina_y_no_pasa_dos_veces_por_lo_mismo(estructura, data):
    vistas, resultado = andar(estructura, data)
    assert resultado
    assert len(vistas) == len(set(vistas)) <= len(estructura.etapas)


@given(sanas(), st.data())
def test_cada_paso_acerca_al_final(estructura, data):
    vistas, _ = andar(estructura, data)
    faltan = [pasos_restantes(estructura, v) for v in vistas]
    assert all(a > b for a, b in pairwise(faltan))
    assert len(vistas) <= faltan[0]


@given(sanas())
def test_a_toda_etapa_se_llega(estructura):
    assert alcanzables(estructura, estructura.inicio) == set(estructura.por_clave)


@given(sanas())
def test_los_pasos_que_se_dicen_son_los_del_camino_mas_largo(estructura):
    camino = camino_mas_largo(estructura, estructura.inicio)
    assert len(camino) == pasos_restantes(estructura, estructura.inicio)
    assert plazo_total(estructura) >= sum(e.plazo_dias_habiles for e in camino[:1])


@given(sanas())
def test_lo_que_no_es_de_la_etapa_no_se_hace(estructura):
    with pytest.raises(AccionAjena, match="ya no se puede"):
        siguiente(estructura, estructura.inicio, "otra")
