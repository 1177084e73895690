"""Letter and contrast stay as the reader chose, and the way back never leaves the portal."""

import pytest

pytestmark = pytest.mark.django_db


def test_la_letra_y_el_contraste_quedan_elegidos(client):
    assert client.get("/a-su-medida/?letra=grande&volver=/ayuda/").url == "/ayuda/"
    client.get("/a-su-medida/?contraste=alto")
    assert '<html lang="es-CO" data-letra="grande" data-contraste="alto">' in client.get("/ayuda/").text


@pytest.mark.parametrize(
    "volver", ["https://otro.example/", "//otro.example", "javascript:alert(1)", "ayuda", "-1"]
)
def test_volver_no_saca_del_portal(client, volver):
    assert client.get("/a-su-medida/", {"letra": "grande", "volver": volver}).url == "/"


def test_lo_que_no_es_una_opcion_no_se_guarda(client):
    assert not client.get("/a-su-medida/?letra=enorme").cookies
