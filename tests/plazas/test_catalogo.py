"""Anybody consults every published plaza."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plazas.busqueda import texto_de_busqueda
from plazas.consultas.catalogo import ver_catalogo
from plazas.consultas.filtros import Filtros
from plazas.estados import Estado
from plazas.forms.catalogo import leer_filtros
from plazas.servicios import publicar_plaza, suspender_plaza
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import BAHIA_SOLANO, MEDELLIN, PASTO, PlazaFactory, funcionario

pytestmark = pytest.mark.django_db
CATALOGO = "/plazas/"


def buscable(**datos):
    plaza = PlazaFactory(**datos)
    municipio = plaza.municipio
    plaza.busqueda = texto_de_busqueda(
        plaza.codigo, plaza.entidad.nombre, municipio.nombre, municipio.departamento.nombre
    )
    plaza.save()
    return plaza


def encontradas(**filtros):
    return {p.codigo for p in ver_catalogo(Filtros(**filtros)).pagina}


def test_solo_lo_publicado_esta_en_el_catalogo():
    plaza = PlazaFactory()
    for estado in set(Estado) - {Estado.PUBLICADA}:
        PlazaFactory(estado=estado)
    assert encontradas() == {plaza.codigo}


@pytest.mark.parametrize("q", ["bahía solano", "BAHIA", "  solano  choco ", "Baía Solano", "bahia solamo"])
def test_se_encuentra_sin_tildes_y_con_erratas(q):
    plaza = buscable(municipio_id=BAHIA_SOLANO)
    buscable(municipio_id=PASTO)
    assert encontradas(q=q) == {plaza.codigo}


@pytest.mark.parametrize(
    ("filtro", "cumple", "no_cumple"),
    [
        ({"profesion": "ENFERMERIA"}, {"profesion_id": "ENFERMERIA"}, {}),
        ({"departamento": "52"}, {"municipio_id": PASTO}, {}),
        ({"municipio": PASTO}, {"municipio_id": PASTO}, {}),
        ({"salario": 3_500_000}, {"salario_mensual": 3_500_000}, {"salario_mensual": 3_499_999}),
        ({"ayuda": ("vivienda",)}, {"da_vivienda": True}, {"da_alimentacion": True}),
        ({"vinculo": ("servicios",)}, {"vinculo": "servicios"}, {}),
    ],
)
def test_cada_filtro_deja_lo_que_pide(filtro, cumple, no_cumple):
    plaza = PlazaFactory(**cumple)
    PlazaFactory(**no_cumple)
    assert encontradas(**filtro) == {plaza.codigo}


def test_si_no_hay_nada_se_dice_que_filtro_quitar():
    PlazaFactory(municipio_id=PASTO)
    catalogo = ver_catalogo(Filtros(departamento="52", profesion="ODONTOLOGIA"))
    assert [(s.campo, s.total) for s in catalogo.sugerencias] == [("profesion", 1)]


def test_el_mapa_suma_puestos_de_todo_el_pais():
    PlazaFactory(municipio_id=PASTO, cupos=3)
    PlazaFactory(municipio_id=MEDELLIN, cupos=2)
    catalogo = ver_catalogo(Filtros(departamento="52"))
    assert (catalogo.puestos, catalogo.mapa) == (3, {"52": 3, "05": 2})


def test_la_direccion_guarda_toda_la_pregunta():
    filtros = Filtros(
        q="san josé", profesion="MEDICINA", departamento="52", municipio=PASTO, salario=3_000_000,
        ayuda=("vivienda", "transporte"), vinculo=("laboral",), orden="lugar",
    )  # fmt: skip
    assert leer_filtros(QueryDict(filtros.direccion().removeprefix("?")))[1] == filtros


def test_lo_que_no_se_entiende_no_filtra(client):
    PlazaFactory()
    respuesta = client.get(f"{CATALOGO}?salario=mucho&departamento=zz&orden=azar&pagina=mil")
    assert "1 plaza, 1 puesto" in respuesta.content.decode()


def test_con_una_o_con_treinta_cuesta_las_mismas_consultas(client):
    costos = []
    for cuantas in (1, 29):
        PlazaFactory.create_batch(cuantas)
        with CaptureQueriesContext(connection) as consultas:
            client.get(CATALOGO)
        costos.append(len(consultas))
    assert costos[0] == costos[1]


def test_la_lista_se_descarga_para_hoja_de_calculo(client):
    PlazaFactory(cargo="=SUMA(A1)")
    respuesta = client.get(reverse("plazas:csv"))
    texto = b"".join(respuesta.streaming_content).decode()
    assert texto.startswith("\ufeffcodigo;profesion;")
    assert "'=SUMA(A1)" in texto


def test_se_comparan_hasta_cuatro_en_el_orden_pedido(client):
    codigos = [PlazaFactory().codigo for _ in range(5)]
    codigos.reverse()
    pagina = client.get(reverse("plazas:comparar"), {"comparar": codigos}).content.decode()
    assert "Comparar 4 plazas" in pagina
    assert pagina.index(f"/plazas/{codigos[0]}/") < pagina.index(f"/plazas/{codigos[3]}/")
    assert f"/plazas/{codigos[4]}/" not in pagina


def test_la_historia_es_publica_con_su_motivo_y_sin_nombres(client):
    ministerio = funcionario(Rol.MINISTERIO, nombre_visible="Clara Inés Torres")
    plaza = PlazaFactory(estado=Estado.APROBADA)
    assert client.get(plaza.get_absolute_url()).status_code == 404
    publicar_plaza(plaza, actor=ministerio)
    suspender_plaza(plaza, actor=ministerio, motivo="La entidad perdió la habilitación.")
    pagina = client.get(plaza.get_absolute_url()).content.decode()
    assert "La entidad perdió la habilitación." in pagina
    assert "Clara" not in pagina


def test_todas_o_ninguna_se_dice_en_la_pagina(client):
    PlazaFactory()
    assert "Aquí están todas las plazas aprobadas" in client.get(CATALOGO).content.decode()
    PlazaFactory(estado=Estado.APROBADA)
    pagina = client.get(CATALOGO).content.decode()
    assert "Publicadas: 1. Aprobadas: 2." in pagina
    assert "Faltan plazas aprobadas por publicar" in pagina
