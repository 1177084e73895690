import pytest
from django.urls import reverse

from sso_portal.nucleo.firmas.models import Certificado

DECISION = {"causa": "acto", "motivo": "Se resolvió un recurso a favor de la persona."}


@pytest.fixture
def url(certificado):
    return reverse("firmas:revocar", args=[certificado.codigo])


def test_el_ministerio_revoca_y_la_pagina_lo_dice(client, ministerio, url):
    client.force_login(ministerio)
    assert "No se puede deshacer" in client.get(url).content.decode()
    respuesta = client.post(url, DECISION, follow=True).content.decode()
    assert "El certificado fue revocado: ya no vale" in respuesta
    assert "un acto administrativo posterior lo dejó sin efecto" in respuesta


def test_revocar_dos_veces_explica_que_ya_lo_estaba(client, ministerio, url):
    client.force_login(ministerio)
    client.post(url, DECISION)
    respuesta = client.post(url, DECISION | {"causa": "error"}, follow=True).content.decode()
    assert "está en estado «Revocado»" in respuesta
    assert Certificado.objects.get().causa_revocacion == "acto"


def test_revocar_exige_causa_y_motivo_y_no_pierde_lo_escrito(client, ministerio, url):
    client.force_login(ministerio)
    respuesta = client.post(url, {"motivo": "Corto"}).content.decode()
    assert "Seleccione la causa" in respuesta
    assert ">\nCorto</textarea>" in respuesta
    assert Certificado.objects.get().estado == "vigente"


def test_nadie_revoca_su_propio_certificado(client, titular, url):
    client.force_login(titular)
    assert client.post(url, DECISION).status_code == 403
