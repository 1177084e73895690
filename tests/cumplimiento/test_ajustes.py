"""Extension, suspension, a holiday decreed later, an order without effect."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from cumplimiento.estados import Estado
from cumplimiento.servicios import (
    Acto,
    AjusteImposible,
    dejar_sin_efecto,
    emitir_dictamen,
    prorrogar,
    reanudar,
    recalcular_por_festivo,
    suspender,
)
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.calendario.models import Festivo
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import funcionario

from .fabricas import borrador, caso, dictado, informar, supervisor, vigilada

pytestmark = pytest.mark.django_db


def acto(numero="A-1", dia=date(2026, 3, 10), **datos):
    return Acto(numero=numero, fecha=dia, motivo="Lo pidió la entidad", **datos)


def test_una_prorroga_corre_el_plazo_y_lo_cuenta():
    o = caso().obligacion
    prorrogar(o, acto(dias_habiles=5), actor=SISTEMA)
    assert o.vence_el == date(2026, 3, 31)
    assert [a.acto for a in historia(o)] == ["abierta", "prorroga"]
    assert historia(o)[-1].motivo == "Lo pidió la entidad"


def test_el_mismo_acto_no_prorroga_dos_veces():
    o = caso().obligacion
    prorrogar(o, acto(dias_habiles=5), actor=SISTEMA)
    with pytest.raises(AjusteImposible, match="ya se aplicó"):
        prorrogar(o, acto(dias_habiles=5), actor=SISTEMA)


def test_la_misma_llave_prorroga_una_vez():
    o = caso().obligacion
    llave = "6c1b0d9e-0000-4000-8000-000000000002"
    for _ in range(2):
        prorrogar(o, acto(dias_habiles=5, clave=llave), actor=SISTEMA)
    assert o.ajustes.count() == 1


def test_suspender_detiene_el_plazo_y_reanudar_lo_devuelve():
    o = caso().obligacion
    suspender(o, acto("S-1", date(2026, 3, 10)), actor=SISTEMA)
    assert (o.esta_suspendida, o.vence_el) == (True, None)
    reanudar(o, acto("S-2", date(2026, 3, 12)), actor=SISTEMA)
    assert (o.esta_suspendida, o.vence_el) == (False, date(2026, 3, 26))


def test_no_se_suspende_lo_que_ya_vencio():
    o = caso().obligacion
    with pytest.raises(AjusteImposible, match="ya había vencido"):
        suspender(o, acto("S-1", date(2026, 3, 25)), actor=SISTEMA)


def test_el_plazo_solo_se_mueve_mientras_esta_pendiente():
    o = caso().obligacion
    informar(o)
    with pytest.raises(AjusteImposible, match="pendiente"):
        prorrogar(o, acto(dias_habiles=5), actor=SISTEMA)


def test_las_dos_partes_se_enteran_del_cambio_de_plazo():
    c = caso(correo="ana@example.org")
    prorrogar(c.obligacion, acto(dias_habiles=5), actor=SISTEMA)
    plantillas = set(Aviso.objects.values_list("plantilla", flat=True))
    assert {"obligacion_plazo", "caso_plazo"} <= plantillas


def test_un_festivo_nuevo_corre_lo_abierto_y_deja_lo_cerrado():
    c = caso()
    cerrada = c.obligacion
    abierta = dictado(c.regimen, c.entidad, numero="D-2")[0]
    informar(cerrada)
    Festivo.objects.create(fecha=date(2026, 3, 11), nombre="Día cívico", acto="Decreto 1 de 2026")
    assert recalcular_por_festivo(date(2026, 3, 11), actor=SISTEMA) == 1
    abierta.refresh_from_db()
    cerrada.refresh_from_db()
    assert (abierta.vence_el, cerrada.vence_el) == (date(2026, 3, 25), date(2026, 3, 24))


def test_un_festivo_fuera_del_plazo_no_mueve_nada():
    caso()
    Festivo.objects.create(fecha=date(2026, 5, 6), nombre="Día cívico", acto="Decreto 1 de 2026")
    assert recalcular_por_festivo(date(2026, 5, 6), actor=SISTEMA) == 0


def test_lo_que_queda_sin_efecto_ya_no_espera_nada():
    o = caso().obligacion
    dejar_sin_efecto(o, motivo="Se revocó el dictamen", actor=SISTEMA)
    assert o.estado == Estado.SIN_EFECTO
    assert not o.admite_reporte


def test_el_ministerio_decreta_un_festivo_y_los_plazos_abiertos_se_corren(client):
    o = caso().obligacion
    client.force_login(funcionario(Rol.MINISTERIO))
    datos = {"fecha_dia": "11", "fecha_mes": "3", "fecha_ano": "2026", "nombre": "Día cívico", "acto": "D. 1"}
    with time_machine.travel("2026-03-05T15:00:00Z", tick=False):
        assert client.post(reverse("cumplimiento:festivos"), datos).status_code == 302
        repetido = client.post(reverse("cumplimiento:festivos"), datos).content.decode()
    o.refresh_from_db()
    assert o.vence_el == date(2026, 3, 25)
    assert "Ese día ya es festivo: Día cívico" in repetido


def test_un_dia_que_ya_paso_no_se_decreta(client):
    client.force_login(funcionario(Rol.MINISTERIO))
    datos = {"fecha_dia": "11", "fecha_mes": "3", "fecha_ano": "2020", "nombre": "x", "acto": "y"}
    assert (
        "lo que ya se contó no cambia"
        in client.post(reverse("cumplimiento:festivos"), datos).content.decode()
    )


@pytest.mark.parametrize("cuantos", [1, 6])
def test_lo_que_cuesta_un_festivo_o_un_dictamen_no_depende_de_cuantos_alcanza(
    cuantos, django_assert_num_queries
):
    c = caso(correo="ana@example.org")
    otras = [vigilada(c.regimen)[0] for _ in range(cuantos)]
    dictamen, fiscal = borrador(c.regimen), supervisor(c.regimen)
    dictamen.entidades.set(otras)
    with django_assert_num_queries(20):
        emitir_dictamen(dictamen, actor=fiscal)
    Festivo.objects.create(fecha=date(2026, 3, 3), nombre="Día cívico")
    with django_assert_num_queries(12):
        recalcular_por_festivo(date(2026, 3, 3), actor=SISTEMA)
    assert Aviso.objects.filter(plantilla="obligacion_plazo").count() == cuantos + 1
