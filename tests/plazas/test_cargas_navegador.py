"""An entity brings a spreadsheet with mistakes, mends it and keeps its receipt, JavaScript or not."""

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from python_calamine import load_workbook

from plazas.cargas import EJEMPLOS
from plazas.models import Plaza
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import funcionario

pytestmark = pytest.mark.navegador
PACIENCIA = 60_000  # the worker is a process of its own, on a busy machine
FILA = {**EJEMPLOS[0], "fecha_inicio": "2099-02-01"}
BUENAS = [FILA, {**FILA, "cargo": "Médico de urgencias"}]
MALAS = [{**FILA, "profesion": "Medicna"}, {**FILA, "profesion": "Medisina"}, {**FILA, "puestos": "40"}]


def hoja(filas):
    texto = StringIO()
    escritor = csv.DictWriter(texto, FILA, delimiter=";")
    escritor.writeheader()
    escritor.writerows(filas)
    return {"name": "plazas.csv", "mimeType": "text/csv", "buffer": texto.getvalue().encode()}


@pytest.fixture
def abrir(abrir_pagina, portal_vivo, trabajador):
    """A page of the browser with the session of a new analyst of a hospital; the worker runs."""

    def _abrir(**opciones):
        pagina = abrir_pagina(**opciones)
        cliente = Client()
        cliente.force_login(funcionario(Rol.IPS))
        galleta = {"name": "sessionid", "value": cliente.cookies["sessionid"].value, "url": portal_vivo}
        pagina.context.add_cookies([galleta])
        return pagina

    return _abrir


def subir(pagina, filas):
    pagina.get_by_label("Archivo").set_input_files(hoja(filas))
    pagina.get_by_role("button", name="Subir y revisar").click()
    pagina.get_by_text("Puede cerrar esta página").wait_for()


def descargar(pagina, enlace):
    with pagina.expect_download() as bajada:
        pagina.get_by_role("link", name=enlace).click()
    return bajada.value.path().read_bytes()


def revisar_los_errores(pagina):
    """Read the groups on the page, then the same reasons beside the rows of the returned file."""
    pagina.get_by_text("3 filas por corregir").wait_for(timeout=PACIENCIA)
    grupos = pagina.get_by_role("table").first.inner_text()
    assert "profesión" in grupos
    assert "puestos" in grupos
    devuelto = load_workbook(BytesIO(descargar(pagina, "columna de errores (XLSX)")))
    titulos, *filas = devuelto.get_sheet_by_index(0).to_python()
    dichos = [fila[titulos.index("error_codigo")] for fila in filas]
    assert [bool(dicho) for dicho in dichos] == [False, False, True, True, True]


@pytest.mark.parametrize(
    ("javascript", "ancho"), [(True, 1280), pytest.param(False, 360, marks=pytest.mark.larga)]
)
def test_de_la_hoja_con_errores_al_recibo(abrir, axe, javascript, ancho):
    pagina = abrir(javascript=javascript, ancho=ancho)
    pagina.goto("/cargas/plazas/nueva/")
    subir(pagina, BUENAS + MALAS)
    revisar_los_errores(pagina)
    if javascript:
        axe(pagina)
    pagina.get_by_role("link", name="Subir el archivo corregido").click()
    subir(pagina, BUENAS)
    pagina.get_by_role("button", name="Confirmar 2 plazas").click(timeout=PACIENCIA)
    pagina.get_by_text("Se guardaron 2 plazas").wait_for(timeout=PACIENCIA)
    assert b"plazas.csv" in descargar(pagina, "Descargar el recibo")
    assert sorted(Plaza.objects.values_list("estado", flat=True)) == ["enviada"] * 2
    if javascript:
        axe(pagina)
