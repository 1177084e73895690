"""The module where nobody stays, and what begins there."""

import pytest

from tramites.models import Solicitud

from .mostrador import punto

pytestmark = pytest.mark.django_db


@pytest.fixture
def p(client):
    p = punto(clase="modulo")
    client.force_login(p.eva)
    return p


def empezada(client, p):
    client.force_login(p.eva)
    client.post(f"/tramites/ficha/{p.tramite.codigo}/empezar/")
    s = Solicitud.objects.get()
    return s.canal_inicio, s.sucursal


def test_en_un_modulo_cada_pagina_se_va_al_minuto_y_se_lleva_la_sesion(client, p):
    assert 'content="60;' not in client.get("/tramites/").text
    client.get("/tramites/modulo/")
    assert 'content="60;url=/tramites/modulo/cerrar/"' in client.get("/tramites/").text
    final = client.get("/tramites/modulo/cerrar/")
    assert final["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in client.session


def test_fuera_de_un_modulo_nadie_cierra_la_sesion_de_otro(client, p):
    client.get("/tramites/modulo/cerrar/")
    assert "_auth_user_id" in client.session


def test_lo_que_empieza_en_un_modulo_no_cuenta_como_por_internet(client, p):
    client.force_login(p.agente)
    assert client.post("/tramites/mostrador/modulo/").url == "/tramites/modulo/"
    assert "_auth_user_id" not in client.session
    assert empezada(client, p) == ("modulo", p.sucursal)


def test_ninguna_galleta_escrita_a_mano_dice_de_que_punto_es_un_modulo(client, p):
    client.cookies["modulo"], client.cookies["modulo_de"] = "1", p.sucursal.codigo
    assert empezada(client, p) == ("modulo", None)
