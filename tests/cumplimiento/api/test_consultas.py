"""What a system may ask: its obligations by pages and filters, one case, one receipt, the description."""

import json

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cumplimiento.api.views import descripcion
from cumplimiento.estados import Estado
from tests.cumplimiento.fabricas import INCUMPLIDO, caso, dictado, informar

from .maquina import BASE, Maquina, credencial

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_en_marzo")]


@pytest.fixture
def _en_marzo():
    with time_machine.travel("2026-03-20T15:00:00Z", tick=False):
        yield


@pytest.fixture
def tres():
    """A machine and three cases of its entity: pending, reported as not met, due later."""
    c = caso()
    dos, tardio = dictado(c.regimen, c.entidad, numero="D-2")[0], dictado(
        c.regimen, c.entidad, numero="D-3", dias=40
    )[0]  # fmt: skip
    informar(dos, INCUMPLIDO)
    return Maquina(credencial(c.entidad, c.usuario)), [c.obligacion.codigo, dos.codigo, tardio.codigo]


def casos(maquina, **filtros):
    return [o["caso"] for o in maquina.ver("obligaciones/", **filtros).datos["obligaciones"]]


def test_la_lista_pone_primero_lo_que_vence_antes(tres):
    maquina, codigos = tres
    assert casos(maquina) == codigos


def test_la_lista_sale_por_paginas_y_una_pasada_del_final_esta_vacia(tres):
    maquina, codigos = tres
    segunda = maquina.ver("obligaciones/", tamano=2, pagina=2).datos
    assert (segunda["total"], segunda["paginas"]) == (3, 2)
    assert [o["caso"] for o in segunda["obligaciones"]] == codigos[2:]
    assert casos(maquina, tamano=2, pagina=9) == []


@pytest.mark.parametrize(
    ("filtros", "lugares"),
    [
        ({"estado": Estado.INCUMPLIDO}, [1]),
        ({"por_informar": "si"}, [0, 2]),
        ({"por_informar": "no"}, [1]),
        ({"vence_desde": "2026-03-25"}, [2]),
        ({"vence_hasta": "2026-03-24"}, [0, 1]),
        ({"busca": "E-D-3"}, [2]),
        ({"busca": "e-d", "estado": "pendiente"}, [0, 2]),
    ],
)
def test_cada_filtro_deja_lo_suyo(tres, filtros, lugares):
    maquina, codigos = tres
    assert casos(maquina, **filtros) == [codigos[n] for n in lugares]


@pytest.mark.parametrize(
    ("consulta", "codigo"),
    [
        ("etsado=pendiente", "filtro_desconocido"),
        ("estado=cualquiera", "filtro_no_admitido"),
        ("pagina=0", "filtro_no_admitido"),
        ("pagina=1&pagina=2", "filtro_no_admitido"),
        ("tamano=201", "filtro_no_admitido"),
        ("vence_desde=2026-02-30", "filtro_no_admitido"),
        ("busca=%00", "filtro_no_admitido"),
        ("busca=", "filtro_no_admitido"),
        ("%00=1", "filtro_desconocido"),
    ],
)
def test_un_filtro_que_no_se_entiende_se_dice_y_no_se_ignora(tres, consulta, codigo):
    respuesta = tres[0].ver(f"obligaciones/?{consulta}")
    assert respuesta.status_code == 422
    assert [e["codigo"] for e in respuesta.datos["errores"]] == [codigo]


def test_un_caso_trae_su_orden_su_norma_y_las_palabras_con_que_se_informa(tres):
    maquina, (codigo, *_) = tres
    datos = maquina.ver(f"obligaciones/{codigo}/").datos
    assert (datos["instruccion"], datos["vence_el"]) == ("Pague la incapacidad de marzo.", "2026-03-24")
    assert datos["norma"]["enlace"] == "https://norma.example/12"
    assert {"estado": "Cumplido", "exige_prueba": True} in datos["estados_admitidos"]


def test_la_lista_no_lleva_lo_que_se_ordeno_palabra_por_palabra(tres):
    texto = tres[0].ver("obligaciones/").content.decode()
    assert "instruccion" not in texto
    assert "Pague" not in texto


def test_el_recibo_de_lo_informado_por_otra_puerta_tambien_se_consulta(tres):
    maquina, (_, codigo, _) = tres
    datos = maquina.ver(f"recibos/{codigo}/1/").datos
    assert (datos["recibo"], datos["canal"], datos["estado"]) == (f"{codigo}/1", "formulario", "Incumplido")
    assert maquina.ver(f"recibos/{codigo}/2/").status_code == 404


def test_la_lista_cuesta_lo_mismo_con_tres_casos_que_con_treinta():
    c = caso()
    maquina = Maquina(credencial(c.entidad, c.usuario))
    maquina.ver("obligaciones/")
    with CaptureQueriesContext(connection) as con_uno:
        maquina.ver("obligaciones/")
    for n in range(29):
        informar(dictado(c.regimen, c.entidad, numero=f"D-{n + 2}")[0])
    with CaptureQueriesContext(connection) as con_treinta:
        assert maquina.ver("obligaciones/").datos["total"] == 30
    assert len(con_treinta) == len(con_uno) <= 4


def test_la_descripcion_es_publica_es_openapi_3_1_y_solo_tiene_get_y_post():
    respuesta = Client().get(f"{BASE}openapi.json")
    datos = json.loads(respuesta.content)
    assert datos["openapi"].startswith("3.1")
    metodos = {(ruta.removeprefix(BASE), m) for ruta, ms in datos["paths"].items() for m in ms}
    assert metodos == {
        ("obligaciones/", "get"), ("obligaciones/{caso}/", "get"), ("reportes/", "post"),
        ("documentos/", "post"), ("recibos/{caso}/{numero}/", "get"),
    }  # fmt: skip


def test_los_datos_de_un_reporte_son_las_columnas_del_archivo_y_su_documento():
    from cumplimiento.declaracion import columnas  # noqa: PLC0415

    forma = descripcion()["components"]["schemas"]["Reporte"]
    assert list(forma["properties"]) == [*(c.nombre for c in columnas(())), "documento"]
    assert forma["required"] == [c.nombre for c in columnas(()) if c.obligatoria]


def test_la_pagina_para_personas_dice_cada_direccion_y_cada_problema():
    html = Client().get(BASE).content.decode()
    assert all(f"{BASE}{ruta}" in html for ruta in ("obligaciones/", "documentos/", "reportes/"))
    assert "demasiadas_solicitudes" in html
