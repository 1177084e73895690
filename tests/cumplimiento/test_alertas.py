"""Alerts are a query: X business days, by regime, entity and materia; what was granted does not nag."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from cumplimiento.consultas.supervision import claves_en_alerta
from cumplimiento.estados import Canal
from cumplimiento.models import Obligacion, ParametroAlerta
from cumplimiento.servicios import Acto, prorrogar, reanudar, suspender
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.calendario.models import Festivo

from .fabricas import INCUMPLIDO, caso, dictado, informar, regimen, supervisor, vigilada

pytestmark = pytest.mark.django_db
# Dictated on Monday 2 March 2026, X = 15 business days: the 15th is Tuesday 24 (Monday 23 is a holiday).
DIA_X, DIA_X_MAS_1 = datetime(2026, 3, 24, 17, tzinfo=UTC), datetime(2026, 3, 25, 17, tzinfo=UTC)


def en_alerta(cuando):
    with time_machine.travel(cuando, tick=False):
        return [(pk, clase) for pk, clase, _, _ in claves_en_alerta(None)]


def test_en_el_dia_x_no_alerta_y_al_siguiente_si():
    o = caso().obligacion
    assert en_alerta(DIA_X) == []
    assert en_alerta(DIA_X_MAS_1) == [(o.pk, "pendiente")]


@pytest.mark.parametrize(
    ("cuando", "alerta"),
    [(datetime(2026, 3, 25, 4, 59, tzinfo=UTC), 0), (datetime(2026, 3, 25, 5, 1, tzinfo=UTC), 1)],
    ids=["23:59 en Colombia", "00:01 en Colombia"],
)
def test_el_dia_cambia_a_medianoche_de_colombia(cuando, alerta):
    caso()
    assert len(en_alerta(cuando)) == alerta


def test_un_incumplido_alerta_desde_su_fecha_de_reporte():
    c = caso()
    informar(c.obligacion, INCUMPLIDO)  # on 10 March; X = 5: the 5th business day is the 17th
    assert en_alerta(datetime(2026, 3, 17, 17, tzinfo=UTC)) == []
    assert en_alerta(datetime(2026, 3, 18, 17, tzinfo=UTC)) == [(c.obligacion.pk, "incumplido")]


def test_un_cumplido_no_alerta():
    c = caso()
    informar(c.obligacion)
    assert en_alerta(datetime(2026, 12, 1, tzinfo=UTC)) == []


def test_lo_historico_y_lo_de_pruebas_no_alertan():
    c = caso()
    Obligacion.objects.update(es_historica=True)
    otra, _ = vigilada(c.regimen, es_de_pruebas=True)
    dictado(c.regimen, otra, numero="D-2")
    assert en_alerta(DIA_X_MAS_1) == []


def test_la_prorroga_calla_la_alerta_esos_dias():
    o = caso().obligacion
    prorrogar(o, Acto(numero="A", fecha=date(2026, 3, 10), motivo="m", dias_habiles=2), actor=SISTEMA)
    assert en_alerta(datetime(2026, 3, 26, 17, tzinfo=UTC)) == []
    assert en_alerta(datetime(2026, 3, 27, 17, tzinfo=UTC)) == [(o.pk, "pendiente")]


def test_lo_suspendido_no_alerta_y_al_reanudar_cuenta_lo_que_faltaba():
    o = caso().obligacion
    suspender(o, Acto(numero="S", fecha=date(2026, 3, 10), motivo="m"), actor=SISTEMA)
    assert en_alerta(datetime(2026, 6, 1, tzinfo=UTC)) == []
    reanudar(o, Acto(numero="R", fecha=date(2026, 3, 12), motivo="m"), actor=SISTEMA)
    assert en_alerta(datetime(2026, 3, 26, 17, tzinfo=UTC)) == []
    assert en_alerta(datetime(2026, 3, 27, 17, tzinfo=UTC)) == [(o.pk, "pendiente")]


def test_un_festivo_nuevo_corre_la_alerta():
    caso()
    Festivo.objects.create(fecha=date(2026, 3, 11), nombre="Día cívico", acto="Decreto 1")
    assert en_alerta(DIA_X_MAS_1) == []


@pytest.mark.parametrize(
    ("de_entidad", "de_materia", "x"),
    [(False, False, 15), (False, True, 3), (True, False, 4), (True, True, 2)],
    ids=["régimen", "materia", "entidad", "entidad y materia"],
)
def test_la_x_es_la_de_lo_mas_preciso(de_entidad, de_materia, x):
    c = caso()
    entidad, materia = c.entidad.entidad, c.regimen.materias.get()
    parametros = [(None, materia, 3), (entidad, None, 4), (entidad, materia, 2)]
    quedan = {(False, False): [], (False, True): [0], (True, False): [0, 1], (True, True): [0, 1, 2]}
    for n in quedan[de_entidad, de_materia]:
        e, m, dias = parametros[n]
        ParametroAlerta.objects.create(
            regimen=c.regimen, entidad=e, materia=m, alerta_pendiente=dias, alerta_incumplido=dias
        )
    with time_machine.travel(datetime(2026, 4, 30, tzinfo=UTC), tick=False):
        assert [fila[3] for fila in claves_en_alerta(None)] == [x]


def test_cada_dependencia_ve_las_alertas_de_sus_regimenes(client):
    c = caso()
    for usuario, cuantas in ((supervisor(c.regimen), 1), (supervisor(regimen("otro")), 0)):
        client.force_login(usuario)
        with time_machine.travel(DIA_X_MAS_1, tick=False):
            pagina = client.get(reverse("cumplimiento:supervision"))
        assert len(pagina.context["alertas"]) == cuantas


def test_las_alertas_cuestan_tres_consultas(django_assert_num_queries):
    c = caso()
    for n in range(2, 6):
        dictado(c.regimen, c.entidad, numero=f"D-{n}")
    informar(c.obligacion, INCUMPLIDO, canal=Canal.SERVICIO)
    with time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC), tick=False), django_assert_num_queries(3):
        assert len(claves_en_alerta(None)) == 5
