"""Annulling after the result undoes what it gave: places, exonerations; and everybody is told."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from asignacion import servicios
from asignacion.models import Resultado
from inscripciones.models import Convocatoria, Exoneracion
from plazas.models import Ocupacion
from plazas.servicios import anular_ocupaciones
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.models import Evento

from . import evento

pytestmark = pytest.mark.django_db
UNA = {"personas": 6, "plazas": 3, "profesiones": ("MEDICINA",)}
ACTO = {"acto": "Resolución 12 de 2027", "motivo": "Faltó una profesión entera en el sello"}


@pytest.fixture
def anulado():
    sorteo = evento.ejecutado(**UNA)
    servicios.anular_sorteo(sorteo, actor=sorteo.convocatoria.ministra, **ACTO)
    return sorteo


def test_las_plazas_que_dio_el_sorteo_dejan_de_estar_ocupadas_con_su_evento(anulado):
    dadas = Resultado.objects.exclude(oferta=None).count()
    assert set(Ocupacion.objects.order_by("pk").values_list("estado", flat=True)) == {"anulada"}
    eventos = Evento.objects.filter(acto="anulada", sujeto="plazas.Ocupacion")
    assert [e.datos["acto"] for e in eventos.order_by("pk")] == [ACTO["acto"]] * dadas
    vigentes = Exoneracion.objects.filter(certificado__estado="vigente")
    assert not vigentes.exists()


def test_anular_cuesta_las_mismas_consultas_con_cuatro_exoneradas_que_con_veinte(
    django_assert_max_num_queries,
):
    sorteo = evento.ejecutado(**{**UNA, "personas": 24})
    with django_assert_max_num_queries(40):
        servicios.anular_sorteo(sorteo, actor=sorteo.convocatoria.ministra, **ACTO)
    revocados = Evento.objects.filter(acto="revocado", sujeto="firmas.Certificado").order_by("pk")
    assert len(revocados) == Exoneracion.objects.count() >= 18
    assert {(e.datos["desde"], e.datos["acto"], e.datos["causa"]) for e in revocados} == {
        ("vigente", ACTO["acto"], "acto")
    }


def test_la_consola_y_la_pantalla_no_prometen_otro_sello_al_proceso_anulado(anulado, client):
    client.force_login(anulado.anulado_por)
    for pagina in ("asignacion:consola", "asignacion:pantalla"):
        texto = client.get(reverse(pagina, args=[anulado.convocatoria.codigo])).text
        assert "El proceso se anuló" in texto
        assert ACTO["acto"] in texto
        assert "Habrá otro sello" not in texto
        assert 'aria-current="step"' not in texto


def test_cada_pagina_del_sorteo_anulado_dice_que_ya_no_vale(anulado, client):
    codigo = anulado.convocatoria.codigo
    texto = client.get(reverse("asignacion:detalle", args=[codigo])).text
    assert "las exoneraciones que dio dejaron de valer" in texto
    client.force_login(anulado.convocatoria.veedores.get(orden=1).usuario)
    clic = client.get(reverse("asignacion:ejecutar", args=[codigo])).text
    assert "Aquí no hay nada que presionar" in clic
    assert "aparece cuando exista" not in clic


def test_lo_anulado_no_se_ofrece_anular_otra_vez(anulado, client):
    client.force_login(anulado.anulado_por)
    texto = client.get(reverse("asignacion:anular", args=[anulado.convocatoria.codigo])).text
    assert "ya se anuló por Resolución 12 de 2027" in texto
    assert "<textarea" not in texto


def test_lo_ya_terminado_no_se_toca_y_repetir_no_hace_nada():
    sorteo = evento.ejecutado(**UNA)
    primera = Ocupacion.objects.order_by("pk").first()
    Ocupacion.objects.filter(pk=primera.pk).update(estado="terminada")
    datos = {"proceso": sorteo.convocatoria.codigo, "actor": sorteo.convocatoria.ministra, "acto": "Res. 1"}
    assert anular_ocupaciones(**datos) == Ocupacion.objects.count() - 1
    assert anular_ocupaciones(**datos) == 0
    assert Ocupacion.objects.get(pk=primera.pk).estado == "terminada"


def test_a_cada_persona_y_al_comite_se_les_dice(anulado):
    avisos = Aviso.objects.filter(plantilla="sorteo_anulado")
    assert avisos.count() == UNA["personas"] + anulado.convocatoria.veedores.count()
    assert "se anuló" in avisos.order_by("pk").first().asunto


def test_quien_tenia_plaza_lee_que_ya_no_vale_y_no_que_debe_presentarse(anulado, client):
    for resultado in (Resultado.objects.exclude(oferta=None), Resultado.objects.filter(oferta=None)):
        propia = resultado.order_by("pk").first().participante
        client.force_login(propia.inscripcion.persona.usuario)
        texto = client.get(reverse("asignacion:mi_resultado", args=[anulado.convocatoria.codigo])).text
        assert "Este sorteo se anuló" in texto
        assert "Preséntese" not in texto
        assert "Descargar (PDF)" not in texto


def test_anulado_antes_del_resultado_la_persona_sabe_que_sigue_inscrita(client):
    sorteo = evento.sellado(**UNA)
    servicios.anular_sorteo(sorteo, actor=sorteo.convocatoria.ministra, **ACTO)
    propia = sorteo.entradas.get().participantes.order_by("pk").first()
    client.force_login(propia.inscripcion.persona.usuario)
    texto = client.get(reverse("asignacion:mi_resultado", args=[sorteo.convocatoria.codigo])).text
    assert "Su inscripción sigue validada" in texto


def test_el_ministerio_anula_en_su_pagina_y_vuelve_a_la_consola(client):
    sorteo = evento.sellado(**UNA)
    client.force_login(sorteo.convocatoria.ministra)
    codigo = sorteo.convocatoria.codigo
    respuesta = client.post(reverse("asignacion:anular", args=[codigo]), ACTO)
    assert respuesta.url == reverse("asignacion:consola", args=[codigo])
    sorteo.refresh_from_db()
    assert (sorteo.estado, sorteo.anulacion_acto) == ("anulado", ACTO["acto"])
    assert ACTO["acto"] in client.get(reverse("asignacion:detalle", args=[codigo])).content.decode()


def test_el_proceso_que_vuelve_a_esperar_sello_con_la_fecha_pasada_lo_dice(client, settings):
    sorteo = evento.sellado(**UNA)
    servicios.anular_sorteo(sorteo, actor=sorteo.convocatoria.ministra, **ACTO)
    settings.DEMO = False
    Convocatoria.objects.update(es_ensayo=False)
    with time_machine.travel(sorteo.convocatoria.evento_en + timedelta(hours=1), tick=False):
        assert "Por reprogramar" in client.get(reverse("asignacion:lista")).text
    with time_machine.travel(sorteo.convocatoria.evento_en - timedelta(hours=1), tick=False):
        assert "Por reprogramar" not in client.get(reverse("asignacion:lista")).text
