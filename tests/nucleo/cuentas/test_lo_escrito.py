"""Nothing typed is lost when the session ends: it waits for who signs in, and sends it or leaves it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Nombramiento, Rol
from tests.apoyo.ingreso import termina_la_sesion
from tests.fabricas import funcionario

pytestmark = pytest.mark.django_db
MOTIVO = "Pasó a otra dependencia desde el lunes."


@pytest.fixture
def ministra():
    return funcionario(Rol.MINISTERIO)


@pytest.fixture
def terminar():
    return reverse("cuentas:terminar", args=[funcionario(Rol.VEEDOR).nombramientos.get().pk])


def escrito(motivo=MOTIVO):
    hoy = timezone.localdate()
    return {"hasta_dia": hoy.day, "hasta_mes": hoy.month, "hasta_ano": hoy.year, "motivo": motivo}


def pagina(client):
    return client.get(reverse("cuentas:lo_escrito"))


def test_lo_enviado_sin_sesion_espera_a_quien_ingrese_y_se_envia_desde_ahi(client, ministra, terminar):
    termina_la_sesion(client, ministra)
    respuesta = client.post(terminar, escrito())
    assert respuesta.url.endswith(f"?next={reverse('cuentas:lo_escrito')}")
    assert "Lo que escribió está guardado" in client.get(respuesta.url).text
    client.force_login(ministra)
    texto = pagina(client).text
    assert f'action="{terminar}"' in texto
    assert f'name="motivo" value="{MOTIVO}"' in texto
    assert client.post(terminar, escrito()).status_code == 302
    assert Nombramiento.objects.exclude(hasta=None).count() == 1
    assert pagina(client).url == "/"


def test_un_boton_solo_o_un_codigo_no_se_guardan(client, ministra, terminar):
    termina_la_sesion(client, ministra)
    for corto in ({"codigo": "MP4N-F65X"}, {"version": "radicada-1-20261122", "resultado": "cumple"}, {}):
        assert reverse("cuentas:lo_escrito") not in client.post(terminar, corto).url
    client.force_login(ministra)
    assert pagina(client).url == "/"


def test_otra_persona_en_el_mismo_equipo_no_lo_ve(client, ministra, terminar):
    termina_la_sesion(client, ministra)
    client.post(terminar, escrito())
    client.force_login(funcionario(Rol.MINISTERIO))
    assert pagina(client).url == "/"


def test_de_quien_no_habia_entrado_no_se_guarda_nada(client, terminar):
    assert reverse("cuentas:lo_escrito") not in client.post(terminar, escrito()).url


def test_lo_escrito_no_queda_legible_en_la_sesion(client, ministra, terminar):
    termina_la_sesion(client, ministra)
    client.post(terminar, escrito())
    assert MOTIVO not in str(dict(client.session))


def test_quien_no_lo_quiere_lo_deja_y_despues_de_una_hora_se_olvida(client, ministra, terminar):
    termina_la_sesion(client, ministra)
    client.post(terminar, escrito(), headers={"referer": f"http://testserver{terminar}"})
    client.force_login(ministra)
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        assert pagina(client).url == "/"
    assert client.post(reverse("cuentas:lo_escrito")).url == terminar
    assert pagina(client).url == "/"
