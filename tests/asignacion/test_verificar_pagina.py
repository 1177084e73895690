"""The page of the verifier, opened as a saved copy in a browser: no server, no network."""

from pathlib import Path

import pytest

from tests.asignacion.corridas import corrida, escribir
from tests.asignacion.procesos import entrada
from tests.asignacion.test_verificador_persona import CARPETA as DE_PERSONA
from tests.asignacion.test_verificador_persona import COMPLETA, mentiras
from verificador import verificar

pytestmark = pytest.mark.navegador

PAGINA = Path(verificar.__file__).with_name("verificar.html").as_uri()
ARCHIVOS = corrida(entrada("2023-3", "MEDICINA", 40, 25), entrada("2023-3", "ENFERMERIA", 30, 6))


@pytest.fixture
def copia(browser):
    """The page opened from disk, as whoever saved it would."""
    abierta = browser.new_page(viewport={"width": 360, "height": 640})
    abierta.goto(PAGINA)
    yield abierta
    abierta.close()


def abrir_y_escoger(page, carpeta):
    page.set_input_files("#carpeta", carpeta)
    page.wait_for_selector("#resumen.bien, #resumen.falla")
    return page.inner_text("#resumen"), page.inner_text("#tabla")


def test_una_carpeta_integra_coincide_desde_una_copia_guardada(copia, tmp_path):
    pedidas = []
    copia.on("request", lambda pedido: pedidas.append(pedido.url))
    resumen, tabla = abrir_y_escoger(copia, escribir(ARCHIVOS, tmp_path / "carpeta"))
    assert "Todo coincide" in resumen
    assert "MEDICINA/resultado.json: sorteo y asignación recalculados" in tabla
    assert all(url.startswith("file://") for url in pedidas)


@pytest.mark.parametrize("ruta", ["sorteo.json", "MEDICINA/sales.json", "ENFERMERIA/resultado.json"])
def test_un_byte_cambiado_se_nombra_en_la_pagina(copia, tmp_path, ruta):
    cambiado = bytearray(ARCHIVOS[ruta])
    cambiado[len(cambiado) // 2] ^= 1
    carpeta = escribir({**ARCHIVOS, ruta: bytes(cambiado)}, tmp_path / "carpeta")
    resumen, _ = abrir_y_escoger(copia, carpeta)
    assert "No coincide" in resumen
    fallas = copia.locator("tr:has(td.falla)").all_inner_texts()
    assert any(ruta.split("/")[-1] in falla for falla in fallas)


def test_la_pagina_dice_que_la_firma_de_la_baliza_se_comprueba_aparte(copia, axe):
    axe(copia)
    assert "verificar.py CARPETA" in copia.inner_text("main")


def test_la_carpeta_de_una_persona_tambien_se_comprueba_en_la_pagina(copia, tmp_path):
    resumen, tabla = abrir_y_escoger(copia, escribir(DE_PERSONA, tmp_path / "mia"))
    assert "Todo coincide" in resumen
    assert "su resultado está en lo publicado" in tabla
    ajena = escribir(mentiras()["resultado de otra"], tmp_path / "ajena")
    resumen, tabla = abrir_y_escoger(copia, ajena)
    assert "No coincide" in resumen
    assert "es el resultado de otra persona" in tabla


def test_la_pagina_comprueba_la_raiz_de_los_resultados_que_publica_la_carpeta_completa(copia, tmp_path):
    completa = {**COMPLETA, "resultados.json": DE_PERSONA["resultados.json"]}
    resumen, tabla = abrir_y_escoger(copia, escribir(completa, tmp_path / "completa"))
    assert "Todo coincide" in resumen
    assert "raíz de los resultados, la de resultados.json" in tabla
