"""Every page of failure says what to do, shows a code for support, and tells nothing of the inside."""

import re

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.test import Client

from sso_portal.portada import fallas
from tests.fabricas import UsuarioFactory

pytestmark = pytest.mark.django_db
CODIGO = re.compile(r"Código para soporte: <strong class=\"codigo\">[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{2}<")


def revisar(respuesta, estado, titulo):
    assert respuesta.status_code == estado
    assert f"<h1>{titulo}</h1>" in respuesta.text
    assert CODIGO.search(respuesta.text)
    assert "Ir al inicio" in respuesta.text


def test_lo_que_no_existe(client):
    client.force_login(UsuarioFactory())
    revisar(client.get("/no-existe/"), 404, "No encontramos esta página")


def test_lo_que_no_le_corresponde(client):
    client.force_login(UsuarioFactory())
    revisar(client.get("/nombramientos/"), 403, "No puede ver esta página")


@pytest.mark.parametrize("direccion", ["/plazas/?departamento=%00", "/sorteos/a%00b/"])
def test_un_caracter_nulo_no_es_una_falla_nuestra(client, direccion):
    revisar(client.get(direccion), 400, "No pudimos leer lo que llegó")


def test_el_formulario_viejo():
    respuesta = Client(enforce_csrf_checks=True).post("/cuenta/ingresar/", {})
    revisar(respuesta, 403, "La página estuvo abierta mucho tiempo")


def test_lo_que_pesa_demasiado(rf):
    peticion = rf.get("/")
    revisar(fallas.solicitud_mala(peticion, RequestDataTooBig()), 413, "Lo que envió pesa demasiado")
    revisar(fallas.solicitud_mala(peticion, ValueError()), 400, "No pudimos leer lo que llegó")


def test_la_falla_nuestra_se_dibuja_sin_base_de_datos(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        revisar(fallas.fallo(rf.get("/x/")), 500, "No pudimos completar lo que pidió")


def test_una_falla_de_verdad_no_muestra_el_interior(client, monkeypatch):
    def reventar(request):
        raise RuntimeError("secreto")

    monkeypatch.setattr("sso_portal.portada.views.portada_publica", reventar)
    client.raise_request_exception = False
    respuesta = client.get("/")
    revisar(respuesta, 500, "No pudimos completar lo que pidió")
    assert "secreto" not in respuesta.text
    assert isinstance(respuesta.wsgi_request, HttpRequest)


def test_a_la_direccion_de_un_boton_se_le_muestra_por_donde_seguir(client):
    client.force_login(UsuarioFactory())
    respuesta = client.get("/mesa/siguiente/")
    revisar(respuesta, 405, "Lo que iba a enviar no llegó")
    assert respuesta["Allow"] == "POST"


def test_lo_enviado_a_una_pagina_sin_formulario_tambien_dice_por_donde_seguir(client):
    respuesta = client.post("/plazas/", {"x": "1"})
    revisar(respuesta, 405, "No pudimos leer lo que llegó")
    assert "POST" not in respuesta["Allow"]
