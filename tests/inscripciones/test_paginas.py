"""Every page of the professional opens, says it is not sent, and weighs little."""

import gzip

import pytest
from django.urls import reverse

from tests.fabricas import InscripcionFactory, inscripcion_completa, inscripcion_radicada

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


@pytest.mark.parametrize("ruta", ["inscripciones:inicio", "cuentas:mi_cuenta", "plazas:catalogo"])
def test_las_demas_paginas_tambien_dicen_que_no_se_ha_enviado(client, borrador, ruta):
    assert "Aún no ha enviado su inscripción." in client.get(reverse(ruta)).text


def test_lo_enviado_no_dice_que_falta_enviar_ni_deja_cambiar_la_profesion(client):
    inscripcion = inscripcion_radicada()
    client.force_login(inscripcion.persona.usuario)
    assert "Aún no ha enviado" not in client.get(reverse("inscripciones:inicio")).text
    pagina = client.get(reverse("inscripciones:profesion", args=[inscripcion.pk]), follow=True).text
    assert "Usted ya envió esta inscripción" in pagina


def test_a_quien_ya_envio_el_catalogo_le_dice_que_la_lista_no_cambia(client):
    inscripcion = inscripcion_radicada()
    client.force_login(inscripcion.persona.usuario)
    codigo = inscripcion.preferencias.get().oferta.plaza.codigo
    pagina = client.get(reverse("inscripciones:agregar_del_catalogo", args=[codigo]), follow=True).text
    assert "Usted ya envió esta inscripción" in pagina
