"""The graduate with a cheap phone: from «Inscribirme» to the number, with JavaScript and without."""

import re

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore
from playwright.sync_api import expect

from inscripciones.models import Inscripcion
from tests.fabricas import ConvocatoriaFactory, OfertaFactory, UsuarioFactory
from tests.nucleo.documentos.muestras import pdf

pytestmark = pytest.mark.navegador
DOCUMENTOS = (
    "Documento de identidad, por el frente",
    "Documento de identidad, por detrás",
    "Diploma",
    "Acta de grado",
)
PAGINAS = (
    *("profesion", "datos", "formacion", "prioridad", "preferencias", "preferencias/buscar"),
    *("departamentos", "documentos", "revisar", "retirar"),
)


@pytest.fixture
def usuaria(base_clonada):
    convocatoria = ConvocatoriaFactory(codigo="2027-1", nombre="2027-I", estado="publicada")
    for municipio in ("52835", "27001", "27075"):
        OfertaFactory(convocatoria=convocatoria, plaza__municipio_id=municipio)
    return UsuarioFactory(email="yuliana@example.org")


def entrar(pagina, portal, usuaria):
    sesion = SessionStore()
    sesion[SESSION_KEY] = str(usuaria.pk)
    sesion[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    sesion[HASH_SESSION_KEY] = usuaria.get_session_auth_hash()
    sesion.save()
    pagina.context.add_cookies([{"name": "sessionid", "value": sesion.session_key, "url": portal}])


def boton(pagina, texto):
    return pagina.get_by_role("button", name=re.compile(texto))


def empezar(pagina):
    pagina.goto("/mi-inscripcion/")
    pagina.get_by_role("link", name="Inscribirme", exact=True).click()
    pagina.get_by_label("Medicina").check()
    boton(pagina, "Inscribirme").click()


def escribir_datos(pagina, javascript):
    pagina.get_by_role("link", name="Datos personales").click()
    pagina.get_by_label("Nombres").fill("Yuliana")
    pagina.get_by_label("Apellidos").fill("Ibargüen Ñustes")
    pagina.get_by_label("Tipo de documento").select_option("CC")
    pagina.get_by_label("Número de documento").fill("0020304050")
    pagina.get_by_label("Teléfono celular").fill("300 123 4567")
    pagina.get_by_label("Departamento donde vive").select_option("52")
    if not javascript:
        boton(pagina, "Ver los municipios").click()
    pagina.get_by_label("Municipio donde vive").select_option("52835")
    pagina.get_by_label("Dirección").fill("Calle 1 # 2-3")
    boton(pagina, "Guardar y seguir").click()


def escribir_formacion_y_prioridad(pagina):
    pagina.get_by_label("Universidad").fill("Universidad de Nariño")
    pagina.get_by_label("En Colombia").check()
    for parte, valor in (("Día", "12"), ("Mes", "6"), ("Año", "2026")):
        pagina.get_by_label(parte).fill(valor)
    boton(pagina, "Guardar y seguir").click()
    boton(pagina, "Ninguna o prefiero").click()


def elegir(pagina):
    for _ in range(2):
        pagina.get_by_role("link", name="Agregar plaza").click()
        boton(pagina, "Agregar.*la plaza").first.click()
    boton(pagina, "Subir.*la plaza").click()
    assert "subió al lugar 1" in pagina.get_by_role("status").first.inner_text()
    pagina.get_by_role("link", name="Seguir con los departamentos").click()
    boton(pagina, "Cerca de donde vivo").click()
    boton(pagina, "Guardar y seguir").click()


def subir(pagina, casa, javascript):
    pagina.goto(f"{casa}documentos/")
    for rotulo in DOCUMENTOS:
        archivo = {"name": "cédula.pdf", "mimeType": "application/pdf", "buffer": pdf()}
        pagina.get_by_label(rotulo, exact=True).set_input_files(archivo)
        if javascript:
            boton(pagina, "Quitar cédula.pdf").nth(DOCUMENTOS.index(rotulo)).wait_for()
    if not javascript:
        boton(pagina, "Subir los archivos").click()
    pagina.get_by_role("link", name="Volver a mi inscripción").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_de_inscribirme_al_numero(abrir_pagina, portal_vivo, usuaria, javascript):
    pagina = abrir_pagina(javascript=javascript, ancho=360, alto=640)
    entrar(pagina, portal_vivo, usuaria)
    empezar(pagina)
    casa = pagina.url
    escribir_datos(pagina, javascript)
    escribir_formacion_y_prioridad(pagina)
    elegir(pagina)
    subir(pagina, casa, javascript)
    pagina.get_by_role("link", name="Revisar y enviar").click()
    pagina.get_by_label("Declaro que").check()
    boton(pagina, "Enviar mi inscripción").click()
    assert "SSO-2027-1-000001" in pagina.locator(".numero").inner_text()
    assert Inscripcion.objects.get().persona.documento.numero == "0020304050"


def test_ninguna_pagina_tiene_barreras_antes_ni_despues_de_actuar(pagina, portal_vivo, usuaria, axe):
    entrar(pagina, portal_vivo, usuaria)
    pagina.goto("/mi-inscripcion/empezar/")
    axe(pagina)
    empezar(pagina)
    casa = pagina.url
    axe(pagina)
    for ruta in PAGINAS:
        pagina.goto(f"{casa}{ruta}/")
        axe(pagina)
    escribir_mal_y_declarar(pagina, casa, axe)


def escribir_mal_y_declarar(pagina, casa, axe):
    pagina.goto(f"{casa}datos/")
    pagina.get_by_label("Número de documento").fill("10.20")
    boton(pagina, "Guardar y seguir").click()
    assert pagina.title().startswith("Error: ")
    axe(pagina)
    pagina.goto(f"{casa}prioridad/")
    boton(pagina, "Declarar.*embarazada").click()
    axe(pagina)


def test_al_dejar_un_campo_se_guarda_y_sin_conexion_queda_en_el_telefono(pagina, portal_vivo, usuaria):
    entrar(pagina, portal_vivo, usuaria)
    empezar(pagina)
    pagina.get_by_role("link", name="Formación").click()
    universidad, dicho = pagina.get_by_label("Universidad"), pagina.locator("[data-guardado]")
    universidad.fill("Universidad del Cauca")
    universidad.press("Tab")
    dicho.filter(has_text="Guardado en el servidor a las").wait_for()
    pagina.context.set_offline(True)
    universidad.fill("Universidad de Nariño")
    universidad.press("Tab")
    dicho.filter(has_text="Sin conexión. Guardado solo en este teléfono").wait_for()
    pagina.context.set_offline(False)
    pagina.reload()
    expect(pagina.get_by_label("Universidad")).to_have_value("Universidad de Nariño")
    dicho.filter(has_text="Guardado en el servidor").wait_for()
