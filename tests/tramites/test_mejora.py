"""Before and after of a procedure, and the module where nobody stays."""

from datetime import date

import pytest

from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import funcionario
from tramites.models import LineaBase, Puesta, Simplificacion

from .casos import institucion

pytestmark = pytest.mark.django_db


@pytest.fixture
def i(client):
    i = institucion()
    client.force_login(i.admin)
    return i


def fecha(campo):
    return {f"{campo}_{parte}": n for parte, n in (("dia", 3), ("mes", 8), ("ano", 2026))}


def anotar(client, i, que, **datos):
    return client.post(f"/tramites/fichas/{i.tramite.codigo}/anotar/{que}/", datos, follow=True).text


def test_la_linea_de_base_se_mide_y_se_vuelve_a_medir(client, i):
    datos = {"demanda_anual": 900, "expectativa": "Rápido", "fuente": "Ventanilla", **fecha("medida_el")}
    assert "Escriba cuántos días hábiles tardaba" in anotar(client, i, "linea-de-base", **datos)
    for dias in ("12,5", "10"):
        pagina = anotar(client, i, "linea-de-base", **datos, dias_habiles=dias)
    assert "días hábiles antes, en persona" in pagina
    assert LineaBase.objects.get().dias_habiles == 10


def test_lo_simplificado_lo_lee_cualquiera(client, i):
    datos = {"como_era": "Tres copias", "como_es": "Ninguna", "se_quito": "Las copias", **fecha("desde")}
    for _ in range(2):
        anotar(client, i, "simplificacion", **datos)
    assert Simplificacion.objects.get().desde == date(2026, 8, 3)
    client.logout()
    pagina = client.get(f"/tramites/ficha/{i.tramite.codigo}/antes-y-despues/").text
    assert "Tres copias" in pagina
    assert "Escribir un cambio" not in pagina


def test_cada_paso_se_anota_una_vez_con_quien_y_cuando(client, i):
    for _ in range(2):
        anotar(client, i, "paso", paso=2, nota="", **fecha("hecho_el"))
    puesta = Puesta.objects.get()
    assert (puesta.paso, puesta.anotada_por, puesta.hecho_el) == (2, i.admin, date(2026, 8, 3))


def test_solo_su_administradora_lo_escribe(client, i):
    client.force_login(funcionario(Rol.ADMIN_TRAMITES))
    assert client.get(f"/tramites/fichas/{i.tramite.codigo}/anotar/paso/").status_code == 403


def test_en_un_modulo_cada_pagina_se_va_al_minuto_y_se_lleva_la_sesion(client, i):
    assert 'content="60;' not in client.get("/tramites/").text
    client.get("/tramites/modulo/")
    assert 'content="60;url=/tramites/modulo/cerrar/"' in client.get("/tramites/").text
    final = client.get("/tramites/modulo/cerrar/")
    assert final["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in client.session


def test_fuera_de_un_modulo_nadie_cierra_la_sesion_de_otro(client, i):
    client.get("/tramites/modulo/cerrar/")
    assert "_auth_user_id" in client.session
