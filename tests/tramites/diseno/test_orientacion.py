"""The tree of an orientation is a table of decisions: each row of answers has one end."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramites.diseno.orientacion import (
    Arbol,
    Pregunta,
    Respuesta,
    a_json,
    con_pregunta,
    de_json,
    defectos,
    recorrer,
    sin_pregunta,
)

SI, NO = Respuesta("Sí", "este"), Respuesta("No", "no", motivo="Solo es para quien se graduó.")
GRADO = Pregunta("grado", "¿Ya se graduó?", "", (Respuesta("Sí", "sirvio"), NO))
SIRVIO = Pregunta("sirvio", "¿Ya sirvió?", "", (SI, Respuesta("No", "otro", "inscripcion")))
ARBOL = Arbol((GRADO, SIRVIO))


@pytest.mark.parametrize(
    ("camino", "pregunta", "final"),
    [
        ([], "grado", None),
        ([0], "sirvio", None),
        ([1], None, "no"),
        ([0, 0], None, "este"),
        ([0, 1], None, "otro"),
        ([9], "grado", None),
        ([0, 7], "sirvio", None),
        ([1, 0, 0], None, "no"),
    ],
)
def test_cada_respuesta_lleva_a_donde_dice_la_tabla(camino, pregunta, final):
    punto = recorrer(ARBOL, camino)
    assert (punto.pregunta.clave if punto.pregunta else None) == pregunta
    assert (punto.final.destino if punto.final else None) == final


@given(camino=st.lists(st.integers(-1, 5), max_size=6))
def test_ningun_camino_falla_ni_se_queda_sin_pregunta_ni_final(camino):
    punto = recorrer(ARBOL, camino)
    assert (punto.pregunta is None) != (punto.final is None)


def test_sin_defectos_todo_camino_termina_y_se_guarda_igual():
    assert defectos(ARBOL) == []
    assert de_json(a_json(ARBOL)) == ARBOL


@pytest.mark.parametrize(
    ("arbol", "dicho"),
    [
        (Arbol(), "No hay ninguna"),
        (Arbol((SIRVIO, GRADO)), "Nadie llega a ella"),
        (con_pregunta(ARBOL, replace(SIRVIO, respuestas=(SI,))), "menos de dos respuestas"),
        (con_pregunta(ARBOL, replace(SIRVIO, texto=" ")), "No dice qué pregunta"),
        (sin_pregunta(ARBOL, "sirvio"), "No lleva a ninguna parte"),
        (con_pregunta(ARBOL, replace(SIRVIO, respuestas=(SI, Respuesta("No", "grado")))), "Se vuelve a ella"),
        (con_pregunta(ARBOL, replace(SIRVIO, respuestas=(SI, Respuesta("No", "otro")))), "a cuál otro"),
        (con_pregunta(ARBOL, replace(SIRVIO, respuestas=(SI, Respuesta("No", "no")))), "por qué no"),
        (Arbol((GRADO, SIRVIO, SIRVIO)), "Está repetida"),
    ],
)
def test_cada_error_se_nombra(arbol, dicho):
    assert dicho in " ".join(d.mensaje for d in defectos(arbol))
