"""The list of posts and the departamentos: buttons, sentences, and never a wrong post."""

import re
from itertools import pairwise

import pytest
from django.urls import reverse

from inscripciones.servicios import preferencias as servicios
from inscripciones.servicios.guardado import ConflictoDeVersion, Hoja, PasoCerrado
from plazas.models import Plaza
from tests.fabricas import InscripcionFactory, OfertaFactory, inscripcion_completa

pytestmark = pytest.mark.django_db


@pytest.fixture
def borrador():
    return InscripcionFactory()


@pytest.fixture
def ofertas(borrador):
    return [OfertaFactory(convocatoria=borrador.convocatoria) for _ in range(6)]


def agregar(inscripcion, oferta):
    return servicios.agregar_preferencia(inscripcion, oferta, actor=inscripcion.persona.usuario)


def lista(inscripcion):
    return list(inscripcion.preferencias.order_by("orden").values_list("oferta_id", flat=True))


def test_se_agregan_hasta_cinco_y_la_sexta_dice_que_quite_una(borrador, ofertas):
    for oferta in ofertas[:5]:
        agregar(borrador, oferta)
    with pytest.raises(servicios.PreferenciaRechazada, match="Quite una para agregar otra"):
        agregar(borrador, ofertas[5])
    assert lista(borrador) == [o.pk for o in ofertas[:5]]


def test_ni_repetida_ni_de_otra_profesion_ni_de_otra_convocatoria(borrador, ofertas):
    agregar(borrador, ofertas[0])
    otra = OfertaFactory(convocatoria=borrador.convocatoria, plaza__profesion_id="ENFERMERIA")
    for oferta, frase in [
        (ofertas[0], "Ya agregó la plaza"),
        (otra, "es para enfermería y usted se inscribe como médica o médico"),
        (OfertaFactory(), "no se ofrece en la convocatoria"),
    ]:
        with pytest.raises(servicios.PreferenciaRechazada, match=frase):
            agregar(borrador, oferta)


def test_subir_bajar_y_quitar_con_botones_y_una_frase(client, borrador, ofertas):
    for oferta in ofertas[:3]:
        agregar(borrador, oferta)
    client.force_login(borrador.persona.usuario)
    url = reverse("inscripciones:mover_preferencia", args=[borrador.pk])
    pagina = client.post(url, {"subir": f"{ofertas[2].pk}:3"}, follow=True).content.decode()
    assert f"(plaza {ofertas[2].plaza.codigo}) subió al lugar 2" in pagina
    client.post(url, {"quitar": ofertas[0].pk})
    assert lista(borrador) == [ofertas[2].pk, ofertas[1].pk]


def test_la_segunda_pulsacion_del_mismo_boton_no_mueve(borrador, ofertas):
    for oferta in ofertas[:3]:
        agregar(borrador, oferta)
    actor = borrador.persona.usuario
    mover = servicios.mover_preferencia
    assert mover(borrador, ofertas[2].pk, -1, desde=3, actor=actor) == 2
    assert mover(borrador, ofertas[2].pk, -1, desde=3, actor=actor) is None


def test_los_departamentos_se_ordenan_con_numeros_o_regiones_y_vacio_tambien_responde(client, borrador):
    client.force_login(borrador.persona.usuario)
    url = reverse("inscripciones:departamentos", args=[borrador.pk])
    for datos, esperado in [
        ({"d52": "2", "d27": "1"}, ["27", "52"]),
        ({"region": "orinoquia", "version": 1}, ["50", "81", "85", "99", "27", "52"]),
        ({"region": "ninguno", "version": 2}, []),
    ]:
        client.post(url, datos)
        orden = borrador.departamentos.order_by("orden").values_list("departamento_id", flat=True)
        assert list(orden) == esperado
    borrador.refresh_from_db()
    assert borrador.departamentos_revisados


def test_dos_departamentos_con_el_mismo_numero_se_nombran(client, borrador):
    client.force_login(borrador.persona.usuario)
    url = reverse("inscripciones:departamentos", args=[borrador.pk])
    pagina = client.post(url, {"d52": "1", "d27": "1"}).content.decode()
    assert "tienen el número 1. Escriba un número distinto en cada uno" in pagina


