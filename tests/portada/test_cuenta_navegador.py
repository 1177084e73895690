"""The pages of one's own account in Chromium: nothing axe calls serious, before and after acting."""

import re
from time import time

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import make_password
from django.test import Client
from playwright.sync_api import expect

from tests.apoyo.ingreso import activar_segundo_paso
from tests.fabricas import UsuarioFactory

pytestmark = pytest.mark.navegador
CUENTA = ["/mi-cuenta/", "/cuenta/avisos/", "/cuenta/lecturas/", "/cuenta/contrasena/cambiar/"]
SIN_SEGUNDO_PASO = ["/cuenta/segundo-paso/", "/cuenta/segundo-paso/activar/"]
CODIGOS = "/cuenta/segundo-paso/codigos/"
CON_SEGUNDO_PASO = ["/cuenta/segundo-paso/", CODIGOS, f"{CODIGOS}nuevos/", "/cuenta/segundo-paso/quitar/"]


@pytest.fixture
def usuaria(base_viva):
    return UsuarioFactory(email="yuliana@example.org", password=make_password("una clave larga"))


@pytest.fixture
def recien_entrada(pagina, portal_vivo, usuaria):
    """A page of somebody who has just typed her password, as these pages ask."""
    cliente = Client()
    cliente.force_login(usuaria)
    sesion = cliente.session
    sesion["account_authentication_methods"] = [{"method": "password", "at": time()}]
    sesion["account_authentication_methods_user"] = str(usuaria.pk)
    sesion.save()
    pagina.context.add_cookies([{"name": "sessionid", "value": sesion.session_key, "url": portal_vivo}])
    return pagina


def recorrer(pagina, axe, rutas):
    for ruta in rutas:
        pagina.goto(ruta)
        assert pagina.url.endswith(ruta)
        axe(pagina)


def test_la_cuenta_no_tiene_barreras(recien_entrada, axe):
    recorrer(recien_entrada, axe, [*CUENTA, *SIN_SEGUNDO_PASO])
    recien_entrada.goto("/cuenta/contrasena/cambiar/")
    recien_entrada.locator("main button").last.click()
    expect(recien_entrada).to_have_title(re.compile("^Error: "))
    axe(recien_entrada)


def test_el_segundo_paso_y_sus_codigos_no_tienen_barreras(recien_entrada, usuaria, axe):
    activar_segundo_paso(usuaria)
    RecoveryCodes.activate(usuaria)
    recorrer(recien_entrada, axe, CON_SEGUNDO_PASO)


def test_confirmarse_no_tiene_barreras(recien_entrada, axe):
    recorrer(recien_entrada, axe, ["/cuenta/confirmarme/"])
    recien_entrada.get_by_label("Contraseña", exact=True).fill("no es esta")
    recien_entrada.locator("main button").last.click()
    expect(recien_entrada).to_have_title(re.compile("^Error: "))
    axe(recien_entrada)


def test_desde_mi_cuenta_se_llega_a_los_avisos_y_a_quien_ha_visto_los_datos(recien_entrada):
    for enlace in ("Ver mis avisos", "Ver quién ha visto mis datos"):
        recien_entrada.goto("/mi-cuenta/")
        recien_entrada.get_by_role("link", name=enlace).click()
        assert recien_entrada.url.endswith("/cuenta/avisos/" if "avisos" in enlace else "/cuenta/lecturas/")
