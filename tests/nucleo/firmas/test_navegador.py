"""The public pages of verification in a browser, with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from sso_portal.nucleo.firmas.codigos import nuevo_codigo
from sso_portal.nucleo.firmas.servicios import firmar_pdf, hacer_pdf

from .test_plantillas_pdf import COPIA

pytestmark = pytest.mark.navegador


def subir_pdf(pagina):
    pdf = firmar_pdf(hacer_pdf("pdf/copia_inscripcion.html", COPIA | {"firmada": True}), motivo="Copia")
    pagina.goto("/verificar/pdf/")
    archivo = {"name": "copia.pdf", "mimeType": "application/pdf", "buffer": pdf}
    pagina.get_by_label("Documento firmado").set_input_files(archivo)
    pagina.get_by_role("button", name="Comprobar la firma").click()
    expect(pagina.get_by_role("heading", name="La firma es auténtica")).to_be_visible()


def test_se_verifica_con_el_teclado_y_sin_barreras(pagina, axe):
    pagina.goto("/verificar/")
    axe(pagina)
    pagina.get_by_label("Código del certificado").fill("EX-12")
    pagina.keyboard.press("Enter")
    expect(pagina).to_have_title("Error: Verificar un certificado · Servicio Social Obligatorio")
    axe(pagina)
    pagina.get_by_label("Código del certificado").fill(nuevo_codigo("EX").lower())
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("No encontramos ese certificado")
    axe(pagina)


def test_la_firma_de_un_pdf_se_comprueba_sin_barreras(pagina, axe):
    subir_pdf(pagina)
    axe(pagina)


def test_la_firma_de_un_pdf_se_comprueba_sin_javascript(pagina_sin_js):
    subir_pdf(pagina_sin_js)