def test_otra_sesion_que_ordeno_antes_no_se_pisa(borrador):
    actor = borrador.persona.usuario
    servicios.ordenar_departamentos(borrador, ["52"], actor=actor)
    with pytest.raises(ConflictoDeVersion, match="su orden de departamentos"):
        servicios.ordenar_departamentos(borrador, ["27"], actor=actor, hoja=Hoja(version=0))


def test_cerrada_la_convocatoria_la_lista_no_cambia():
    inscripcion = inscripcion_completa(convocatoria__estado="sellada")
    with pytest.raises(PasoCerrado):
        agregar(inscripcion, OfertaFactory(convocatoria=inscripcion.convocatoria))


def test_del_catalogo_se_agrega_a_la_inscripcion_abierta(client, borrador, ofertas):
    client.force_login(borrador.persona.usuario)
    url = reverse("inscripciones:agregar_del_catalogo", args=[ofertas[0].plaza.codigo])
    assert client.get(url).status_code == 200
    client.post(url)
    assert lista(borrador) == [ofertas[0].pk]


@pytest.mark.parametrize("cuantas", [1, 5])
def test_la_lista_cuesta_lo_mismo_con_una_que_con_cinco(
    client, borrador, ofertas, cuantas, django_assert_max_num_queries
):
    for oferta in ofertas[:cuantas]:
        agregar(borrador, oferta)
    client.force_login(borrador.persona.usuario)
    with django_assert_max_num_queries(14):
        client.get(reverse("inscripciones:preferencias", args=[borrador.pk]))


def test_las_paginas_muestran_la_plaza_como_se_ofrecio_aunque_despues_cambie(client):
    inscripcion = InscripcionFactory()
    oferta = OfertaFactory(convocatoria=inscripcion.convocatoria, plaza__salario_mensual=3_111_000)
    agregar(inscripcion, oferta)
    Plaza.objects.update(salario_mensual=9_999_000)
    client.force_login(inscripcion.persona.usuario)
    for ruta in ("preferencias", "buscar_plaza"):
        pagina = client.get(reverse(f"inscripciones:{ruta}", args=[inscripcion.pk])).content.decode()
        assert "3.111.000" in pagina
        assert "9.999.000" not in pagina


def test_despues_de_los_departamentos_siguen_los_documentos(client, borrador, ofertas):
    client.force_login(borrador.persona.usuario)
    orden, lista_url = (
        reverse(f"inscripciones:{n}", args=[borrador.pk]) for n in ("departamentos", "preferencias")
    )
    assert client.post(orden, {"d52": "1"}).url == lista_url  # there is no post yet
    agregar(borrador, ofertas[0])
    documentos = reverse("inscripciones:documentos", args=[borrador.pk])
    assert client.post(orden, {"d52": "1"}).url == documentos
    assert f'class="boton grande" href="{documentos}"' in client.get(lista_url).text


def test_con_la_lista_llena_la_busqueda_lo_dice(client, borrador, ofertas):
    client.force_login(borrador.persona.usuario)
    url = reverse("inscripciones:buscar_plaza", args=[borrador.pk])
    assert "Su lista está llena" not in client.get(url).text
    for oferta in ofertas[:5]:
        agregar(borrador, oferta)
    assert "Su lista está llena" in client.get(url).text


def test_los_encabezados_de_la_busqueda_bajan_de_a_uno(client, borrador, ofertas):
    client.force_login(borrador.persona.usuario)
    pagina = client.get(reverse("inscripciones:buscar_plaza", args=[borrador.pk])).text.split("<main")[1]
    niveles = [int(n) for n in re.findall(r"<h(\d)", pagina)]
    assert all(b <= a + 1 for a, b in pairwise(niveles))


def test_lo_mal_escrito_encuentra_lo_que_se_parece(client, borrador, ofertas):
    client.force_login(borrador.persona.usuario)
    Plaza.objects.update(busqueda="hospital de prueba quibdo choco")
    url = reverse("inscripciones:buscar_plaza", args=[borrador.pk])
    assert "Estas se parecen" not in client.get(url, {"q": "quibdo"}).text
    pagina = client.get(url, {"q": "hospitall"}).text
    assert "Ninguna dice exactamente «hospitall». Estas se parecen." in pagina
    assert ofertas[0].plaza.codigo in pagina
