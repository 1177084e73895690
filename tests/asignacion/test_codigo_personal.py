"""The personal code of the click: an open session is not enough to make another."""

from time import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from asignacion.models import Veedor
from tests.apoyo.ingreso import activar_segundo_paso

from . import evento

pytestmark = pytest.mark.django_db
CONFIRMARME = reverse("mfa_reauthenticate")


@pytest.fixture
def veedora():
    """The first of the committee of a draw that waits for its click, with the code everybody has."""
    sorteo = evento.con_semilla(personas=3, plazas=2, profesiones=("MEDICINA",))
    veedora = Veedor.objects.get(convocatoria=sorteo.convocatoria, orden=1)
    veedora.secreto = activar_segundo_paso(veedora.usuario)
    return veedora


def pedir_otro(client, veedora):
    client.force_login(veedora.usuario)
    return client.post(reverse("asignacion:crear_codigo", args=[veedora.convocatoria.codigo]))


def test_una_sesion_abierta_no_basta_para_hacer_otro_codigo(client, veedora):
    respuesta = pedir_otro(client, veedora)
    assert respuesta.url.startswith(CONFIRMARME)
    veedora.refresh_from_db()
    assert veedora.reconoce(evento.CODIGO)


def test_con_el_segundo_paso_el_pedido_sigue_solo_y_el_codigo_se_muestra_una_vez(client, veedora):
    respuesta = pedir_otro(client, veedora)
    ahora = format_hotp_value(hotp_value(veedora.secreto, int(time()) // 30))
    hecho = client.post(respuesta.url, {"code": ahora})
    nuevo = hecho.context["codigo_nuevo"]
    assert nuevo in hecho.text
    veedora.refresh_from_db()
    assert veedora.reconoce(nuevo)
    assert not veedora.reconoce(evento.CODIGO)


def test_la_contrasena_sola_no_basta(client, veedora):
    veedora.usuario.set_password("una frase larga que nadie adivina")
    veedora.usuario.save()
    respuesta = pedir_otro(client, veedora)
    pregunta = respuesta.url.partition("?")[2]
    clave = {"password": "una frase larga que nadie adivina"}
    hecho = client.post(f"{reverse('account_reauthenticate')}?{pregunta}", clave)
    assert hecho.url.startswith(CONFIRMARME)
    veedora.refresh_from_db()
    assert veedora.reconoce(evento.CODIGO)
