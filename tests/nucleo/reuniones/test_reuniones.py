"""A meeting is written once, its decisions wait until somebody carries them out."""

from functools import partial
from uuid import uuid4

import pytest

from sso_portal.nucleo.reuniones.consultas import por_cumplir, reuniones_de
from sso_portal.nucleo.reuniones.forms import ReunionForm
from sso_portal.nucleo.reuniones.servicios import anotar_reunion, cumplir_decision
from tests.apoyo.carreras import a_la_vez
from tests.fabricas import UsuarioFactory

ESCRITO = {
    "fecha_dia": "3", "fecha_mes": "8", "fecha_ano": "2026", "asunto": "Avance", "asistentes": "Ana\n\nLuz ",
    "acta": "Se habló de la fila.", "decisiones": "Ana mide la fila\n\nLuz abre otro turno",
}  # fmt: skip


@pytest.fixture
def reunion(db):
    form = ReunionForm(ESCRITO)
    assert form.is_valid()
    clave, actor = uuid4(), UsuarioFactory()
    anotar_reunion("x.cosa:1", form.leida, actor=actor, clave=clave)
    return anotar_reunion("x.cosa:1", form.leida, actor=actor, clave=clave)


def test_se_anota_una_vez_con_sus_decisiones_en_orden(reunion):
    assert reuniones_de("x.cosa:1").get() == reunion
    assert reunion.quienes == ["Ana", "Luz"]
    assert [d.texto for d in reunion.decisiones.all()] == ["Ana mide la fila", "Luz abre otro turno"]
    assert not reuniones_de("x.cosa:12").exists()


@pytest.mark.usefixtures("base_clonada")
def test_dos_pulsaciones_a_la_vez_anotan_una_reunion():
    form, clave, actor = ReunionForm(ESCRITO), uuid4(), UsuarioFactory()
    assert form.is_valid()
    anotar = partial(anotar_reunion, "x.cosa:1", form.leida, actor=actor, clave=clave)
    una, otra, tercera = a_la_vez(*[anotar] * 3)
    assert una == otra == tercera
    assert una.decisiones.count() == 2


def test_lo_decidido_espera_hasta_que_alguien_lo_cumple(reunion):
    primera, segunda = por_cumplir("x.")
    quien = UsuarioFactory()
    cumplir_decision(primera, actor=quien)
    cumplir_decision(primera, actor=UsuarioFactory())
    primera.refresh_from_db()
    assert primera.cumplida_por == quien
    assert list(por_cumplir("x.")) == [segunda]


def test_una_decision_muy_larga_se_divide():
    form = ReunionForm({**ESCRITO, "decisiones": "x" * 501})
    assert "Divídala" in str(form.errors["decisiones"])
