"""The story of an account: created, confirmed, locked, recovered."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.cuentas.antirrobots import ControlRobots
from sso_portal.nucleo.cuentas.models import Usuario
from tests.apoyo.correo import enlace_del_ultimo

pytestmark = pytest.mark.django_db
CORREO, CLAVE = "yuliana@example.org", "canoa-guayaba-71"


def sello(hace=60):
    """What the page carries when it was read ``hace`` seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=hace), tick=False):
        return ControlRobots().sello


def crear(client, **cambios):
    datos = {"email": CORREO, "password1": CLAVE, "autoriza": "on", "leido": sello(), "sitio_web": ""}
    return client.post(reverse("account_signup"), datos | cambios)


@pytest.fixture
def usuaria():
    usuaria = Usuario.objects.create_user(CORREO, CLAVE)
    EmailAddress.objects.create(user=usuaria, email=CORREO, primary=True, verified=True)
    return usuaria


def ingresar(client, clave=CLAVE):
    return client.post(reverse("account_login"), {"login": CORREO, "password": clave})


def test_quien_se_registra_confirma_su_correo_y_entra(client):
    assert crear(client).url == reverse("account_email_verification_sent")
    enlace = enlace_del_ultimo(CORREO)
    assert "Sí, es mi correo" in client.get(enlace).text
    client.post(enlace)
    assert ingresar(client).url == "/"
    assert client.get("/").context["user"].email == CORREO


def test_sin_confirmar_el_correo_no_se_entra(client):
    crear(client)
    assert ingresar(client).url == reverse("account_email_verification_sent")
    assert "_auth_user_id" not in client.session


def test_la_autorizacion_de_datos_se_guarda_con_su_hora(client):
    crear(client)
    assert Usuario.objects.get(email=CORREO).autorizo_datos_en


@pytest.mark.parametrize(
    ("cambio", "frase"),
    [
        ({"autoriza": ""}, "Para abrir una cuenta necesitamos su autorización"),
        ({"email": "yuliana"}, "Escriba su correo completo, sin espacios, tildes ni ñ"),
        ({"email": f"{'a' * 300}@example.org"}, "Ese correo tiene más de 254 letras. Escriba otro"),
        ({"password1": ""}, "Escriba su contraseña"),
        ({"password1": "corta"}, "Escriba una contraseña de 10 caracteres o más"),
        ({"password1": "yuliana@example"}, "Su contraseña se parece mucho a su correo. Escriba otra"),
        ({"password1": "password123"}, "Mucha gente usa esa contraseña y es fácil de adivinar. Escriba otra"),
        ({"password1": "30415926535897"}, "Agregue letras"),
        ({"sitio_web": "http://compre.example"}, "Deje vacía la casilla"),
        ({"leido": "inventado"}, "La página estuvo abierta mucho tiempo"),
    ],
)
def test_lo_que_falta_se_dice_en_palabras_y_nada_se_crea(client, cambio, frase):
    texto = crear(client, **cambio).text
    assert frase in texto
    assert "<title>Error: Crear cuenta" in texto
    assert not Usuario.objects.exists()


def test_un_envio_instantaneo_pide_esperar_y_luego_pasa(client):
    recien = sello(hace=0)
    assert "Llegó demasiado rápido" in crear(client, leido=recien).text
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        assert crear(client, leido=recien).status_code == 302


def test_registrarse_dos_veces_no_revela_la_cuenta(client, usuaria):
    assert crear(client).url == reverse("account_email_verification_sent")
    assert Usuario.objects.count() == 1


def test_cinco_contrasenas_equivocadas_cierran_el_ingreso_quince_minutos(client, usuaria):
    for _ in range(4):
        assert "El correo y la contraseña no coinciden" in ingresar(client, "otra-clave").text
    cierre = ingresar(client, "otra-clave")
    assert cierre.status_code == 429
    assert "Cerramos el ingreso por unos minutos" in cierre.text
    assert ingresar(client).status_code == 429


def test_a_los_quince_minutos_se_puede_entrar_de_nuevo(client, usuaria):
    for _ in range(5):
        ingresar(client, "otra-clave")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert ingresar(client).url == "/"


def recuperar(client, clave="paramo-tambor-22"):
    client.post(reverse("account_reset_password"), {"email": CORREO, "leido": sello(), "sitio_web": ""})
    formulario = client.get(enlace_del_ultimo(CORREO)).url
    client.post(formulario, {"password1": clave})


def test_quien_olvida_su_contrasena_pone_otra_con_el_enlace(client, usuaria):
    recuperar(client)
    assert ingresar(client, "paramo-tambor-22").url == "/"


def test_quien_la_recupera_con_su_correo_no_espera_a_que_abra_el_ingreso(client, usuaria):
    for _ in range(5):
        ingresar(client, "otra-clave")
    recuperar(client)
    assert ingresar(client, "paramo-tambor-22").url == "/"


def test_una_contrasena_que_cambia_se_avisa_al_correo(client, usuaria):
    recuperar(client)
    assert Aviso.objects.filter(plantilla="cuenta_contrasena_cambiada").exists()


def test_la_contrasena_nueva_cumple_las_reglas_dichas_antes(client):
    assert "Por lo menos 10 caracteres" in client.get(reverse("account_signup")).text
    assert not re.search(r"Error: </span>Complete", crear(client, password1="corta").text)
    assert not Usuario.objects.exists()
    assert not Aviso.objects.exists()


def test_el_navegador_no_guarda_paginas_de_quien_entro(client, usuaria):
    assert not client.get("/").has_header("Cache-Control")
    ingresar(client)
    for ruta in ("/", reverse("cuentas:mi_cuenta")):
        assert "no-store" in client.get(ruta)["Cache-Control"]
