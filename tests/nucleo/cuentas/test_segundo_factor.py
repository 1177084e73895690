"""An official goes nowhere without the second factor; a professional may do without."""

import time
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario
from tests.apoyo.ingreso import activar_segundo_paso

pytestmark = pytest.mark.django_db
CLAVE = "canoa-guayaba-71"


def codigo(secreto):
    return format_hotp_value(hotp_value(secreto, int(time.time()) // 30))


def cuenta(correo):
    usuario = Usuario.objects.create_user(correo, CLAVE)
    EmailAddress.objects.create(user=usuario, email=correo, primary=True, verified=True)
    return usuario


def ingresar(client, usuario):
    return client.post(reverse("account_login"), {"login": usuario.email, "password": CLAVE}, follow=True)


@pytest.fixture
def funcionaria():
    usuaria = cuenta("funcionaria@example.org")
    Nombramiento.objects.create(usuario=usuaria, rol=Rol.MINISTERIO)
    return usuaria


@pytest.mark.parametrize("ruta", ["/", "/nombramientos/", "/mi-cuenta/", "/admin/"])
def test_una_funcionaria_sin_segundo_paso_va_a_activarlo_por_cualquier_puerta(client, funcionaria, ruta):
    ingresar(client, funcionaria)
    assert client.get(ruta).url == reverse("mfa_activate_totp")
    assert client.post(ruta).url == reverse("mfa_activate_totp")


def test_al_activarlo_recibe_sus_codigos_y_trabaja(client, funcionaria):
    pagina = ingresar(client, funcionaria)
    assert "Código QR con la clave" in pagina.text
    secreto = pagina.context["form"].secret
    hecho = client.post(reverse("mfa_activate_totp"), {"code": codigo(secreto)}, follow=True)
    assert "Le quedan 10 de 10" in hecho.text
    assert client.get("/nombramientos/").status_code == 200


def test_con_segundo_paso_la_contrasena_sola_no_basta(client, funcionaria):
    secreto = activar_segundo_paso(funcionaria)
    assert "Segundo paso</h1>" in ingresar(client, funcionaria).text
    assert "_auth_user_id" not in client.session
    assert "Ese código no corresponde" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).text
    client.post(reverse("mfa_authenticate"), {"code": codigo(secreto)})
    assert client.session["_auth_user_id"] == str(funcionaria.pk)


def test_quien_actua_por_una_entidad_no_puede_quitarlo(client, funcionaria):
    secreto = activar_segundo_paso(funcionaria)
    ingresar(client, funcionaria)
    client.post(reverse("mfa_authenticate"), {"code": codigo(secreto)})
    assert "Obligatoria en su rol" in client.get(reverse("mfa_index")).text
    assert "no se puede quitar" in client.post(reverse("mfa_deactivate_totp")).text
    assert Authenticator.objects.filter(user=funcionaria, type="totp").exists()


def test_un_profesional_entra_sin_segundo_paso(client):
    profesional = cuenta("ana@example.org")
    ingresar(client, profesional)
    assert client.get("/mi-cuenta/").status_code == 200


def test_vencido_el_nombramiento_ya_no_se_exige(client, funcionaria):
    ayer = timezone.localdate() - timedelta(days=1)
    funcionaria.nombramientos.update(desde=ayer, hasta=ayer)
    ingresar(client, funcionaria)
    assert client.get("/mi-cuenta/").status_code == 200


def test_el_codigo_usado_no_sirve_dos_veces(client, funcionaria):
    secreto = activar_segundo_paso(funcionaria)
    with time_machine.travel(timezone.now(), tick=False):
        for _ in range(2):
            client.logout()
            ingresar(client, funcionaria)
            respuesta = client.post(reverse("mfa_authenticate"), {"code": codigo(secreto)})
    assert "Ese código no corresponde" in respuesta.text
