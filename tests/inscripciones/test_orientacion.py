"""«¿Debo inscribirme?» answers without knowing who asks, and keeps nothing."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Inscripcion
from inscripciones.orientacion import OTRA_PROFESION, Servicio, Titulo, orientar
from tests.fabricas import ConvocatoriaFactory

URL = "inscripciones:debo_inscribirme"
DEBE = {"profesion": "MEDICINA", "titulo": "colombia", "servicio": "ninguno"}


@given(st.sampled_from(["MEDICINA", OTRA_PROFESION]), st.sampled_from(Titulo), st.sampled_from(Servicio))
def test_solo_debe_quien_tiene_titulo_que_vale_y_no_ha_cumplido(profesion, titulo, servicio):
    vale = titulo in (Titulo.COLOMBIA, Titulo.CONVALIDADO)
    debe = profesion != OTRA_PROFESION and vale and servicio == Servicio.NINGUNO
    assert orientar(profesion, titulo, servicio).debe is debe


def test_a_quien_convalido_se_le_recuerda_la_resolucion():
    assert "convalidación" in orientar("MEDICINA", Titulo.CONVALIDADO, Servicio.NINGUNO).dice


@pytest.mark.django_db
def test_quien_debe_encuentra_el_boton_y_no_queda_nada_guardado(client):
    ConvocatoriaFactory(estado=EstadoConvocatoria.PUBLICADA)
    pagina = client.post(reverse(URL), DEBE).content.decode()
    assert "Sí, inscríbase" in pagina
    assert reverse("inscripciones:empezar") in pagina
    assert not Inscripcion.objects.exists()
    assert "sessionid" not in client.cookies


@pytest.mark.django_db
def test_lo_que_falta_responder_se_dice_en_cada_pregunta(client):
    pagina = client.post(reverse(URL), {"profesion": "MEDICINA"}).content.decode()
    assert "Error: " in pagina
    assert "Diga si ya tiene el título" in pagina
    assert pagina.count(" checked") == 1
