"""Other portals take the catalogue and the directory as data: what the pages say, nothing about people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.fabricas import PASTO
from tests.tramites.fabricas import producto, sucursal, tramite

pytestmark = pytest.mark.django_db
BASE = "/api/tramites/v1/"


def datos(client, ruta, **filtros):
    return client.get(f"{BASE}{ruta}", filtros).json()


def test_la_lista_responde_con_los_filtros_de_la_busqueda(client):
    uno = tramite("Beca", necesidades=["becas"], requisitos=["Su cédula"])
    tramite("Vacunas")
    lista = datos(client, "fichas/", necesidad="becas")
    assert (lista["total"], lista["siguiente"]) == (1, None)
    assert lista["resultados"][0] == datos(client, f"fichas/{uno.codigo}/")


def test_una_ficha_trae_sus_atributos_y_en_que_canales_se_pide_cada_cosa(client):
    uno = tramite("Beca", requisitos=["Su cédula"], canales_inicio=["web", "telefono"])
    ficha = datos(client, f"fichas/{uno.codigo}/")
    assert ficha["requisitos"] == [
        {"texto": "Su cédula", "canales": ["web", "telefono"], "exige_documento": False}
    ]
    assert (ficha["version"], ficha["modalidad"], ficha["es_gratuito"]) == (1, "parcial", True)


def test_cualquier_portal_la_puede_leer_y_guardar_cinco_minutos(client):
    respuesta = client.get(f"{BASE}fichas/")
    assert respuesta["Access-Control-Allow-Origin"] == "*"
    assert respuesta["Cache-Control"] == "public, max-age=300"


def test_lo_que_no_existe_dice_que_hacer(client):
    respuesta = client.get(f"{BASE}fichas/nada/")
    assert respuesta.status_code == 404
    assert respuesta.json()["codigo"] == "no_existe"


def test_las_paginas_se_siguen_hasta_el_final(client):
    for n in range(101):
        tramite(f"Beca {n:03}")
    primera = datos(client, "fichas/", q="beca")
    segunda = client.get(primera["siguiente"]).json()
    assert (len(primera["resultados"]), len(segunda["resultados"]), segunda["siguiente"]) == (100, 1, None)


def test_cien_fichas_cuestan_las_mismas_consultas_que_una(client):
    def consultas():
        with CaptureQueriesContext(connection) as hechas:
            client.get(f"{BASE}fichas/")
        return len(hechas)

    tramite(necesidades=["becas"], grupos=["jovenes"])
    con_una = consultas()
    for _ in range(20):
        tramite(necesidades=["becas"], grupos=["jovenes"])
    assert consultas() == con_una


def test_un_punto_dice_su_horario_y_que_atiende(client):
    uno = tramite()
    producto(uno, sucursal(PASTO), es_piloto=True)
    [punto] = datos(client, "sucursales/", departamento="52")["resultados"]
    assert punto["tramites"] == [{"codigo": uno.codigo, "en_piloto": True}]
    assert punto["horario"] == ["Lunes, 8:00\u00a0a.\u00a0m. a 12:00\u00a0m."]


def test_los_temas_y_las_instituciones_se_piden_por_su_codigo(client):
    uno = tramite()
    assert {"codigo": "jovenes", "nombre": "Jóvenes"} in datos(client, "grupos/")
    assert {n["padre"] for n in datos(client, "necesidades/") if n["codigo"] == "becas"} == {"estudio"}
    assert datos(client, "instituciones/")[0]["sigla"] == uno.entidad.adhesion_tramites.sigla
