"""The pages of a graduate with a cheap phone: no barriers before and after acting, nothing lost offline."""

import re

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore
from playwright.sync_api import expect

from tests.fabricas import ConvocatoriaFactory, OfertaFactory, UsuarioFactory

pytestmark = pytest.mark.navegador
PAGINAS = (
    *("profesion", "datos", "formacion", "prioridad", "preferencias", "preferencias/buscar"),
    *("departamentos", "documentos", "revisar", "retirar"),
)


@pytest.fixture
def usuaria(base_clonada):
    convocatoria = ConvocatoriaFactory(codigo="2027-1", nombre="2027-I", estado="publicada")
    for municipio in ("52835", "27001", "27075"):
        OfertaFactory(convocatoria=convocatoria, plaza__municipio_id=municipio)
    return UsuarioFactory(email="yuliana@example.org")


def entrar(pagina, portal, usuaria):
    sesion = SessionStore()
    sesion[SESSION_KEY] = str(usuaria.pk)
    sesion[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    sesion[HASH_SESSION_KEY] = usuaria.get_session_auth_hash()
    sesion.save()
    pagina.context.add_cookies([{"name": "sessionid", "value": sesion.session_key, "url": portal}])


def boton(pagina, texto):
    return pagina.get_by_role("button", name=re.compile(texto))


def empezar(pagina):
    pagina.goto("/mi-inscripcion/")
    pagina.get_by_role("link", name="Inscribirme", exact=True).click()
    pagina.get_by_label("Medicina").check()
    boton(pagina, "Inscribirme").click()


def test_ninguna_pagina_tiene_barreras_antes_ni_despues_de_actuar(pagina, portal_vivo, usuaria, axe):
    entrar(pagina, portal_vivo, usuaria)
    pagina.goto("/mi-inscripcion/empezar/")
    axe(pagina)
    empezar(pagina)
    casa = pagina.url
    axe(pagina)
    for ruta in PAGINAS:
        pagina.goto(f"{casa}{ruta}/")
        axe(pagina)
    escribir_mal_y_declarar(pagina, casa, axe)


def escribir_mal_y_declarar(pagina, casa, axe):
    pagina.goto(f"{casa}datos/")
    pagina.get_by_label("Número de documento").fill("10.20")
    boton(pagina, "Guardar y seguir").click()
    expect(pagina).to_have_title(re.compile("^Error: "))
    axe(pagina)
    pagina.goto(f"{casa}prioridad/")
    with pagina.expect_navigation():
        boton(pagina, "Declarar.*embarazada").click()
    axe(pagina)


def test_al_dejar_un_campo_se_guarda_y_sin_conexion_queda_en_el_telefono(pagina, portal_vivo, usuaria):
    entrar(pagina, portal_vivo, usuaria)
    empezar(pagina)
    pagina.get_by_role("link", name="Formación").click()
    universidad, dicho = pagina.get_by_label("Universidad"), pagina.locator("[data-guardado]")
    universidad.fill("Universidad del Cauca")
    universidad.press("Tab")
    dicho.filter(has_text="Guardado en el servidor a las").wait_for()
    pagina.context.set_offline(True)
    universidad.fill("Universidad de Nariño")
    universidad.press("Tab")
    dicho.filter(has_text="Sin conexión. Guardado solo en este teléfono").wait_for()
    pagina.context.set_offline(False)
    pagina.reload()
    expect(pagina.get_by_label("Universidad")).to_have_value("Universidad de Nariño")
    dicho.filter(has_text="Guardado en el servidor").wait_for()
