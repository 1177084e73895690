from io import BytesIO

import pytest
import time_machine
from django.template import engines
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from sso_portal.nucleo.firmas import pdf
from sso_portal.nucleo.firmas.pdf import SoloLocal, hacer_pdf, qr


@pytest.fixture
def hoja(monkeypatch):
    """Render a template written in the test."""

    def hacer(contenido, adjuntos=None, **contexto):
        marco = "{% extends 'pdf/base.html' %}{% block contenido %}" + contenido + "{% endblock %}"
        plantilla = engines["django"].from_string(marco)
        monkeypatch.setattr(pdf, "render_to_string", lambda _nombre, datos: plantilla.render(datos))
        return hacer_pdf("prueba.html", {"titulo": "Prueba", **contexto}, adjuntos)

    return hacer


@time_machine.travel("2027-01-04T15:00:00Z", tick=False)
def test_el_mismo_documento_da_los_mismos_bytes(hoja):
    lista = {"lista.csv": b"codigo;plaza\n"}
    assert hoja("<p>Igual", lista) == hoja("<p>Igual", lista)


def test_los_adjuntos_van_dentro_del_pdf(hoja):
    lector = PdfReader(BytesIO(hoja("<p>Con lista", {"lista.csv": b"codigo;plaza\n"})))
    assert lector.attachments["lista.csv"] == [b"codigo;plaza\n"]


def test_el_pdf_esta_etiquetado_y_dice_su_idioma(hoja):
    raiz = PdfReader(BytesIO(hoja("<p>Hola"))).trailer["/Root"]
    assert raiz["/MarkInfo"]["/Marked"]
    assert raiz["/Lang"] == "es-CO"


def test_un_ensayo_se_nota_en_cada_pagina(hoja):
    salto = '<p style="break-after: page">Una</p><p>Dos</p>'
    paginas = PdfReader(BytesIO(hoja(salto, ensayo=True))).pages
    assert len(paginas) == 2
    assert all("Ensayo: documento sin efectos" in pagina.extract_text() for pagina in paginas)


@pytest.mark.parametrize(
    "fuera", ["http://example.org/a.css", "file:///etc/passwd", "estatico:no/existe.css"]
)
def test_un_pdf_no_trae_nada_de_fuera(hoja, fuera):
    with pytest.raises(FatalURLFetchingError):
        SoloLocal().fetch(fuera)
    with pytest.raises(FatalURLFetchingError):
        hoja(f'<img src="{fuera}" alt="">')


def test_el_qr_es_una_imagen_dentro_de_la_hoja(hoja):
    assert qr("http://localhost/verificar/EX/").startswith("data:image/svg+xml;base64,")
    assert hoja(f'<img src="{qr("x")}" alt="Código">').startswith(b"%PDF-1.7")
