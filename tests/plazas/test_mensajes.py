"""The people of an entity are told by e-mail what happened to their plazas."""

import pytest
from django.db import transaction

from plazas.estados import Estado
from plazas.servicios import devolver_plaza, enviar_plaza, publicar_aprobadas, publicar_plaza
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.avisos.redaccion import mensaje
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol
from tests.fabricas import PlazaFactory, funcionario

pytestmark = pytest.mark.django_db
MOTIVO = "El salario no corresponde al del certificado."


@pytest.fixture
def ips():
    return funcionario(Rol.IPS)


@pytest.fixture
def ministerio():
    return funcionario(Rol.MINISTERIO)


def textos(plantilla):
    return [mensaje(a) for a in Aviso.objects.filter(plantilla=plantilla).order_by("pk")]


def test_la_entidad_recibe_un_mensaje_cuando_le_devuelven_una_plaza(ips, ministerio):
    otra = funcionario(Rol.IPS, entidad=ips.entidad)
    funcionario(Rol.IPS)
    plaza = PlazaFactory(entidad=ips.entidad, estado=Estado.VALIDADA)
    devolver_plaza(plaza, actor=ministerio, motivo=MOTIVO)
    recibidos = textos("plaza_devuelta")
    assert [m.to for m in recibidos] == [[ips.email], [otra.email]]
    assert plaza.codigo in recibidos[0].subject
    assert f"/plazas/{plaza.codigo}/" in recibidos[0].body


def test_el_motivo_se_lee_en_el_portal_no_en_el_correo(ips, ministerio):
    plaza = PlazaFactory(entidad=ips.entidad, estado=Estado.VALIDADA)
    devolver_plaza(plaza, actor=ministerio, motivo=MOTIVO)
    assert MOTIVO not in textos("plaza_devuelta")[0].body


def test_cada_devolucion_es_otro_mensaje(ips):
    secretaria = funcionario(Rol.SECRETARIA)
    plaza = PlazaFactory(entidad=ips.entidad, estado=Estado.ENVIADA)
    devolver_plaza(plaza, actor=secretaria, motivo=MOTIVO)
    enviar_plaza(plaza, actor=ips)
    devolver_plaza(plaza, actor=secretaria, motivo=MOTIVO)
    assert len(textos("plaza_devuelta")) == 2


def test_si_el_acto_no_ocurre_no_queda_mensaje(ips, ministerio):
    plaza = PlazaFactory(entidad=ips.entidad, estado=Estado.VALIDADA)
    with transaction.atomic():
        devolver_plaza(plaza, actor=ministerio, motivo=MOTIVO)
        transaction.set_rollback(True)
    assert not Aviso.objects.exists()


def test_quien_ya_no_trabaja_en_la_entidad_no_recibe_nada(ips, ministerio):
    Nombramiento.objects.filter(usuario=ips).update(hasta="2020-01-02")
    plaza = PlazaFactory(entidad=ips.entidad, estado=Estado.VALIDADA)
    devolver_plaza(plaza, actor=ministerio, motivo=MOTIVO)
    assert not Aviso.objects.exists()


def test_publicar_muchas_deja_un_mensaje_por_persona(ips, ministerio):
    PlazaFactory.create_batch(3, entidad=ips.entidad, estado=Estado.APROBADA)
    PlazaFactory(entidad=ips.entidad, estado=Estado.PUBLICADA)
    publicar_aprobadas(actor=ministerio)
    publicar_aprobadas(actor=ministerio)
    assert [m.subject for m in textos("plazas_publicadas")] == [
        f"Se publicaron 3 plazas de {ips.entidad.nombre}"
    ]


def test_publicar_una_lleva_a_su_pagina(ips, ministerio):
    plaza = PlazaFactory(entidad=ips.entidad, estado=Estado.APROBADA)
    publicar_plaza(plaza, actor=ministerio)
    [recibido] = textos("plazas_publicadas")
    assert recibido.subject == f"Se publicó la plaza {plaza.codigo}"
    assert f"/plazas/{plaza.codigo}/" in recibido.body
