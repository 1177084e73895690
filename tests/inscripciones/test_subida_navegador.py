"""The documents page while files go up: each on its own line, nothing lost, nothing sent by halves."""

import re

import pytest

from tests.fabricas import ConvocatoriaFactory, InscripcionFactory
from tests.nucleo.documentos.muestras import pdf

from .test_paginas_navegador import boton, entrar

pytestmark = pytest.mark.navegador
CEDULA = {"name": "cédula.pdf", "mimeType": "application/pdf", "buffer": pdf()}
VACIO = {"name": "acta.pdf", "mimeType": "application/pdf", "buffer": b""}


@pytest.fixture
def documentos(pagina, portal_vivo):
    """The page of a draft, open; ``documentos.inscripcion`` is the draft."""
    inscripcion = InscripcionFactory(convocatoria=ConvocatoriaFactory(estado="publicada"))
    entrar(pagina, portal_vivo, inscripcion.persona.usuario)
    pagina.goto(f"/mi-inscripcion/{inscripcion.pk}/documentos/")
    pagina.inscripcion = inscripcion
    return pagina


def elegir(pagina, rotulo, archivo):
    pagina.get_by_label(rotulo, exact=True).set_input_files(archivo)


@pytest.fixture
def detener(documentos):
    """Hold what is sent until the function returned here is called."""
    retenidas = []

    def retener(ruta):
        retenidas.append(ruta)

    documentos.route("**/documentos/", retener)
    return lambda: [ruta.continue_() for ruta in retenidas] and documentos.unroute("**/documentos/")


def test_cada_archivo_sube_en_su_linea_y_se_puede_quitar(documentos, axe):
    elegir(documentos, "Diploma", CEDULA)
    boton(documentos, "Quitar cédula.pdf").wait_for()
    assert "KB · Subido" in documentos.locator("#subida-diploma").inner_text()
    assert documentos.inscripcion.documentos.get().tipo == "diploma"
    axe(documentos)
    boton(documentos, "Quitar cédula.pdf").click()
    documentos.get_by_text("Quitamos el archivo").wait_for()
    assert not documentos.inscripcion.documentos.exists()


def test_mientras_sube_no_se_envia_y_la_pagina_dice_por_que(documentos, detener, axe):
    elegir(documentos, "Diploma", CEDULA)
    documentos.get_by_text(re.compile(r"KB · (Subiendo \d+ %|Revisando)")).wait_for()
    boton(documentos, "Guardar y seguir").click()
    motivo = documentos.get_by_text("Espere a que termine de subir cédula.pdf")
    motivo.wait_for()
    axe(documentos)
    detener()
    boton(documentos, "Quitar cédula.pdf").wait_for()
    assert motivo.count() == 0
    boton(documentos, "Guardar y seguir").click()
    documentos.wait_for_url(lambda url: "documentos" not in url)


def test_si_se_cae_la_conexion_lo_dice_y_reintentar_lo_sube(documentos, axe):
    documentos.route("**/documentos/", lambda ruta: ruta.abort("connectionreset"))
    elegir(documentos, "Diploma", CEDULA)
    documentos.locator(".archivo").get_by_text("Falló: se perdió la conexión").wait_for()
    axe(documentos)
    documentos.unroute("**/documentos/")
    boton(documentos, "Reintentar cédula.pdf").click()
    boton(documentos, "Quitar cédula.pdf").wait_for()
    assert documentos.inscripcion.documentos.get().archivo.nombre == "cédula.pdf"


def test_el_archivo_que_no_sirve_dice_su_frase_y_no_toca_los_demas(documentos):
    elegir(documentos, "Acta de grado", VACIO)
    elegir(documentos, "Diploma", CEDULA)
    documentos.locator("#subida-acta_grado .archivo").get_by_text("llegó vacío").wait_for()
    boton(documentos, "Quitar cédula.pdf").wait_for()
    assert [d.tipo for d in documentos.inscripcion.documentos.all()] == ["diploma"]


def test_cancelar_deja_la_casilla_como_estaba(documentos, detener):
    elegir(documentos, "Diploma", CEDULA)
    boton(documentos, "Cancelar cédula.pdf").click()
    documentos.locator(".archivo").wait_for(state="detached")
    assert documentos.locator("#subida-diploma .nombre").inner_text() == "Ningún archivo elegido"
    assert not documentos.inscripcion.documentos.exists()
