"""Page, CSV and JSON say the same, at most an hour old."""

import csv
import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.cache import cache
from django.utils.html import strip_tags

from plazas.estados import Estado
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.indicadores import metricas
from sso_portal.nucleo.indicadores.metricas import Columna, Tabla, metrica
from sso_portal.nucleo.indicadores.servicios import contar_por_adelantado
from tests.fabricas import PASTO, PlazaFactory, UsuarioFactory, funcionario

pytestmark = pytest.mark.django_db
CODIGOS = [m.codigo for m in metricas.todas()]
ANTES = datetime(2026, 11, 20, 15, 40, tzinfo=UTC)


@pytest.fixture
def plazas():
    PlazaFactory.create_batch(3)
    PlazaFactory(municipio_id=PASTO, estado=Estado.APROBADA)


def en_pagina(client, codigo):
    cuerpo = re.search(r"<tbody>(.*?)</tbody>", client.get(f"/indicadores/{codigo}/").text, re.DOTALL)[1]
    filas = [re.findall(r"<t[hd].*?</t[hd]>", fila, re.DOTALL) for fila in cuerpo.split("</tr>") if fila]
    return [[strip_tags(celda).strip().removesuffix("\xa0%") for celda in fila] for fila in filas if fila]


def en_csv(client, codigo):
    texto = client.get(f"/indicadores/{codigo}.csv").content.decode("utf-8-sig")
    return list(csv.reader(StringIO(texto), delimiter=";"))[1:]


def en_json(client, codigo):
    filas = client.get(f"/indicadores/{codigo}.json").json()["filas"]
    return [[str(valor).replace(".", ",") for valor in fila.values()] for fila in filas]


def test_la_pagina_el_csv_y_el_json_dicen_lo_mismo(client, plazas):
    hoja = [[celda.removesuffix(",0") for celda in fila] for fila in en_csv(client, "M-03")]
    assert hoja[0] == ["Todo el país", "4", "3", "75"]
    assert en_pagina(client, "M-03") == hoja
    assert [[c.removesuffix(",0") for c in fila] for fila in en_json(client, "M-03")] == hoja


@pytest.mark.parametrize("codigo", CODIGOS)
def test_sin_datos_cada_indicador_sigue_en_pie(client, codigo):
    for ruta in ("/", ".csv", ".json"):
        assert client.get(f"/indicadores/{codigo}{ruta}").status_code == 200


@pytest.mark.parametrize("codigo", CODIGOS)
def test_cada_indicador_cuesta_a_lo_sumo_tres_consultas(codigo, plazas, django_assert_max_num_queries):
    elegida = next(m for m in metricas.todas() if m.codigo == codigo)
    with django_assert_max_num_queries(3):
        elegida.calcular("")


def test_el_tablero_dice_la_definicion_de_cada_indicador(client, plazas):
    texto = client.get("/indicadores/").text
    for una in metricas.todas():
        assert una.titulo in texto
        assert una.definicion in texto


def test_las_cifras_se_cuentan_una_vez_por_hora_y_dicen_cuando(client, plazas):
    with time_machine.travel(ANTES, tick=False) as reloj:
        assert "Actualizada hoy, 10:40" in client.get("/indicadores/M-03/").text
        PlazaFactory()
        reloj.shift(timedelta(minutes=59))
        assert en_csv(client, "M-03")[0][1] == "4"
        cache.delete("indicadores:M-03:")
        assert en_csv(client, "M-03")[0][1] == "5"


def test_un_trabajador_cuenta_antes_y_ninguna_pagina_espera(client, plazas, django_assert_max_num_queries):
    with time_machine.travel(ANTES, tick=False) as reloj:
        contar_por_adelantado()
        PlazaFactory()
        reloj.shift(timedelta(minutes=40))
        contar_por_adelantado()
        reloj.shift(timedelta(minutes=59))
        with django_assert_max_num_queries(4):
            assert "Actualizada hoy, 11:20" in client.get("/indicadores/M-03/").text
        assert en_csv(client, "M-03")[0][1] == en_json(client, "M-03")[0][1] == "5"


def test_de_un_proceso_que_no_existe_no_hay_cifras(client):
    assert client.get("/indicadores/M-01.json?proceso=1999-9").status_code == 404


def test_un_indicador_reservado_solo_lo_ve_el_ministerio(client, monkeypatch):
    monkeypatch.setattr(metricas, "_METRICAS", {})
    metrica("X-1", titulo="Interno", definicion="d", unidad="u", fuente="f", publica=False)(
        lambda _: Tabla([Columna("a", "A")], [])
    )
    for usuario, codigo in ((UsuarioFactory(), 404), (funcionario(Rol.MINISTERIO), 200)):
        client.force_login(usuario)
        assert client.get("/indicadores/X-1.json").status_code == codigo


def test_dos_funciones_no_responden_por_el_mismo_indicador():
    with pytest.raises(ValueError, match="M-03"):
        metrica("M-03", titulo="", definicion="", unidad="", fuente="")(lambda _: Tabla([], []))
