"""The catalogue and the editor in Chromium: no barrier, nothing sticks out, JavaScript only helps."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.tramites.fabricas import administradora, producto, sucursal, tramite

pytestmark = pytest.mark.navegador
ANCHO_DE_MAS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ABRIR = "document.querySelectorAll('details').forEach(d => d.open = true)"


def entrar(pagina, usuario, casa):
    cliente = Client()
    cliente.force_login(usuario)
    sesion = cliente.cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": sesion, "url": casa}])


def test_con_el_teclado_y_una_errata_se_llega_a_la_ficha_y_al_punto(abrir_pagina, axe):
    uno = tramite("Certificado de vacunas", necesidades=["vacunas"], grupos=["jovenes"])
    punto = sucursal()
    producto(uno, punto, es_piloto=True)
    pagina = abrir_pagina(ancho=360, alto=640)
    pagina.goto("/tramites/")
    axe(pagina)
    pagina.get_by_label("Qué necesita hacer").focus()
    pagina.keyboard.type("sertificado de bacunas")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("link", name=uno.nombre).click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text(uno.nombre)
    rutas = [pagina.url, "/tramites/buscar/?grupo=jovenes", "/tramites/sucursales/", punto.get_absolute_url(),
             "/tramites/instituciones/", "/tramites/ultima-milla/", "/api/tramites/v1/"]  # fmt: skip
    for ruta in rutas:
        pagina.goto(ruta)
        pagina.evaluate(ABRIR)
        axe(pagina)
        assert pagina.evaluate(ANCHO_DE_MAS) == 0, ruta


def test_sin_javascript_se_escribe_una_ficha_y_se_publica(abrir_pagina, portal_vivo, base_clonada):
    admin = administradora()
    pagina = abrir_pagina(javascript=False, ancho=360, alto=640)
    entrar(pagina, admin, portal_vivo)
    pagina.goto("/tramites/fichas/nueva/")
    pagina.get_by_label("Nombre del trámite").fill("Beca")
    pagina.get_by_label("Me gradué").check()
    pagina.get_by_role("button", name="Continuar").click()
    pagina.get_by_role("button", name="Guardar y ver cómo queda").click()
    expect(pagina.get_by_role("heading", name="Todavía no se puede publicar")).to_be_visible()
    pagina.get_by_role("link", name="Completar el borrador").click()
    pagina.get_by_label("Totalmente en línea").check()
    pagina.get_by_label("Por internet").first.check()
    pagina.get_by_label("Es gratuito").check()
    pagina.get_by_label("Tiempo máximo en días hábiles").fill("8")
    pagina.get_by_label("Cómo sabe la persona en qué va").fill("Con su código")
    pagina.get_by_label("Qué se pide").first.fill("Su cédula")
    pagina.get_by_role("button", name="Guardar y ver cómo queda").click()
    pagina.get_by_role("button", name="Publicar la versión 1").click()
    pagina.get_by_role("link", name="Ver como la lee la gente").click()
    expect(pagina.get_by_text("Su cédula")).to_be_visible()
