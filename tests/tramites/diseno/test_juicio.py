"""Every mistake of an administrator is found, at its place, with a way out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramites.diseno.estructura import Campo, Condicion, Documento, Estructura, Tipo
from tramites.diseno.juicio import alcanzables, defectos

from .estructuras import cambiada, con_acciones, sanas


def mensajes(estructura):
    return [d.mensaje for d in defectos(estructura)]


@given(sanas())
def test_una_definicion_sana_no_tiene_defectos(estructura):
    assert defectos(estructura) == []


@given(sanas(), st.data())
def test_toda_vuelta_se_encuentra(estructura, data):
    n = data.draw(st.integers(0, len(estructura.etapas) - 1))
    antes = [e.clave for e in estructura.etapas if f"e{n}" in alcanzables(estructura, e.clave)]
    mala = con_acciones(estructura, n, data.draw(st.sampled_from(antes)), "fin:favorable")
    assert any(d.donde == f"Etapa «Etapa {n}»" and "daría vueltas" in d.mensaje for d in defectos(mala))


@given(sanas(), st.data())
def test_lo_que_se_le_quita_a_una_etapa_se_nota(estructura, data):
    n = data.draw(st.integers(0, len(estructura.etapas) - 1))
    cambio, dicho = data.draw(
        st.sampled_from(
            [
                ({"area": ""}, "Nadie responde"),
                ({"plazo_dias_habiles": 0}, "cero días"),
                ({"acciones": ()}, "No tiene salida"),
                ({"nombre": " "}, "No tiene nombre"),
                ({"documento": Documento("Título", "")}, "sin plantilla"),
                ({"documento": Documento("T", "{nada}")}, "{nada}"),
                ({"clave": "Con Espacio"}, "no sirve"),
                ({"efecto": "uno"}, "ninguna acción aplica"),
            ]
        )
    )
    hallados = defectos(cambiada(estructura, n, **cambio))
    assert any(dicho in d.mensaje and d.salida for d in hallados)


@given(sanas())
def test_una_etapa_a_la_que_nadie_llega_se_nota(estructura):
    suelta = replace(estructura.etapas[-1], clave="suelta")
    mala = replace(estructura, etapas=(*estructura.etapas, suelta))
    assert "Ninguna solicitud llega a ella." in mensajes(mala)


@given(sanas())
def test_una_clave_repetida_se_nota(estructura):
    mala = replace(estructura, campos=(*estructura.campos, estructura.campos[0]))
    assert any("repetida" in m for m in mensajes(mala))


LISTA = Campo("vive", Tipo.OPCION, "¿Vive allá?", opciones=("Sí", "No"))
TEXTO = Campo("donde", Tipo.TEXTO, "¿Dónde?")


@pytest.mark.parametrize(
    ("campos", "dicho"),
    [
        ((replace(TEXTO, si=Condicion("nadie", ("Sí",))),), "que no existe"),
        ((replace(TEXTO, si=Condicion("vive", ("Sí",))), LISTA), "después"),
        ((LISTA, replace(TEXTO, si=Condicion("vive", ("Tal vez",)))), "«Tal vez»"),
        ((LISTA, replace(TEXTO, si=Condicion("vive", ()))), "sin respuesta esperada"),
        ((TEXTO, replace(TEXTO, clave="b", si=Condicion("donde", ("x",)))), "no es una lista"),
        ((replace(LISTA, opciones=("Sí", "Sí")),), "menos de dos"),
        ((replace(TEXTO, rotulo=""),), "No dice qué pregunta"),
        ((replace(TEXTO, clave="motivo"),), "ya la tiene el caso"),
        ((), "No pregunta nada"),
    ],
)
def test_los_defectos_del_formulario_se_notan(campos, dicho):
    assert any(dicho in m for m in mensajes(Estructura(campos)))


@given(sanas())
def test_una_accion_que_no_lleva_a_nada_se_nota(estructura):
    for destino, dicho in [("", "ninguna parte"), ("fin:", "ninguna parte"), ("luna", "no existe")]:
        assert any(dicho in m for m in mensajes(con_acciones(estructura, -1, destino)))


def test_sin_etapas_y_sin_la_primera_se_nota():
    assert "No hay ninguna etapa." in mensajes(Estructura((TEXTO,)))


@given(sanas())
def test_sin_saber_por_cual_empieza_se_nota(estructura):
    assert "No se sabe por cuál empieza." in mensajes(replace(estructura, inicio="luna"))
