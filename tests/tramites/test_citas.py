"""An appointment: the last place of an hour is of one person, who moves it or gives it back."""

from datetime import time, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.calendario.models import Festivo
from tests.apoyo.carreras import a_la_vez
from tramites.consultas.citas import dias_con_citas
from tramites.estados import EstadoCita
from tramites.franjas import franjas
from tramites.horarios import Tramo
from tramites.models import Cita, Horario, Parada
from tramites.servicios.citas import (
    CitaImposible,
    HoraTomada,
    cancelar_cita,
    cerrar_citas_pasadas,
    mover_cita,
    reservar_cita,
)

from .citas import con_agenda, horas, una_cita
from .mostrador import punto

MINUTOS = st.integers(0, 1439)


@pytest.fixture
def p(db):
    return con_agenda(punto())


@given(MINUTOS, MINUTOS, st.integers(5, 120))
def test_cada_franja_cabe_en_el_horario_y_no_pisa_la_siguiente(a, b, minutos):
    abre, cierra = sorted((a, b))
    tramo = Tramo(1, time(*divmod(abre, 60)), time(*divmod(cierra, 60)))
    empiezan = [f.hour * 60 + f.minute for f in franjas([tramo], minutos)]
    assert len(empiezan) == (cierra - abre) // minutos
    assert all(abre <= e and e + minutos <= cierra for e in empiezan)
    assert all(y - x == minutos for x, y in pairwise(empiezan))


def test_una_hora_sin_cupo_no_se_ofrece_y_al_cancelar_vuelve(p):
    cita = una_cita(p)
    assert cita.inicia_en not in horas(p)
    with pytest.raises(HoraTomada):
        reservar_cita(p.sucursal, cita.inicia_en, nombre="Ana")
    for _ in range(2):
        cancelar_cita(cita)
    assert cita.inicia_en in horas(p)


def test_moverla_deja_libre_la_de_antes_y_avisa_la_nueva(p):
    cita, antes = una_cita(p, correo="eva@example.org"), horas(p)[0]
    era = cita.inicia_en
    mover_cita(cita, antes)
    assert era in horas(p)
    assert antes not in horas(p)
    recordatorios = Aviso.objects.filter(plantilla="cita_recordatorio")
    assert [r.contexto["codigo"] for r in recordatorios] == [cita.codigo] * len(recordatorios)
    assert Aviso.objects.filter(plantilla="cita_reservada").count() == 2


def test_de_vuelta_a_una_hora_que_ya_tuvo_avisa_otra_vez(p):
    cita, otra = una_cita(p, correo="eva@example.org"), horas(p)[0]
    era = cita.inicia_en
    for hora in (otra, era, era):
        mover_cita(cita, hora)
    assert Aviso.objects.filter(plantilla="cita_reservada").count() == 3
    recordatorios = Aviso.objects.filter(plantilla="cita_recordatorio")
    assert {r.sale_desde for r in recordatorios} <= {era - timedelta(days=1)}
    assert len(recordatorios) <= 1


def test_al_cancelarla_dos_veces_llega_un_solo_correo_que_lo_dice(p):
    cita = una_cita(p, correo="eva@example.org")
    for _ in range(2):
        cancelar_cita(cita)
    [aviso] = Aviso.objects.filter(plantilla="cita_cancelada")
    assert (aviso.correo, aviso.contexto["codigo"]) == ("eva@example.org", cita.codigo)


def test_ni_lo_pasado_ni_lo_de_otra_hora_se_reserva(p):
    hora = horas(p)[0]
    for mala in (timezone.now() - timedelta(hours=1), hora + timedelta(minutes=7), hora + timedelta(days=90)):
        with pytest.raises(HoraTomada):
            reservar_cita(p.sucursal, mala, nombre="Eva")


def test_en_festivo_y_con_el_punto_cerrado_no_hay_citas(p):
    dia = dias_con_citas(p.agenda)[1][0]
    Festivo.objects.create(fecha=dia, nombre="Fiesta")
    assert dia not in dict(dias_con_citas(p.agenda))
    Horario.objects.all().delete()
    assert dias_con_citas(p.agenda) == []


def test_una_unidad_movil_da_citas_donde_para(p):
    Horario.objects.all().delete()
    dia = timezone.localdate() + timedelta(days=3)
    Parada.objects.create(sucursal=p.sucursal, municipio=p.sucursal.municipio, lugar="Parque", fecha=dia,
                          abre=time(8), cierra=time(10))  # fmt: skip
    Festivo.objects.filter(fecha=dia).delete()
    assert dias_con_citas(p.agenda) == [(dia, 4)]


def test_pasado_su_dia_quien_no_vino_falto_y_ya_no_se_sabe_como_se_llama(p):
    cita = una_cita(p, correo="eva@example.org")
    with time_machine.travel(cita.inicia_en + timedelta(days=2), tick=False):
        assert cerrar_citas_pasadas() == 1
        assert cerrar_citas_pasadas() == 0
        with pytest.raises(CitaImposible):
            mover_cita(cita, cita.inicia_en + timedelta(days=9))
    cita = Cita.objects.get()
    assert (cita.estado, cita.nombre, cita.correo) == (EstadoCita.AUSENTE, "", "")


def test_dos_pulsaciones_son_una_cita(p):
    llave, hora = uuid4(), horas(p)[0]
    citas = {reservar_cita(p.sucursal, hora, nombre="Eva", clave=llave).pk for _ in range(2)}
    assert len(citas) == 1


@pytest.mark.usefixtures("base_clonada")
def test_dos_personas_nunca_toman_el_ultimo_cupo():
    p = con_agenda(punto(), cupos=2)
    hora = horas(p)[0]
    salidas = a_la_vez(
        *[lambda: reservar_cita(p.sucursal, hora, nombre="Eva").puesto] * 4, negativas=(HoraTomada,)
    )
    assert sorted(s for s in salidas if isinstance(s, int)) == [1, 2]
    assert sum(isinstance(s, HoraTomada) for s in salidas) == 2
