"""A question that depends on another of its page: hidden until it is asked, and judged by the server."""

from dataclasses import replace

import pytest

from tramites.diseno.estructura import Campo, Condicion, Tipo
from tramites.servicios.borrador import empezar_solicitud

from .casos import ESTRUCTURA, institucion, publicada

pytestmark = pytest.mark.django_db
CAMPOS = (
    Campo("viene", Tipo.OPCION, "¿Viene alguien?", opciones=("Sí", "No")),
    Campo("quien", Tipo.TEXTO, "¿Quién viene?", si=Condicion("viene", ("Sí",))),
    Campo("es_menor", Tipo.OPCION, "¿Es menor?", opciones=("Sí", "No"), si=Condicion("viene", ("Sí",))),
    Campo("tutor", Tipo.NUMERO, "¿Edad?", si=Condicion("es_menor", ("Sí",)), obligatorio=False),
)


@pytest.fixture
def caso(client):
    i = institucion()
    i.version.delete()
    publicada(i.tramite, replace(ESTRUCTURA, campos=CAMPOS))
    client.force_login(i.eva)
    return empezar_solicitud(i.tramite, persona=i.eva.persona, actor=i.eva)


def guardar(client, caso, **datos):
    respuesta = client.post(f"/tramites/mis-solicitudes/{caso.pk}/parte/1/", datos, follow=True)
    caso.refresh_from_db()
    return respuesta.text


def test_sin_responder_esta_escondida_y_con_la_respuesta_no(client, caso):
    pagina = client.get(f"/tramites/mis-solicitudes/{caso.pk}/parte/1/").text
    assert pagina.count('data-si-valores="Sí" hidden') == 3
    assert guardar(client, caso, viene="Sí").count('data-si-valores="Sí" hidden') == 1


def test_lo_que_no_se_pregunta_ni_se_guarda_ni_estorba(client, caso):
    guardar(client, caso, viene="No", quien="Luz", es_menor="Sí", tutor="no es un número", vivas="1")
    assert caso.respuestas == {"viene": "No"}


def test_lo_que_se_vio_y_se_respondio_a_la_vez_no_se_pregunta_otra_vez(client, caso):
    pagina = guardar(client, caso, viene="Sí", quien="Luz", es_menor="No", vivas="1")
    assert caso.respuestas_vigentes == {"viene": "Sí", "quien": "Luz", "es_menor": "No"}
    assert "Guardar y seguir" not in pagina


def test_lo_obligatorio_que_aparecio_y_falta_vuelve_a_pedirse(client, caso):
    pagina = guardar(client, caso, viene="Sí", quien="", es_menor="No", vivas="1")
    assert "hay más preguntas abajo" in pagina
