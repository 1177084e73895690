"""The judge of the pages is judged: what it remembers hides no barrier."""

import pytest

HOJA = "<!doctype html><html lang=es><title>Hoja</title><main><h1>Plazas</h1>{}</main></html>"
BUENA = (
    '<p>Hay <b>dos</b> plazas</p><label>Nombre <input></label><div style="background:#fff"><p>Una</p></div>'
)


@pytest.fixture
def hoja(browser):
    pagina = browser.new_page()
    yield pagina
    pagina.close()


@pytest.mark.parametrize(
    ("mala", "dice"),
    [
        (BUENA.replace("<label>Nombre <input></label>", "<input>"), "label"),
        (BUENA.replace("<p>Hay", '<p style="color:#ccc">Hay'), "color-contrast"),
        (BUENA.replace("background:#fff", "background:#222"), "color-contrast"),
        (BUENA.replace("background:#fff", "background:#fff;opacity:.3"), "color-contrast"),
        (BUENA.replace("<div style", '<div class="otro" style').replace("#fff", "#111"), "color-contrast"),
    ],
)
def test_lo_que_se_recuerda_de_una_hoja_buena_no_tapa_una_mala(hoja, axe, mala, dice):
    hoja.set_content(HOJA.format(BUENA))
    axe(hoja)
    hoja.set_content(HOJA.format(mala))
    with pytest.raises(AssertionError, match=dice):
        axe(hoja)
