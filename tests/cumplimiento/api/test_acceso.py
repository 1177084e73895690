"""Who comes in by machine: the credential, its scopes, its last day, its pace."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from cumplimiento.models import Alcance, Credencial
from cumplimiento.servicios.credenciales import anotar_uso, revocar_credencial
from tests.cumplimiento.fabricas import caso, vigilada

from .maquina import BASE, Maquina, credencial, reporte

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_en_marzo")]


@pytest.fixture
def _en_marzo():
    with time_machine.travel("2026-03-20T15:00:00Z", tick=False):
        yield


def test_sin_credencial_no_se_entra_y_se_dice_como():
    respuesta = Maquina().ver("obligaciones/")
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (401, "sin_credencial")
    assert respuesta["Content-Type"] == "application/problem+json"
    assert respuesta["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("secreto", ["inventado", "sso_k2222222_otra", "ñandú", "x" * 5000])
def test_una_credencial_desconocida_no_entra(secreto):
    maquina = Maquina()
    maquina.cabeceras = {"Authorization": f"Bearer {secreto}"}
    assert maquina.ver("obligaciones/").datos["codigo"] == "credencial_desconocida"


def test_una_credencial_revocada_deja_de_servir_en_seguida():
    c = caso()
    fila = credencial(c.entidad, c.usuario)
    assert Maquina(fila).ver("obligaciones/").status_code == 200
    revocar_credencial(fila, actor=c.usuario)
    respuesta = Maquina(fila).ver("obligaciones/")
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (401, "credencial_revocada")


@pytest.mark.parametrize(
    ("instante", "estado"), [("2026-03-21T04:59:00Z", 200), ("2026-03-21T05:01:00Z", 401)]
)
def test_sirve_hasta_el_final_de_su_ultimo_dia_en_colombia(instante, estado):
    c = caso()
    fila = credencial(c.entidad, c.usuario, vence_el=date(2026, 3, 20))
    with time_machine.travel(instante, tick=False):
        assert Maquina(fila).ver("obligaciones/").status_code == estado


def test_cada_alcance_deja_hacer_lo_suyo_y_nada_mas():
    c = caso()
    lee = Maquina(credencial(c.entidad, c.usuario, alcances=[Alcance.LEER]))
    escribe = Maquina(credencial(c.entidad, c.usuario, alcances=[Alcance.ESCRIBIR]))
    assert lee.ver("obligaciones/").status_code == 200
    negada = lee.enviar(reporte(c.obligacion.codigo))
    assert (negada.status_code, negada.datos["codigo"]) == (403, "sin_alcance")
    assert "reportes:escribir" in negada.datos["explicacion"]
    assert escribe.ver("obligaciones/").status_code == 403
    assert escribe.enviar(reporte(c.obligacion.codigo)).status_code == 201


def test_la_credencial_de_otra_entidad_no_ve_el_caso():
    c = caso()
    otra, usuario = vigilada(c.regimen)
    ajena = Maquina(credencial(otra, usuario))
    Maquina(credencial(c.entidad, c.usuario)).enviar(reporte(c.obligacion.codigo))
    codigo = c.obligacion.codigo
    assert ajena.ver(f"obligaciones/{codigo}/").status_code == 404
    assert ajena.ver(f"recibos/{codigo}/1/").status_code == 404
    assert ajena.ver("obligaciones/").datos["total"] == 0
    assert ajena.enviar(reporte(codigo)).datos["errores"][0]["codigo"] == "caso_ajeno"


def test_quien_pide_demasiado_espera_lo_que_se_le_dice(settings):
    settings.API_SOLICITUDES_POR_MINUTO = 2
    c = caso()
    maquina = Maquina(credencial(c.entidad, c.usuario))
    estados = [maquina.ver("obligaciones/").status_code for _ in range(3)]
    assert estados == [200, 200, 429]
    espera = int(maquina.ver("obligaciones/")["Retry-After"])
    assert 1 <= espera <= 61
    with time_machine.travel(f"2026-03-20T15:01:{espera - 60 + 1:02}Z", tick=False):
        assert maquina.ver("obligaciones/").status_code == 200


def test_el_limite_es_de_cada_credencial(settings):
    settings.API_SOLICITUDES_POR_MINUTO = 1
    c = caso()
    una, otra = (Maquina(credencial(c.entidad, c.usuario)) for _ in range(2))
    assert [m.ver("obligaciones/").status_code for m in (una, una, otra)] == [200, 429, 200]


def test_quien_prueba_credenciales_al_azar_tambien_espera(monkeypatch):
    monkeypatch.setattr("cumplimiento.api.acceso.FALLIDAS_POR_MINUTO", 2)
    assert [Maquina().ver("obligaciones/").status_code for _ in range(3)] == [401, 401, 429]


def test_consultar_no_escribe_y_el_uso_lo_anota_el_trabajador(monkeypatch):
    pedidos = []
    monkeypatch.setattr("cumplimiento.api.acceso.encolar", lambda *lo_que: pedidos.append(lo_que))
    c = caso()
    fila = credencial(c.entidad, c.usuario)
    for _ in range(2):
        Maquina(fila).ver("obligaciones/")
    assert [(tarea, quien) for tarea, quien, _ in pedidos] == [("cumplimiento.anotar_uso", fila.pk)]
    hoy, ayer = (datetime(2026, 3, dia, 12, tzinfo=UTC) for dia in (20, 19))
    for instante in (hoy, ayer):
        anotar_uso(fila.pk, instante)
    assert Credencial.objects.get().usada_en == hoy


@pytest.mark.parametrize("metodo", ["put", "patch", "delete", "options"])
def test_solo_hay_consultas_y_envios(metodo):
    c = caso()
    maquina = Maquina(credencial(c.entidad, c.usuario))
    respuesta = getattr(maquina.cliente, metodo)(f"{BASE}obligaciones/", headers=maquina.cabeceras)
    assert (respuesta.status_code, respuesta["Allow"]) == (405, "GET, HEAD")
    assert respuesta.json()["codigo"] == "metodo_no_admitido"


def test_una_direccion_que_no_hay_se_dice_en_la_misma_forma():
    for direccion in ("nada/", "recibos/%0A/-1/"):
        assert Maquina().ver(direccion).datos["codigo"] == "no_existe"


def test_un_get_donde_solo_se_envia_responde_a_la_maquina_y_no_con_una_pagina():
    c = caso()
    respuesta = Maquina(credencial(c.entidad, c.usuario)).ver("reportes/")
    assert (respuesta.status_code, respuesta["Allow"]) == (405, "POST")


def test_una_falla_nuestra_tambien_se_responde_a_la_maquina(monkeypatch):
    monkeypatch.setattr("cumplimiento.api.views.pagina_de", None)
    c = caso()
    maquina = Maquina(credencial(c.entidad, c.usuario))
    maquina.cliente.raise_request_exception = False
    respuesta = maquina.ver("obligaciones/")
    assert (respuesta.status_code, respuesta.datos["codigo"]) == (500, "fallo")


def test_a_una_maquina_no_se_le_deja_nada_que_recordar():
    c = caso()
    respuesta = Maquina(credencial(c.entidad, c.usuario)).ver("obligaciones/")
    assert not respuesta.cookies
