"""The line of a point: who goes next, and nobody twice."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from sso_portal.nucleo.cuentas.models import Rol
from tests.apoyo.carreras import a_la_vez
from tests.fabricas import funcionario
from tramites.estados import EstadoTurno
from tramites.models import Turno
from tramites.servicios.citas import cancelar_cita
from tramites.servicios.turnos import (
    dar_por_ausente,
    dar_turno,
    devolver_a_la_fila,
    llamar_siguiente,
    llegar_a_la_cita,
    olvidar_correos,
)

from .citas import con_agenda, una_cita
from .mostrador import punto


@pytest.fixture
def p(db):
    return con_agenda(punto())


def llamar(p, **datos):
    turno = llamar_siguiente(p.sucursal, agente=p.agente, **datos)
    return turno and turno.numero


def test_se_llama_como_llegaron_y_quien_tiene_prelacion_pasa_antes(p):
    for preferente in (False, False, True):
        dar_turno(p.sucursal, es_preferente=preferente)
    assert [llamar(p) for _ in range(4)] == [3, 1, 2, None]
    assert set(Turno.objects.values_list("estado", flat=True)) == {EstadoTurno.ATENDIDO}


@pytest.mark.parametrize(("antes", "primero"), [(4, 2), (40, 1)])
def test_una_cita_pasa_de_primera_a_su_hora_y_no_mucho_antes(p, antes, primero):
    cita = una_cita(p)
    with time_machine.travel(cita.inicia_en - timedelta(minutes=antes), tick=False):
        dar_turno(p.sucursal, es_preferente=True)
        llegar_a_la_cita(cita)
        assert llamar(p) == primero


def correos():
    return list(Aviso.objects.order_by("pk").values_list("plantilla", "correo", "contexto__turno"))


def test_quien_dejo_correo_sabe_que_le_falta_poco_y_que_lo_llaman(p):
    for n in range(4):
        dar_turno(p.sucursal, correo="eva@example.org" if n == 3 else "")
    assert correos() == []
    for _ in range(3):
        llamar(p)
    assert correos() == [("turno_cerca", "eva@example.org", "004")]
    llamar(p)
    assert correos()[1:] == [("turno_llamado", "eva@example.org", "004")]
    devolver_a_la_fila_ausente(p)
    llamar(p)
    assert [plantilla for plantilla, *_ in correos()] == ["turno_cerca", "turno_llamado", "turno_llamado"]


def devolver_a_la_fila_ausente(p):
    turno = Turno.objects.get(estado=EstadoTurno.LLAMADO)
    dar_por_ausente(turno, actor=p.agente)
    devolver_a_la_fila(turno, actor=p.agente)


def test_el_correo_de_un_turno_es_el_de_su_cita_y_se_borra_pasado_el_dia(p):
    cita = una_cita(p, correo="eva@example.org")
    with time_machine.travel(cita.inicia_en, tick=False):
        turno = llegar_a_la_cita(cita)
        olvidar_correos()
        assert Turno.objects.get().correo == turno.correo == "eva@example.org"
    with time_machine.travel(cita.inicia_en + timedelta(days=1), tick=False):
        olvidar_correos()
    assert Turno.objects.get().correo == ""


def test_llegar_dos_veces_a_la_cita_es_un_turno_y_a_una_cancelada_ninguno(p):
    cita, otra = una_cita(p), una_cita(p, 1)
    assert llegar_a_la_cita(cita) == llegar_a_la_cita(cita)
    cancelar_cita(otra)
    with pytest.raises(TransicionInvalida):
        llegar_a_la_cita(otra)


def test_la_misma_llave_da_un_turno_y_llama_uno(p):
    llave = uuid4()
    assert dar_turno(p.sucursal, clave=llave) == dar_turno(p.sucursal, clave=llave)
    dar_turno(p.sucursal)
    assert llamar(p, clave=llave) == llamar(p, clave=llave) == 1


def test_quien_no_vino_a_la_ventanilla_conserva_su_numero_si_vuelve(p):
    primero, _ = dar_turno(p.sucursal), dar_turno(p.sucursal)
    llamar(p, ventanilla="3")
    primero.refresh_from_db()
    dar_por_ausente(primero, actor=p.agente)
    devolver_a_la_fila(primero, actor=p.agente)
    assert llamar(p) == primero.numero


def test_cada_dia_empieza_en_uno(p):
    dar_turno(p.sucursal)
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert dar_turno(p.sucursal).numero == 1


@pytest.mark.usefixtures("base_clonada")
def test_dos_agentes_a_la_vez_nunca_llaman_el_mismo_turno():
    p = punto()
    agentes = [p.agente, *(funcionario(Rol.AGENTE, entidad=p.entidad) for _ in range(3))]
    dados = a_la_vez(*[lambda: dar_turno(p.sucursal).numero] * 4)
    assert sorted(dados) == [1, 2, 3, 4]
    llamados = a_la_vez(*[lambda a=a: llamar_siguiente(p.sucursal, agente=a).numero for a in agentes])
    assert sorted(llamados) == [1, 2, 3, 4]
