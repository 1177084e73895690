"""The record says who did what, and refuses to change."""

import pytest
from django.db import InternalError, connection, transaction

from plazas.estados import TRANSICIONES, Estado
from sso_portal.nucleo.bitacora import consultas
from sso_portal.nucleo.bitacora.models import Evento, Lectura
from sso_portal.nucleo.bitacora.servicios import (
    SISTEMA,
    TransicionInvalida,
    registrar,
    registrar_en_lote,
    registrar_lectura,
    transitar,
)
from sso_portal.nucleo.cifrado.models import LlavePersonal
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import PersonaFactory, PlazaFactory, funcionario

pytestmark = pytest.mark.django_db


def test_un_acto_deja_quien_en_que_papel_y_por_que():
    plaza, actora = PlazaFactory(estado=Estado.ENVIADA), funcionario(Rol.SECRETARIA, autoridad="27")
    transitar(plaza, Estado.DEVUELTA, actor=actora, motivo="Falta el certificado presupuestal")
    (acto,) = consultas.historia(plaza)
    assert (acto.acto, acto.actor_id, acto.actor_rol) == ("devuelta", str(actora.pk), "secretaria:27")
    assert (acto.motivo, acto.datos) == ("Falta el certificado presupuestal", {"desde": "enviada"})


@pytest.mark.parametrize("destino", list(Estado))
@pytest.mark.parametrize("origen", list(Estado))
def test_solo_se_pasa_por_los_caminos_dichos(origen, destino):
    plaza = PlazaFactory(estado=origen)
    cambios = {"publicada_en": None} if destino not in ("publicada", "suspendida", "cerrada") else {}
    if destino in TRANSICIONES[origen] and not (destino == Estado.PUBLICADA and origen == Estado.APROBADA):
        transitar(plaza, destino, actor=SISTEMA, **cambios)
        assert plaza.estado == destino
    elif destino not in TRANSICIONES[origen]:
        with pytest.raises(TransicionInvalida, match="No se puede"):
            transitar(plaza, destino, actor=SISTEMA)
        assert not Evento.objects.exists()


@pytest.mark.parametrize("orden", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize("tabla", ["bitacora_evento", "bitacora_lectura"])
def test_la_base_no_deja_cambiar_ni_borrar_lo_escrito(tabla, orden):
    persona = PersonaFactory()
    registrar("prueba", persona, actor=SISTEMA)
    registrar_lectura(persona, persona_id=persona.pk, actor=SISTEMA, proposito="prueba")
    with (
        pytest.raises(InternalError, match="solo admite agregar"),
        transaction.atomic(),
        connection.cursor() as c,
    ):
        c.execute(orden.format(tabla))


def test_el_motivo_no_se_lee_en_la_tabla_y_se_va_con_la_llave_de_la_persona():
    persona = PersonaFactory()
    registrar("prueba", persona, actor=SISTEMA, motivo="texto muy privado")
    assert b"privado" not in bytes(Evento.objects.get().motivo_cifrado)
    assert consultas.historia(persona)[0].motivo == "texto muy privado"
    LlavePersonal.objects.filter(sujeto=persona.llave_bitacora).delete()
    assert consultas.historia(persona)[0].motivo == consultas.MOTIVO_BORRADO


def test_muchos_actos_se_escriben_de_una_vez(django_assert_num_queries):
    personas = PersonaFactory.create_batch(20)
    with django_assert_num_queries(1):
        registrar_en_lote("sellada", personas, actor=SISTEMA)
    assert Evento.objects.count() == 20


def test_cada_quien_ve_quien_leyo_sus_datos():
    persona, otra = PersonaFactory.create_batch(2)
    for leida in (persona, otra):
        registrar_lectura(leida, persona_id=leida.pk, actor=SISTEMA, proposito="validar la inscripción")
    assert [x.objeto_id for x in consultas.lecturas_de(persona.pk)] == [str(persona.pk)]
    assert Lectura.objects.count() == 2
