"""A written number proves nothing: it shuts nobody out, and only one registration under it is validated."""

import pytest
from django.urls import reverse

from inscripciones.consultas.cola import en_verde
from inscripciones.estados import Estado
from inscripciones.models import Inscripcion
from inscripciones.servicios.anulacion import confirmar_anulacion, negar_anulacion, proponer_anulacion
from inscripciones.servicios.decision import DocumentoRepetido, validar_inscripcion, validar_varias
from inscripciones.servicios.envio import retirar_inscripcion
from sso_portal.nucleo.avisos.models import Aviso
from tests.fabricas import ConvocatoriaFactory, inscripcion_radicada

from .mesa import MOTIVO, caso_tomado, en_estado, oficial, todo_cumple
from .test_mesa_carreras import compiten, copia, negados

NUMERO = "1085300999"


@pytest.fixture
def proceso(db):
    return ConvocatoriaFactory(estado="publicada")


def lista_para_validar(proceso, actor):
    caso = caso_tomado(actor, convocatoria=proceso, numero=NUMERO)
    todo_cumple(caso, actor)
    return caso


def test_quien_escribe_primero_un_numero_no_deja_por_fuera_a_su_titular(proceso):
    inscripcion_radicada(convocatoria=proceso, numero=NUMERO)
    assert inscripcion_radicada(convocatoria=proceso, numero=NUMERO).estado == Estado.RADICADA


def test_solo_una_inscripcion_por_documento_queda_validada_en_un_proceso(proceso):
    validar_inscripcion(lista_para_validar(proceso, ana := oficial()), actor=ana)
    segunda = lista_para_validar(proceso, luis := oficial())
    with pytest.raises(DocumentoRepetido, match="mismo documento de identidad"):
        validar_inscripcion(segunda, actor=luis)
    assert copia(segunda).estado == Estado.RADICADA


def test_el_mismo_documento_se_valida_en_otro_proceso(proceso):
    validar_inscripcion(lista_para_validar(proceso, ana := oficial()), actor=ana)
    otra = lista_para_validar(ConvocatoriaFactory(estado="publicada"), ana)
    validar_inscripcion(otra, actor=ana)
    assert otra.estado == Estado.VALIDADA


def test_dos_secretarias_que_validan_a_la_vez_dejan_una_sola(base_clonada):
    proceso, quienes = ConvocatoriaFactory(estado="publicada"), [oficial(), oficial()]
    casos = [(lista_para_validar(proceso, q), q) for q in quienes]
    dichos = compiten(*(lambda c=c, q=q: validar_inscripcion(copia(c), actor=q) for c, q in casos))
    assert [type(e) for e in negados(dichos)] == [DocumentoRepetido]
    assert Inscripcion.objects.filter(estado=Estado.VALIDADA).count() == 1


def test_las_repetidas_no_se_validan_en_lote(proceso):
    una = lista_para_validar(proceso, ana := oficial())
    Inscripcion.objects.update(tomada_por=None, tomada_en=None)
    assert en_verde(Inscripcion.objects.all(), ana) == [una]
    inscripcion_radicada(convocatoria=proceso, numero=NUMERO)
    assert en_verde(Inscripcion.objects.all(), ana) == []


def test_validar_varias_deja_la_que_repite_un_documento_validado(proceso):
    validar_inscripcion(lista_para_validar(proceso, ana := oficial()), actor=ana)
    lista_para_validar(proceso, ana)
    assert validar_varias(Inscripcion.objects.all(), actor=ana) == 0


def test_anulada_la_ajena_se_valida_la_de_su_titular(proceso):
    ajena = lista_para_validar(proceso, ana := oficial())
    validar_inscripcion(ajena, actor=ana)
    propia = lista_para_validar(proceso, ana)
    proponer_anulacion(ajena, actor=ana, causa="datos_falsos", motivo=MOTIVO)
    confirmar_anulacion(ajena, actor=oficial())
    validar_inscripcion(propia, actor=ana)
    assert propia.estado == Estado.VALIDADA


def test_no_confirmar_una_anulacion_no_deja_dos_validadas(proceso):
    primera = lista_para_validar(proceso, ana := oficial())
    validar_inscripcion(primera, actor=ana)
    proponer_anulacion(primera, actor=ana, causa="duplicada", motivo=MOTIVO)
    validar_inscripcion(lista_para_validar(proceso, ana), actor=ana)
    with pytest.raises(DocumentoRepetido):
        negar_anulacion(primera, actor=oficial(), motivo=MOTIVO)


def test_quien_envio_antes_se_entera_por_correo_y_las_dos_lo_ven_en_su_pagina(client, proceso):
    primera = inscripcion_radicada(convocatoria=proceso, numero=NUMERO)
    segunda = inscripcion_radicada(convocatoria=proceso, numero=NUMERO)
    aviso = Aviso.objects.get(plantilla="inscripcion_mismo_documento")
    assert aviso.destinatario == primera.persona.usuario
    for una, otra in ((primera, segunda), (segunda, primera)):
        client.force_login(una.persona.usuario)
        pagina = client.get(reverse("inscripciones:detalle", args=[una.pk])).content.decode()
        assert "Otra inscripción usa su número de documento" in pagina
        assert otra.numero not in pagina


def test_la_que_se_retira_deja_de_alarmar(client, proceso):
    primera = inscripcion_radicada(convocatoria=proceso, numero=NUMERO)
    segunda = inscripcion_radicada(convocatoria=proceso, numero=NUMERO)
    retirar_inscripcion(segunda, actor=segunda.persona.usuario)
    client.force_login(primera.persona.usuario)
    pagina = client.get(reverse("inscripciones:detalle", args=[primera.pk])).content.decode()
    assert "usa su número de documento" not in pagina


def test_la_mesa_ve_cual_otra_declara_el_mismo_documento(client, proceso):
    otra = en_estado("validada", ana := oficial(), convocatoria=proceso, numero=NUMERO)
    caso = lista_para_validar(proceso, ana)
    client.force_login(ana)
    pagina = client.get(reverse("inscripciones:caso", args=[caso.pk])).content.decode()
    assert f"{otra.numero} declara el mismo número de documento" in pagina
