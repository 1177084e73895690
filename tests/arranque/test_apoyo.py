"""The ground every test stands on: clones with real commits, guards that cannot be talked away."""

import socket
import threading

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.template import Context, engines


def contar():
    try:
        return ContentType.objects.filter(app_label="prueba").count()
    finally:
        connection.close()


def test_un_hilo_ve_lo_que_otro_confirmo(base_clonada):
    ContentType.objects.create(app_label="prueba", model="uno")
    vistos = []
    hilo = threading.Thread(target=lambda: vistos.append(contar()))
    hilo.start()
    hilo.join()
    assert vistos == [1]


@pytest.mark.parametrize("vez", [1, 2])
def test_cada_clon_nace_limpio(base_clonada, vez):
    assert not ContentType.objects.filter(app_label="prueba").exists()
    ContentType.objects.create(app_label="prueba", model="uno")


def test_ninguna_prueba_sale_del_equipo():
    with socket.socket() as enchufe, pytest.raises(pytest.fail.Exception, match=r"192\.0\.2\.1"):
        enchufe.connect(("192.0.2.1", 80))


@pytest.mark.parametrize("vez", [1, 2])
def test_la_cache_empieza_vacia(vez):
    assert cache.get("huella") is None
    cache.set("huella", vez)


def test_lo_que_falta_en_una_plantilla_con_default_se_admite():
    plantilla = engines["django"].engine.from_string('{{ nada|default:"sin dato" }}')
    assert plantilla.render(Context()) == "sin dato"


def test_las_claves_de_prueba_no_cuestan():
    usuario = get_user_model()()
    usuario.set_password("una clave larga")
    assert "m=8,t=1,p=1" in usuario.password
    assert usuario.check_password("una clave larga")


def test_lo_que_falta_en_una_plantilla_propia_falla(tmp_path, settings):
    motor = engines["django"].engine
    plantilla = motor.from_string("{{ nada }}")
    plantilla.origin = f"{settings.BASE_DIR}/templates/prueba.html"
    with pytest.raises(pytest.fail.Exception, match="nada"):
        plantilla.render(Context())


def test_una_consulta_sin_orden_llega_barajada(db):
    claves = [tuple(ContentType.objects.values_list("pk", flat=True)) for _ in range(5)]
    assert len(set(claves)) > 1
    assert len({tuple(sorted(clave)) for clave in claves}) == 1


@pytest.mark.urls("tests.arranque.rutas_de_prueba")
def test_un_get_que_escribe_se_descubre(client, db, escrituras_al_leer):
    client.get("/escribe/")
    assert escrituras_al_leer.pop().startswith("GET /escribe/")


@pytest.mark.urls("tests.arranque.rutas_de_prueba")
def test_el_navegador_abre_el_portal_vivo(pagina, pagina_sin_js, axe):
    for abierta in (pagina, pagina_sin_js):
        abierta.goto("/")
        assert abierta.inner_text("h1") == "Prueba"
    axe(pagina)


@pytest.mark.urls("tests.arranque.rutas_de_prueba")
def test_axe_nombra_la_barrera(pagina, axe):
    pagina.goto("/imagen/")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(pagina)


def test_axe_no_confunde_dos_paginas_que_se_parecen(pagina, axe):
    rotulado = (
        '<html lang="es"><title>t</title><main><h1>{}</h1><label for="{}">Nombre</label><input id="{}">'
    )
    pagina.set_content(rotulado.format("Uno", "a1", "a1"))
    axe(pagina)
    pagina.set_content(rotulado.format("Otra", "b7", "b7"))
    axe(pagina)
    pagina.set_content(rotulado.format("Uno", "a1", "a2"))
    with pytest.raises(AssertionError, match="label"):
        axe(pagina)


def test_el_trabajador_despierta(trabajador, esperar):
    esperar(lambda: "ready" in trabajador.registro.read_text())
