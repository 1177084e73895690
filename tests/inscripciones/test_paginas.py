"""Every page of the professional opens, says it is not sent, and weighs little."""

import gzip

import pytest
from django.urls import reverse

from tests.fabricas import InscripcionFactory, inscripcion_completa

pytestmark = pytest.mark.django_db
PASOS = ["datos", "formacion", "prioridad", "preferencias", "departamentos", "documentos", "buscar_plaza"]


@pytest.fixture(params=[InscripcionFactory, inscripcion_completa])
def borrador(request, client):
    inscripcion = request.param()
    client.force_login(inscripcion.persona.usuario)
    return inscripcion


@pytest.mark.parametrize("ruta", ["detalle", "revisar", "profesion", *PASOS])
def test_cada_pagina_del_borrador_dice_que_no_se_ha_enviado_y_pesa_poco(client, borrador, ruta):
    respuesta = client.get(reverse(f"inscripciones:{ruta}", args=[borrador.pk]))
    assert respuesta.status_code == 200
    assert "Aún no ha enviado su inscripción." in respuesta.content.decode()
    assert len(gzip.compress(respuesta.content, 9)) <= 15 * 1024


@pytest.mark.parametrize("ruta", ["inicio", "empezar"])
def test_las_puertas_de_la_inscripcion_abren(client, borrador, ruta):
    assert client.get(reverse(f"inscripciones:{ruta}")).status_code == 200
