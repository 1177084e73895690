"""One click, once and for ever, by who may and through no other door."""

from functools import partial

import pytest
from django.urls import reverse

from asignacion import corrida, servicios
from asignacion.consultas import archivos_de
from asignacion.models import Resultado, Sorteo
from asignacion.servicios import SorteoNoAdmite, ejecucion
from inscripciones.models import Convocatoria
from plazas.models import Ocupacion
from sso_portal.nucleo.bitacora.models import Evento
from tests.apoyo.carreras import a_la_vez

from . import evento
from .evento import CODIGO


@pytest.fixture
def sorteo(db):
    return evento.con_semilla(personas=5, plazas=3, profesiones=("MEDICINA",))


def pulsar(sorteo, usuario=None, codigo=CODIGO):
    return servicios.ejecutar_sorteo(sorteo, actor=usuario or sorteo.convocatoria.comite[0], codigo=codigo)


def test_el_ministerio_no_puede_presionar_por_ninguna_puerta(sorteo, client):
    ministra = sorteo.convocatoria.ministra
    with pytest.raises(SorteoNoAdmite, match="comité veedor"):
        pulsar(sorteo, ministra)
    client.force_login(ministra)
    url = reverse("asignacion:ejecutar", args=[sorteo.convocatoria.codigo])
    assert client.post(url, {"codigo": CODIGO}).status_code == 403
    sorteo.refresh_from_db()
    assert sorteo.estado == "con_semilla"


def test_sin_el_codigo_personal_no_pasa_nada_y_los_intentos_se_acaban(sorteo):
    for _ in range(5):
        with pytest.raises(SorteoNoAdmite, match="no es su código"):
            pulsar(sorteo, codigo="0000-0000")
    with pytest.raises(SorteoNoAdmite, match="15 minutos"):
        pulsar(sorteo)


@pytest.mark.django_db
def test_sin_semilla_el_boton_no_hace_nada():
    sorteo = evento.sellado(personas=4, plazas=3, profesiones=("MEDICINA",))
    veedor = sorteo.convocatoria.veedores.order_by("orden").first()
    codigo = servicios.crear_codigo(veedor, actor=veedor.usuario)
    with pytest.raises(SorteoNoAdmite, match="Todavía no hay semilla"):
        pulsar(sorteo, codigo=codigo)


def test_el_segundo_clic_responde_lo_mismo_y_nada_corre_otra_vez(sorteo, client):
    pulsar(sorteo)
    servicios.correr_sorteo(sorteo.pk)
    primero = Sorteo.objects.get(pk=sorteo.pk)
    client.force_login(sorteo.convocatoria.comite[1])
    url = reverse("asignacion:ejecutar", args=[sorteo.convocatoria.codigo])
    assert "Ejecutar el sorteo</button>" not in client.post(url, {"codigo": CODIGO}, follow=True).text
    servicios.correr_sorteo(sorteo.pk)
    segundo = Sorteo.objects.get(pk=sorteo.pk)
    assert (primero.resultado_sha256, primero.clic_en) == (segundo.resultado_sha256, segundo.clic_en)
    assert Evento.objects.filter(acto="ejecutado").count() == 1
    assert Ocupacion.objects.count() == Resultado.objects.exclude(oferta=None).count() == 4


def test_si_los_dos_programas_no_coinciden_no_se_publica_nada(sorteo, monkeypatch):
    ministra = sorteo.convocatoria.ministra
    monkeypatch.setattr(corrida, "verificar", lambda archivos: {"MEDICINA": "0" * 64})
    pulsar(sorteo)
    servicios.correr_sorteo(sorteo.pk)
    sorteo.refresh_from_db()
    assert sorteo.estado == "detenido"
    assert not Resultado.objects.exists()
    monkeypatch.undo()
    servicios.reanudar_sorteo(sorteo, actor=ministra)
    servicios.correr_sorteo(sorteo.pk)
    assert Sorteo.objects.get(pk=sorteo.pk).estado == "ejecutado"


def test_un_byte_cambiado_en_los_archivos_se_encuentra_y_se_nombra(sorteo):
    archivos = archivos_de(sorteo)
    corridas = corrida.correr(archivos, sorteo.semilla)
    archivos["MEDICINA/resultado.json"] = corridas["MEDICINA"].datos.replace(b'"opcion":{', b'"opcion": {')
    with pytest.raises(corrida.CorridaDetenida, match=r"MEDICINA/resultado\.json"):
        corrida.verificar(archivos)


def test_lo_interrumpido_se_retoma_y_da_los_mismos_bytes(sorteo, monkeypatch):
    pulsar(sorteo)
    esperado = corrida.huella_total(corrida.correr(archivos_de(sorteo), sorteo.semilla))
    monkeypatch.setattr(ejecucion, "registrar_ocupaciones", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        servicios.correr_sorteo(sorteo.pk)
    assert not Resultado.objects.exists()
    monkeypatch.undo()
    Sorteo.objects.filter(pk=sorteo.pk).update(arrendado_hasta=None)
    servicios.correr_sorteo(sorteo.pk)
    assert Sorteo.objects.get(pk=sorteo.pk).resultado_sha256 == esperado


def test_solo_un_acto_anula_y_lo_publicado_queda(sorteo):
    ministra, veedora = sorteo.convocatoria.ministra, sorteo.convocatoria.comite[0]
    with pytest.raises(SorteoNoAdmite, match="acto"):
        servicios.anular_sorteo(sorteo, actor=ministra, acto=" ", motivo="Un error")
    servicios.anular_sorteo(sorteo, actor=ministra, acto="Resolución 12 de 2027", motivo="Un error")
    assert Convocatoria.objects.get(pk=sorteo.convocatoria_id).estado == "publicada"
    with pytest.raises(SorteoNoAdmite):
        pulsar(sorteo, veedora)


def test_dos_clics_a_la_vez_son_un_solo_clic(base_clonada):
    sorteo = evento.con_semilla(personas=4, plazas=3, profesiones=("MEDICINA",))

    def presionar(usuario):
        return servicios.ejecutar_sorteo(sorteo, actor=usuario, codigo=CODIGO).estado

    estados = a_la_vez(*(partial(presionar, u) for u in sorteo.convocatoria.comite))
    assert estados == ["en_ejecucion", "en_ejecucion"]
    assert Evento.objects.filter(acto="en_ejecucion").count() == 1
