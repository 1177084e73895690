"""The desk in Chromium: with the keyboard alone, without JavaScript, and with nothing axe calls serious."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from inscripciones.models import Inscripcion
from sso_portal.nucleo.documentos.servicios import guardar_generado
from tests.apoyo.navegador import OPCIONES, navegador_completo
from tests.fabricas import ConvocatoriaFactory, inscripcion_radicada

from .mesa import oficial

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


@pytest.fixture
def entrar(base_viva):
    """Sign ``pagina`` in as an officer of Nariño with two cases whose files exist."""
    convocatoria = ConvocatoriaFactory(estado="publicada")
    for numero in "12":
        caso = inscripcion_radicada(convocatoria=convocatoria, numero=numero)
        for documento in caso.documentos.order_by("pk"):
            archivo = guardar_generado(PDF, nombre="a.pdf", uso="inscripcion", titular=caso.persona)
            documento.archivo = archivo
            documento.save()

    def _entrar(pagina, url):
        client = Client()
        client.force_login(oficial(nombre_visible="María Ruiz"))
        galleta = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}
        pagina.context.add_cookies([galleta])
        pagina.goto("/mesa/")

    return _entrar


def _estados():
    return sorted(Inscripcion.objects.order_by().values_list("estado", flat=True))


def test_un_caso_limpio_se_decide_con_doce_teclas(pagina, portal_vivo, entrar, axe):
    entrar(pagina, portal_vivo)
    axe(pagina)
    pagina.get_by_role("button", name="Tomar siguiente").press("Enter")
    pagina.wait_for_selector("[data-solo-js]:not([hidden])")
    axe(pagina)
    for faltan in range(6, 0, -1):
        expect(pagina.locator("[data-pendiente]")).to_have_count(faltan)
        expect(pagina.locator("li[aria-current]")).to_be_focused()
        pagina.keyboard.press("c")
    expect(pagina.locator("#cuenta")).to_have_text("Todo revisado: cumple.")
    axe(pagina)
    pagina.keyboard.press("Control+Enter")
    pagina.wait_for_selector("text=Deshacer SSO")
    pagina.wait_for_selector("[data-solo-js]:not([hidden])")
    assert _estados() == ["radicada", "validada"]
    pagina.keyboard.press("u")
    pagina.wait_for_selector("text=No salió ningún mensaje")
    assert _estados() == ["radicada", "radicada"]


def test_no_cumple_se_elige_escribiendo_y_nada_actua_mientras_se_escribe(pagina, portal_vivo, entrar, axe):
    entrar(pagina, portal_vivo)
    pagina.get_by_role("button", name="Tomar siguiente").press("Enter")
    pagina.wait_for_selector("[data-solo-js]:not([hidden])")
    for tecla in ("j", "k", "v", "+", "-", "r", "n", "f"):
        pagina.keyboard.press(tecla)
    assert pagina.evaluate("document.activeElement.value") == "identidad_falta_lado"
    axe(pagina)
    pagina.keyboard.press("Tab")
    pagina.keyboard.type("ccju?")
    assert pagina.evaluate("document.activeElement.value") == "ccju?"
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#lado")).to_contain_text("La persona lee: «")
    pagina.keyboard.press("Control+Enter")
    pagina.wait_for_selector("text=¿Cómo se calculó esta fecha?")
    axe(pagina)
    pagina.get_by_role("button", name="Devolver y seguir").press("Enter")
    pagina.wait_for_selector("text=Devolvió")
    assert _estados() == ["en_correccion", "radicada"]


def test_sin_javascript_se_decide_igual(pagina_sin_js, portal_vivo, entrar):
    pagina = pagina_sin_js
    entrar(pagina, portal_vivo)
    pagina.get_by_role("button", name="Tomar siguiente").click()
    for _ in range(6):
        pagina.locator("li[aria-current] button", has_text="Cumple").first.click()
    pagina.get_by_role("link", name="Acta de grado").click()
    pagina.get_by_role("button", name="Validar y seguir").click()
    pagina.wait_for_selector("text=Validó")
    assert _estados() == ["radicada", "validada"]


@pytest.fixture
def oficina(browser_type, portal_vivo):
    """A page of the browser that officers have, whose viewer of PDF takes the focus."""
    navegador = browser_type.launch(executable_path=navegador_completo(), args=OPCIONES)
    yield navegador.new_page(base_url=portal_vivo)
    navegador.close()


def test_el_visor_de_pdf_devuelve_el_foco_y_las_teclas_siguen(oficina, portal_vivo, entrar):
    oficina.add_init_script("addEventListener('blur', () => document.body.classList.add('se-fue'))")
    entrar(oficina, portal_vivo)
    oficina.get_by_role("button", name="Tomar siguiente").press("Enter")
    oficina.wait_for_selector("body.se-fue")
    expect(oficina.locator("li[aria-current]")).to_be_focused()
    oficina.keyboard.press("c")
    expect(oficina.locator("[data-pendiente]")).to_have_count(5)
