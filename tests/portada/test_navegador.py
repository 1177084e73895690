"""The frame in Chromium: nothing bars the way, the keyboard is enough, JavaScript only helps."""

import pytest

from sso_portal.nucleo.cuentas import antirrobots
from tests.apoyo.correo import enlace_del_ultimo

pytestmark = pytest.mark.navegador
PAGINAS = ["/", "/ayuda/", "/preguntas/", "/mapa-del-sitio/", "/cuenta/ingresar/", "/cuenta/crear/"]
GALERIA = "/demo/componentes/?errores=si"
ANCHO_DE_MAS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ABRIR = "document.querySelectorAll('details').forEach(d => d.open = true)"


@pytest.mark.parametrize("ancho", [360, 1280])
def test_axe_no_encuentra_barreras_en_las_paginas_de_todos(abrir_pagina, axe, ancho):
    pagina = abrir_pagina(ancho=ancho)
    for ruta in [*PAGINAS, GALERIA, "/no-existe/"]:
        pagina.goto(ruta)
        pagina.evaluate(ABRIR)
        axe(pagina)
        assert pagina.evaluate(ANCHO_DE_MAS) == 0, ruta


def test_con_letra_grande_y_contraste_alto_nada_se_sale_ni_se_apaga(abrir_pagina, axe):
    pagina = abrir_pagina(ancho=360)
    pagina.goto("/")
    pagina.get_by_role("button", name="Letra más grande").click()
    pagina.get_by_role("button", name="Contraste alto").click()
    for ruta in ["/", GALERIA]:
        pagina.goto(ruta)
        axe(pagina)
        assert pagina.evaluate(ANCHO_DE_MAS) == 0, ruta


def test_la_primera_tecla_ofrece_saltar_al_contenido(pagina):
    pagina.goto("/ayuda/")
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Saltar al contenido"
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "contenido"


def test_el_foco_va_al_resumen_y_de_ahi_al_campo(pagina, axe):
    pagina.goto("/cuenta/crear/")
    pagina.locator("main button").click()
    pagina.wait_for_selector("#hay-un-problema")
    assert pagina.evaluate("document.activeElement.id") == "hay-un-problema"
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "id_email"
    axe(pagina)


def test_el_boton_de_archivo_habla_espanol_y_dice_lo_elegido(pagina):
    pagina.goto("/demo/componentes/")
    assert pagina.get_by_text("Ningún archivo elegido").is_visible()
    archivo = {"name": "diploma.pdf", "mimeType": "application/pdf", "buffer": b"x" * 2048}
    pagina.set_input_files("input[type=file]", archivo)
    assert pagina.get_by_text("diploma.pdf (2 KB)").is_visible()


def test_un_segundo_clic_no_envia_dos_veces(pagina):
    pagina.goto("/cuenta/ingresar/")
    enviados = []
    pagina.on("request", lambda pedida: enviados.append(pedida) if pedida.method == "POST" else None)
    pagina.evaluate("const b = document.querySelector('main button'); b.click(); b.click()")
    pagina.wait_for_selector("#hay-un-problema")
    assert len(enviados) == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_abrir_una_cuenta_con_y_sin_javascript(abrir_pagina, monkeypatch, javascript):
    monkeypatch.setattr(antirrobots, "MINIMO_SEGUNDOS", 0)
    pagina = abrir_pagina(javascript=javascript, ancho=360)
    pagina.goto("/cuenta/crear/")
    pagina.get_by_label("Correo electrónico").fill("yuliana@example.org")
    pagina.get_by_label("Contraseña").fill("canoa-guayaba-71")
    pagina.get_by_label("Autorizo").check()
    pagina.locator("main button").click()
    assert pagina.get_by_role("heading", name="Revise su correo").is_visible()
    pagina.goto(enlace_del_ultimo("yuliana@example.org"))
    pagina.get_by_role("button", name="Sí, es mi correo").click()
    pagina.get_by_label("Correo electrónico").fill("yuliana@example.org")
    pagina.get_by_label("Contraseña").fill("canoa-guayaba-71")
    pagina.locator("main button").click()
    assert pagina.get_by_role("heading", name="Lo que espera por usted").is_visible()
