"""The secretaría validates, the ministry approves and publishes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plazas.estados import TRANSICIONES, Estado
from plazas.models import Plaza
from plazas.senales import RetiroRechazado, plaza_por_retirar
from plazas.servicios import (
    MotivoBreve,
    aprobar_plaza,
    aprobar_plazas,
    cerrar_plaza,
    devolver_plaza,
    publicar_aprobadas,
    publicar_plaza,
    reanudar_plaza,
    suspender_plaza,
    validar_plaza,
    validar_plazas,
)
from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cuentas.models import Rol, Usuario
from tests.apoyo.carreras import a_la_vez
from tests.fabricas import PlazaFactory, funcionario

MOTIVO = "El salario no corresponde al del certificado."


@pytest.fixture
def secretaria(db):
    return funcionario(Rol.SECRETARIA)


@pytest.fixture
def ministerio(db):
    return funcionario(Rol.MINISTERIO)


def test_una_plaza_llega_a_publicarse_por_sus_dos_mesas(secretaria, ministerio):
    plaza = PlazaFactory(estado=Estado.ENVIADA)
    validar_plaza(plaza, actor=secretaria)
    aprobar_plaza(plaza, actor=ministerio)
    publicar_plaza(plaza, actor=ministerio)
    assert [(a.acto, a.actor_rol) for a in historia(plaza)] == [
        ("validada", "secretaria:27"),
        ("aprobada", "ministerio"),
        ("publicada", "ministerio"),
    ]
    assert plaza.publicada_en


@pytest.mark.parametrize(
    ("acto", "destino"),
    [(validar_plaza, Estado.VALIDADA), (aprobar_plaza, Estado.APROBADA), (publicar_plaza, Estado.PUBLICADA)],
)
@pytest.mark.parametrize("estado", Estado)
def test_cada_acto_sale_solo_de_su_estado(ministerio, acto, destino, estado):
    plaza = PlazaFactory(estado=estado)
    if destino in TRANSICIONES[estado] and estado != Estado.SUSPENDIDA:
        acto(plaza, actor=ministerio)
        assert plaza.estado == destino
    else:
        with pytest.raises(TransicionInvalida):
            acto(plaza, actor=ministerio)


def test_se_devuelve_con_un_motivo_que_se_entiende(secretaria):
    plaza = PlazaFactory(estado=Estado.ENVIADA)
    with pytest.raises(MotivoBreve):
        devolver_plaza(plaza, actor=secretaria, motivo="  no              sé  ")
    devolver_plaza(plaza, actor=secretaria, motivo=MOTIVO)
    assert [(a.acto, a.motivo) for a in historia(plaza)] == [("devuelta", MOTIVO)]


@pytest.mark.parametrize(
    ("rol", "estado"), [(Rol.SECRETARIA, Estado.VALIDADA), (Rol.MINISTERIO, Estado.ENVIADA)]
)
def test_cada_mesa_devuelve_solo_lo_suyo(db, rol, estado):
    with pytest.raises(TransicionInvalida):
        devolver_plaza(PlazaFactory(estado=estado), actor=funcionario(rol), motivo=MOTIVO)


def test_varias_a_la_vez_dejan_un_acto_cada_una(secretaria, ministerio):
    plazas = [PlazaFactory(estado=Estado.ENVIADA) for _ in range(3)]
    publicada = PlazaFactory()
    assert validar_plazas(Plaza.objects.all(), actor=secretaria) == 3
    assert aprobar_plazas(Plaza.objects.all(), actor=ministerio) == 3
    assert publicar_aprobadas(actor=ministerio) == 3
    assert [a.acto for a in historia(plazas[0])] == ["validada", "aprobada", "publicada"]
    assert historia(publicada) == []


def test_muchas_a_la_vez_cuestan_las_mismas_consultas(secretaria):
    costos = set()
    for cuantas in (1, 30):
        PlazaFactory.create_batch(cuantas, estado=Estado.ENVIADA)
        actor = Usuario.objects.get(pk=secretaria.pk)
        with CaptureQueriesContext(connection) as consultas:
            assert validar_plazas(Plaza.objects.all(), actor=actor) == cuantas
        costos.add(len(consultas))
    assert len(costos) == 1


def test_publicar_todas_dos_veces_no_publica_nada_mas(ministerio):
    PlazaFactory(estado=Estado.APROBADA)
    assert publicar_aprobadas(actor=ministerio) == 1
    assert publicar_aprobadas(actor=ministerio) == 0
    assert Evento.objects.count() == 1


def test_una_suspendida_vuelve_con_su_fecha_de_publicacion(ministerio):
    plaza = PlazaFactory()
    desde = plaza.publicada_en
    suspender_plaza(plaza, actor=ministerio, motivo=MOTIVO)
    with pytest.raises(TransicionInvalida):
        publicar_plaza(plaza, actor=ministerio)
    reanudar_plaza(plaza, actor=ministerio, motivo=MOTIVO)
    assert (plaza.estado, plaza.publicada_en) == (Estado.PUBLICADA, desde)


def test_lo_aprobado_no_se_reanuda(ministerio):
    with pytest.raises(TransicionInvalida):
        reanudar_plaza(PlazaFactory(estado=Estado.APROBADA), actor=ministerio, motivo=MOTIVO)


def test_quien_la_necesita_puede_impedir_que_se_retire(ministerio):
    def negarse(**_):
        raise RetiroRechazado("La ofrece la convocatoria 2027-I.")

    plaza = PlazaFactory()
    plaza_por_retirar.connect(negarse)
    try:
        with pytest.raises(RetiroRechazado):
            cerrar_plaza(plaza, actor=ministerio, motivo=MOTIVO)
    finally:
        plaza_por_retirar.disconnect(negarse)
    plaza.refresh_from_db()
    assert plaza.estado == Estado.PUBLICADA


def test_dos_funcionarias_deciden_a_la_vez_y_gana_una(base_clonada):
    plaza, actor = PlazaFactory(estado=Estado.ENVIADA), funcionario(Rol.SECRETARIA)
    una, otra = (Plaza.objects.get(pk=plaza.pk) for _ in range(2))
    dichos = a_la_vez(
        lambda: validar_plaza(una, actor=actor),
        lambda: devolver_plaza(otra, actor=actor, motivo=MOTIVO),
        negativas=(TransicionInvalida,),
    )
    assert [isinstance(d, TransicionInvalida) for d in dichos].count(True) == 1
    assert Evento.objects.count() == 1
