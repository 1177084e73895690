"""An entity proposes its plazas."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.utils import timezone

from plazas.estados import EDITABLES, Estado
from plazas.forms.propuesta import PlazaForm
from plazas.models import Plaza, Profesion
from plazas.servicios import (
    CAMPOS,
    PlazaCerradaAEdicion,
    PlazaIncompleta,
    copiar_plaza,
    crear_plaza,
    editar_plaza,
    enviar_plaza,
)
from plazas.servicios.propuesta import OBLIGATORIOS
from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.formularios.telefono import COMO_SE_ESCRIBE
from tests.fabricas import BAHIA_SOLANO, PlazaFactory, funcionario

pytestmark = pytest.mark.django_db


@pytest.fixture
def ips():
    return funcionario(Rol.IPS)


def actos(plaza):
    return [a.acto for a in historia(plaza)]


def test_una_propuesta_nace_con_codigo_y_en_el_municipio_de_su_entidad(ips):
    plaza = crear_plaza(ips.entidad, actor=ips)
    assert plaza.codigo.startswith("P")
    assert plaza.municipio == ips.entidad.municipio
    assert actos(plaza) == ["creada"]


def test_guardar_dos_veces_el_mismo_formulario_deja_una_plaza(ips):
    clave = uuid4()
    primera = crear_plaza(ips.entidad, actor=ips, clave=clave)
    assert crear_plaza(ips.entidad, actor=ips, clave=clave) == primera
    assert Plaza.objects.count() == 1


def test_un_borrador_se_guarda_incompleto_pero_no_se_envia(ips):
    plaza = crear_plaza(ips.entidad, actor=ips, cargo="Enfermera o enfermero")
    with pytest.raises(PlazaIncompleta) as error:
        enviar_plaza(plaza, actor=ips)
    assert sorted(error.value.faltas) == sorted(set(OBLIGATORIOS) - {"cargo"})


def test_el_telefono_que_no_se_puede_marcar_se_dice_en_su_campo(ips):
    form = PlazaForm({"telefono_contacto": "abc"}, entidad=ips.entidad)
    assert form.errors["telefono_contacto"] == [COMO_SE_ESCRIBE]


def test_una_plaza_no_empieza_antes_de_manana(ips):
    plaza = PlazaFactory(entidad=ips.entidad, estado=Estado.BORRADOR, fecha_inicio=timezone.localdate())
    with pytest.raises(PlazaIncompleta, match="posterior a hoy"):
        enviar_plaza(plaza, actor=ips)


def test_completa_se_envia_y_deja_rastro(ips):
    plaza = crear_plaza(ips.entidad, actor=ips)
    datos = {campo: getattr(PlazaFactory.build(), campo) for campo in CAMPOS if campo != "municipio"}
    datos |= {"profesion": Profesion.objects.get(pk="MEDICINA"), "comunidad": None}
    editar_plaza(plaza, actor=ips, **datos)
    enviar_plaza(plaza, actor=ips)
    assert plaza.estado == Estado.ENVIADA
    assert actos(plaza) == ["creada", "editada", "enviada"]


def test_editar_sin_cambiar_nada_no_deja_rastro(ips):
    plaza = crear_plaza(ips.entidad, actor=ips, cargo="Médica")
    editar_plaza(plaza, actor=ips, cargo="Médica")
    assert actos(plaza) == ["creada"]


def test_al_cambiar_de_municipio_se_busca_por_el_nuevo(ips):
    plaza = crear_plaza(ips.entidad, actor=ips)
    editar_plaza(plaza, actor=ips, municipio=ips.entidad.municipio.__class__.objects.get(pk=BAHIA_SOLANO))
    assert "bahia solano" in plaza.busqueda


@pytest.mark.parametrize("estado", [e for e in Estado if e not in EDITABLES])
def test_lo_enviado_no_se_edita(ips, estado):
    plaza = PlazaFactory(estado=estado)
    with pytest.raises(PlazaCerradaAEdicion, match=plaza.codigo):
        editar_plaza(plaza, actor=ips, cargo="Otro")


def test_una_copia_dice_lo_mismo_y_pide_de_nuevo_el_inicio(ips):
    plaza = PlazaFactory(entidad=ips.entidad, cupos=3)
    copia = copiar_plaza(plaza, actor=ips)
    assert (copia.cupos, copia.cargo, copia.estado) == (3, plaza.cargo, Estado.BORRADOR)
    assert copia.codigo != plaza.codigo
    assert copia.fecha_inicio is None


@pytest.mark.parametrize(
    ("campo", "valor"),
    [("cupos", 11), ("cupos", 0), ("duracion_meses", 5), ("duracion_meses", 13), ("salario_mensual", 0)],
)
def test_la_base_rechaza_una_plaza_fuera_de_la_ley(campo, valor):
    with pytest.raises(IntegrityError):
        PlazaFactory(estado=Estado.ENVIADA, **{campo: valor})


@pytest.mark.parametrize("falta", ["profesion_id", "fecha_inicio", "salario_mensual"])
def test_la_base_rechaza_una_enviada_incompleta(falta):
    with pytest.raises(IntegrityError):
        PlazaFactory(estado=Estado.ENVIADA, **{falta: None})


def test_el_inicio_puede_ser_manana(ips):
    manana = timezone.localdate() + timedelta(days=1)
    plaza = PlazaFactory(entidad=ips.entidad, estado=Estado.BORRADOR, fecha_inicio=manana)
    enviar_plaza(plaza, actor=ips)
    assert plaza.estado == Estado.ENVIADA
