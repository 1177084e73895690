"""One story per role of compliance, in Chromium, with and without JavaScript, on the invented country."""

import pytest

from . import cumplimiento

pytestmark = pytest.mark.navegador
CON_Y_SIN = pytest.mark.parametrize(
    "javascript", [True, pytest.param(False, marks=pytest.mark.larga)], ids=["con_js", "sin_js"]
)  # every form answers without JavaScript in its own tests; whole stories again in the long ones


@CON_Y_SIN
def test_una_entidad_informa_por_formulario_por_archivo_y_habla_en_la_mesa(visitante, javascript):
    entidad = visitante(javascript=javascript)
    cumplimiento.informar(entidad)
    cumplimiento.cargar(entidad)
    cumplimiento.sentarse_a_la_mesa(entidad)


def test_fiscalizacion_ordena_pregunta_decide_y_mira_el_tablero(visitante):
    fiscal = visitante()
    cumplimiento.dictar(fiscal, "2026-R1")
    cumplimiento.decidir(fiscal)


@CON_Y_SIN
def test_una_persona_dice_que_no_le_cumplieron_y_alguien_lo_atiende(visitante, javascript):
    afectada, cualquiera = (visitante(javascript=javascript, ancho=360, alto=640) for _ in range(2))
    caso = cumplimiento.contradecir(afectada, cualquiera)
    cumplimiento.atender_contradiccion(visitante(javascript=javascript), caso)


@CON_Y_SIN
def test_la_oirs_encuentra_a_la_persona_y_lee_la_frase(visitante, javascript):
    cumplimiento.responder_en_la_oirs(visitante(javascript=javascript))
