"""A credential about to end: whoever reports for the entity is told in time, once each time."""

from datetime import date, timedelta

import pytest
import time_machine

from cumplimiento.consultas import pendientes_de
from cumplimiento.models import Credencial
from cumplimiento.servicios.credenciales import avisar_vencimientos, revocar_credencial
from cumplimiento.servicios.ensayo import preparar_pruebas
from sso_portal.nucleo.avisos.consultas import texto_de
from sso_portal.nucleo.avisos.models import Aviso

from .api.maquina import credencial
from .fabricas import caso

pytestmark = pytest.mark.django_db
CREADA, VENCE = date(2026, 3, 2), date(2026, 6, 30)
LINEA = "Renovar credenciales del servicio web"


@pytest.fixture
def c():
    """An entity with a credential made on 2 March that serves until 30 June."""
    with al(CREADA):
        c = caso()
        c.credencial = credencial(c.entidad, c.usuario, vence_el=VENCE)
        yield c


def al(dia, hora="15:00"):
    return time_machine.travel(f"{dia}T{hora}:00Z", tick=False)


def faltando(dias, *, hasta=None):
    """How many messages there are after the task of each day from ``dias`` before the end to ``hasta``."""
    for quedan in range(dias, (dias if hasta is None else hasta) - 1, -1):
        with al(VENCE - timedelta(days=quedan)):
            avisar_vencimientos()
    return Aviso.objects.filter(plantilla="credencial_vence").count()


@pytest.mark.parametrize(("dias", "avisos"), [(31, 0), (30, 1), (8, 1), (7, 1), (0, 1), (-1, 0)])
def test_se_avisa_desde_treinta_dias_antes_y_hasta_el_ultimo(c, dias, avisos):
    assert faltando(dias) == avisos


def test_en_todo_el_camino_hay_dos_avisos_y_uno_por_cada_plazo(c):
    assert faltando(40, hasta=-3) == 2
    claves = Aviso.objects.filter(plantilla="credencial_vence").order_by("pk").values_list("clave", flat=True)
    assert [clave.split("-")[2] for clave in claves] == ["30", "7"]


def test_los_dias_son_los_de_colombia(c):
    with al(VENCE - timedelta(days=30), hora="04:59"):
        avisar_vencimientos()
        assert not Aviso.objects.filter(plantilla="credencial_vence").exists()
    with al(VENCE - timedelta(days=30), hora="05:01"):
        avisar_vencimientos()
        assert Aviso.objects.filter(plantilla="credencial_vence").exists()


def test_lo_que_se_crea_para_pocos_dias_no_se_avisa_el_dia_en_que_se_crea(c):
    Credencial.objects.update(vence_el=CREADA + timedelta(days=7))
    avisar_vencimientos()
    assert not Aviso.objects.filter(plantilla="credencial_vence").exists()


def test_de_una_revocada_no_se_avisa(c):
    revocar_credencial(c.credencial, actor=c.usuario)
    assert faltando(30) == 0


def test_el_aviso_dice_cual_es_hasta_cuando_sirve_y_adonde_ir(c):
    faltando(30)
    aviso = Aviso.objects.get(plantilla="credencial_vence")
    texto = texto_de(aviso)
    assert aviso.destinatario == c.usuario
    assert all(
        dato in texto for dato in ("Sistema", c.credencial.pk, "30 de junio de 2026", "/servicio-web/")
    )
    assert c.credencial.secreto not in texto


def test_de_la_credencial_de_pruebas_se_avisa_a_quien_informa_por_la_entidad(c):
    ensayo = preparar_pruebas(c.entidad, actor=c.usuario)
    Credencial.objects.update(entidad=ensayo)
    faltando(30)
    assert Aviso.objects.get(plantilla="credencial_vence").destinatario == c.usuario


def test_renovarla_espera_en_el_inicio_hasta_que_se_revoca(c):
    def lineas():
        return [(p.cantidad, p.vence) for p in pendientes_de(c.usuario) if p.texto == LINEA]

    assert lineas() == []
    with al(VENCE - timedelta(days=30)):
        assert lineas() == [(1, VENCE)]
        revocar_credencial(c.credencial, actor=c.usuario)
        assert lineas() == []
