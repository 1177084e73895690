"""Weights of the pages, compressed, as a cheap telephone pays for them."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings

ESTILOS = ["base.css", "componentes.css", "paginas.css"]
PAGINAS = {"/": 20, "/cuenta/crear/": 15, "/cuenta/ingresar/": 15, "/ayuda/": 20, "/preguntas/": 20}
ESTATICOS = Path(settings.BASE_DIR) / "static"


def kilos(contenido: bytes) -> float:
    return len(gzip.compress(contenido, 9)) / 1000


@pytest.mark.django_db
@pytest.mark.parametrize("ruta", PAGINAS)
def test_el_html_cabe(client, ruta):
    assert kilos(client.get(ruta).content) <= PAGINAS[ruta]


def test_los_estilos_de_todas_las_paginas_caben_en_catorce_kilos():
    assert kilos(b"".join((ESTATICOS / "css" / hoja).read_bytes() for hoja in ESTILOS)) <= 14


def test_el_javascript_de_todas_las_paginas_cabe_en_veinte_kilos():
    assert kilos((ESTATICOS / "js" / "portal.js").read_bytes()) <= 20


def test_ninguna_plantilla_lleva_estilos_ni_programas_adentro():
    for plantilla in (Path(settings.BASE_DIR) / "templates").rglob("*.html"):
        texto = plantilla.read_text()
        if "avisos" in plantilla.parts or "pdf" in str(plantilla):
            continue
        assert ' style="' not in texto, plantilla
        assert "<script>" not in texto, plantilla
        assert "onclick=" not in texto, plantilla
