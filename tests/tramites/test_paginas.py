"""What anybody reads: the home, the page of a procedure with its versions, the directory and the files."""

import csv
from datetime import date, time, timedelta
from io import StringIO

import pytest
from django.utils import timezone

from tests.fabricas import MEDELLIN, PASTO
from tests.tramites.fabricas import producto, sucursal, tramite, una_ficha
from tramites.estados import EstadoFicha
from tramites.models import Guia, Parada, Requisito

pytestmark = pytest.mark.django_db


def texto(client, url):
    respuesta = client.get(url)
    assert respuesta.status_code == 200
    return " ".join(respuesta.content.decode().split())


def hoja(client, url):
    contenido = b"".join(client.get(url).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(contenido), delimiter=";"))


def test_el_inicio_lleva_por_necesidad_por_momento_y_por_grupo_y_nunca_por_entidad(client):
    uno = tramite("Beca", necesidades=["becas", "me-gradue"], grupos=["jovenes"])
    pagina = texto(client, "/tramites/")
    for enlace in ("?necesidad=estudio", "?necesidad=becas", "?necesidad=me-gradue", "?grupo=jovenes"):
        assert enlace in pagina
    assert str(uno.entidad) not in pagina


def test_una_necesidad_sin_tramites_no_se_ofrece(client):
    tramite("Beca", necesidades=["becas"])
    assert "?necesidad=campo" not in texto(client, "/tramites/")


def test_la_ficha_dice_sus_seis_atributos_y_quien_responde(client):
    uno = tramite(
        costo="$ 12.500", responsable="Grupo de vacunas", norma="Ley 1 de 2020", requisitos=["Su cédula"]
    )
    pagina = texto(client, uno.get_absolute_url())
    for dicho in ("Parcialmente en línea", "$ 12.500", "Máximo 5 días hábiles", "en una sucursal",
                  "Con el código que recibe.", "Su cédula", "Grupo de vacunas", "Ley 1 de 2020"):  # fmt: skip
        assert dicho in pagina


def test_cada_canal_pide_solo_lo_suyo(client):
    uno = tramite(requisitos=["Lo de todos"])
    ficha = uno.fichas.get()
    Requisito.objects.create(ficha=ficha, orden=2, texto="El original", canales=["sucursal"])
    assert "El original" in texto(client, f"{uno.get_absolute_url()}?canal=sucursal")
    por_internet = texto(client, f"{uno.get_absolute_url()}?canal=web")
    assert "El original" not in por_internet
    assert "Lo de todos" in por_internet


def test_un_video_dice_por_escrito_lo_que_dice(client):
    uno = tramite()
    datos = {"titulo": "Cómo se hace", "enlace": "https://videos.example/1", "texto": "Primero ingrese."}
    Guia.objects.create(ficha=uno.fichas.get(), orden=1, clase="video", **datos)
    assert "Primero ingrese." in texto(client, uno.get_absolute_url())


def test_una_version_anterior_se_lee_y_dice_que_no_rige(client):
    uno = tramite(version=2, costo="Gratuito")
    una_ficha(uno, version=1, estado=EstadoFicha.REEMPLAZADA, costo="$ 9.000")
    assert "Versión 1" in texto(client, uno.get_absolute_url())
    vieja = texto(client, f"{uno.get_absolute_url()}version/1/")
    assert "Es una versión anterior" in vieja
    assert "$ 9.000" in vieja


def test_lo_que_solo_es_borrador_no_existe_para_nadie_mas(client):
    uno = tramite(estado=EstadoFicha.BORRADOR)
    assert client.get(uno.get_absolute_url()).status_code == 404


def test_lo_retirado_se_lee_y_dice_que_ya_no_se_ofrece(client):
    uno = tramite(estado=EstadoFicha.RETIRADA)
    assert "Este trámite ya no se ofrece" in texto(client, uno.get_absolute_url())


def test_el_directorio_filtra_por_lugar_clase_y_tramite(client):
    uno, otra = tramite(), sucursal(MEDELLIN, nombre="Punto Prado")
    suya = sucursal(PASTO, nombre="Punto Obonuco")
    producto(uno, suya)
    for filtro in ("departamento=52", f"departamento=52&municipio={PASTO}", f"tramite={uno.codigo}"):
        pagina = texto(client, f"/tramites/sucursales/?{filtro}")
        assert "Punto Obonuco" in pagina
        assert otra.nombre not in pagina


def test_una_unidad_movil_esta_tambien_donde_va_a_parar(client):
    movil = sucursal(MEDELLIN, nombre="Unidad del sur", clase="movil")
    manana = timezone.localdate() + timedelta(days=1)
    Parada.objects.create(
        sucursal=movil, municipio_id=PASTO, lugar="Parque", fecha=manana, abre=time(8), cierra=time(15)
    )
    assert "Unidad del sur" in texto(client, "/tramites/sucursales/?departamento=52")
    assert "Parque" in texto(client, movil.get_absolute_url())


def test_lo_que_dejo_de_atenderse_no_esta_en_la_sucursal(client):
    suya = sucursal()
    producto(tramite("Vigente"), suya, es_piloto=True)
    producto(tramite("Terminado"), suya, hasta=date(2025, 1, 1))
    pagina = texto(client, suya.get_absolute_url())
    assert "Vigente" in pagina
    assert "En piloto" in pagina
    assert "Terminado" not in pagina


def test_una_sucursal_cerrada_no_esta(client):
    cerrada = sucursal(cerrada_el=date(2025, 1, 1))
    assert client.get(cerrada.get_absolute_url()).status_code == 404


def test_el_catalogo_y_el_directorio_se_descargan_con_sus_filtros(client):
    uno = tramite("Certificado de vacunas", requisitos=["Su cédula", "Una foto"])
    tramite("Beca")
    producto(uno, sucursal(PASTO))
    [fila] = hoja(client, "/tramites/buscar/tramites.csv?q=vacunas")
    assert (fila["codigo"], fila["requisitos"]) == (uno.codigo, "Su cédula | Una foto")
    [punto] = hoja(client, "/tramites/sucursales/sucursales.csv?departamento=52")
    assert punto["tramites"] == uno.codigo
