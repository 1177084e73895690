"""The report to publish says what the board says, and its drawing too."""

import base64
import re
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from cumplimiento.consultas.tablero import muestra, tablero
from cumplimiento.exportacion import muestra_csv, tablero_csv
from cumplimiento.grafico import altura, barras_con_meta
from cumplimiento.models import Obligacion
from cumplimiento.servicios import informe

from .fabricas import supervisor
from .test_tablero import _en_mayo, m  # noqa: F401 (fixtures)


def dibujo(uri):
    return base64.b64decode(uri.removeprefix("data:image/svg+xml;base64,")).decode()


@given(st.lists(st.floats(0, 100), max_size=24))
def test_cada_cifra_es_una_barra_que_cabe_y_las_bajas_se_distinguen(valores):
    svg = dibujo(barras_con_meta([("x", v) for v in valores], 95))
    assert svg.count("<rect") == len(valores)
    assert svg.count("#a23b17") == sum(v < 95 for v in valores)
    assert all(float(alto) >= 0 for alto in re.findall(r'height="([-\d.]+)"', svg))


def test_la_raya_de_la_meta_esta_a_su_altura():
    assert altura(100) < altura(95) < altura(94) < altura(0)
    assert f'y1="{altura(95)}"' in dibujo(barras_con_meta([("ene 26", 50)], 95))


@pytest.fixture
def leido(m, client):  # noqa: F811
    client.force_login(m["fiscal"])
    return PdfReader(
        BytesIO(client.post(reverse("cumplimiento:informe"), {"regimen": "", "ano": "2026"}).content)
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("_en_mayo")
def test_el_informe_dice_las_cifras_del_tablero(m, leido):  # noqa: F811
    datos = tablero(m["fiscal"])
    texto = " ".join(" ".join(p.extract_text() for p in leido.pages).split()).replace("\u00a0", " ")
    assert "declaran que cumplieron 57,1 a tiempo" in texto
    assert "50 confirman" in texto
    for f in datos["entidades"]:
        assert re.search(rf"{re.escape(f.nombre)} {f.exigibles} ", texto), f.nombre
    assert "1 por debajo, 1 en la meta o por encima" in texto
    assert "Fecha de corte lunes 4 de mayo de 2026" in texto


@pytest.mark.django_db
@pytest.mark.usefixtures("_en_mayo")
def test_el_informe_lleva_el_archivo_del_tablero_y_su_huella(m, leido, client):  # noqa: F811
    hoja = client.get(reverse("cumplimiento:tablero_csv")).content
    assert leido.attachments["cumplimiento.csv"][0] == hoja
    datos = tablero(m["fiscal"])
    assert tablero_csv([datos["total"], *datos["entidades"]]).encode() == hoja


@pytest.mark.django_db
@pytest.mark.usefixtures("_en_mayo")
def test_con_las_mismas_cifras_el_informe_del_dia_es_el_mismo_y_con_otras_otro(m, monkeypatch):  # noqa: F811
    hechos = []
    monkeypatch.setattr(informe, "hacer_informe", lambda datos: hechos.append(datos) or b"%PDF")
    for _ in range(2):
        informe.informe_de(tablero(m["fiscal"]))
    assert len(hechos) == 1
    informe.informe_de(tablero(m["fiscal"], ano="2026"))
    Obligacion.objects.filter(estado="cumplido").update(es_tardia=True)
    informe.informe_de(tablero(m["fiscal"]))
    with time_machine.travel("2026-05-06T15:00:00Z", tick=False):
        informe.informe_de(tablero(m["fiscal"]))
    assert len(hechos) == 4


@pytest.mark.django_db
@pytest.mark.usefixtures("_en_mayo")
def test_sin_cifras_no_hay_informe(m, client):  # noqa: F811
    client.force_login(supervisor(m["r"]))
    respuesta = client.get(reverse("cumplimiento:informe"), {"ano": "2025"})
    assert respuesta.url == reverse("cumplimiento:tablero")


@pytest.mark.django_db
@pytest.mark.usefixtures("_en_mayo")
def test_la_muestra_trae_los_antecedentes_de_cada_caso(m):  # noqa: F811
    titulos, *filas = (linea.split(";") for linea in muestra_csv(muestra(m["fiscal"])).splitlines())
    primera = dict(zip([t.strip("\ufeff") for t in titulos], filas[0], strict=False))
    assert primera["caso"] == m["casos"][1].codigo
    assert (primera["fecha_dictamen"], primera["vence"]) == ("2026-03-02", "2026-03-24")
    assert (primera["documento_numero"], primera["con_copia"]) == ("4512", "no")
    assert (primera["dice_la_persona"], primera["contradicciones"]) == ("En parte", "1")
