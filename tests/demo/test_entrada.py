"""«Entrar como…» opens from this machine, by its own name, and from nowhere else."""

import pytest
from django.core.mail import EmailMessage

from sso_portal.demo.entrada import se_permite

AQUI = {"HTTP_HOST": "localhost:8000", "REMOTE_ADDR": "127.0.0.1"}


def test_desde_este_equipo_se_entra(rf):
    assert se_permite(rf.get("/", **AQUI))


@pytest.mark.parametrize(
    "cambio",
    [
        {"REMOTE_ADDR": "203.0.113.9"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
    ],
)
def test_decir_que_uno_se_llama_localhost_no_basta(rf, cambio):
    assert not se_permite(rf.get("/", **{**AQUI, **cambio}))


def test_con_la_demostracion_apagada_no_se_entra(rf, settings):
    settings.DEMO = False
    assert not se_permite(rf.get("/", **AQUI))


def test_un_correo_que_se_responde_se_responde_desde_su_buzon_una_vez(client, buzon, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    aqui = {"headers": {"host": "localhost"}, "REMOTE_ADDR": "127.0.0.1"}
    for direcciones in ([], ["respuestas+abc@demo.example"]):
        EmailMessage("Hoy", "Rosa comentó", to=["ana@demo.example"], reply_to=direcciones).send()
    sin, con = sorted(x.name for x in (tmp_path / "correos").glob("*.eml"))
    assert "Responder como" not in client.get(f"/demo/correos/{sin}/", **aqui).text
    assert "Responder como ana@demo.example" in client.get(f"/demo/correos/{con}/", **aqui).text
    llave = "6c1b0d9e-0000-4000-8000-0000000000bb"
    client.post(f"/demo/correos/{con}/", {"texto": "Yo sí", "llave": llave}, **aqui)
    respuesta = buzon.mensajes()[2]
    assert (respuesta["To"], respuesta["From"]) == ("respuestas+abc@demo.example", "ana@demo.example")
    assert respuesta["Message-ID"] == f"<{llave}@demo.example>"
    assert respuesta.get_content().splitlines()[:3] == ["Yo sí", "", "> Rosa comentó"]
