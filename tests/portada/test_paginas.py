"""The frame and its pages answer to everybody, whole and light."""

import pytest
from django.urls import reverse

FIJAS = ["ayuda", "preguntas", "mapa_sitio", "accesibilidad", "datos", "terminos", "derechos"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("nombre", ["inicio", *FIJAS])
def test_las_paginas_del_marco_se_leen_sin_cuenta(client, nombre):
    respuesta = client.get(reverse(f"portada:{nombre}"))
    assert respuesta.status_code == 200
    assert "Servicio Social Obligatorio</title>" in respuesta.text


def test_la_galeria_muestra_cada_componente(client):
    texto = client.get("/demo/componentes/").text
    assert 'class="mapa"' in texto
    assert "Hay un problema" not in texto


def test_un_formulario_con_errores_lo_dice_en_el_titulo_y_arriba(client):
    texto = client.get("/demo/componentes/?errores=si").text
    assert "<title>Error: Componentes" in texto
    assert "Hay un problema" in texto
    assert "La fecha de grado no existe en el calendario" in texto


def test_el_que_abre_las_paginas_sin_red_esta_siempre_en_la_misma_direccion_y_nunca_es_viejo(client):
    guion = client.get("/obrero.js")
    assert (guion["Content-Type"], guion["Cache-Control"]) == ("text/javascript", "no-cache")
    assert b"fetch" in b"".join(guion.streaming_content)
