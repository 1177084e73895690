"""Commitments: nobody is bound without owner and date; what was not met never hides."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from innovacion.consultas import pendientes_de
from innovacion.consultas.compromisos import tablero_semanal
from innovacion.estados import TRANSICIONES_COMPROMISO, EstadoCompromiso
from innovacion.models import Compromiso, TableroVisto
from innovacion.servicios.compromiso import (
    CompromisoIncompleto,
    FaltaEvidencia,
    aceptar_compromiso,
    cumplir_compromiso,
    incumplir_compromiso,
    retirar_compromiso,
)
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida

from .fabricas import HOY, compromiso, mundo

ACTOS = st.lists(st.sampled_from(["aceptar", "cumplir", "incumplir", "retirar"]), max_size=6)


@given(ACTOS, st.booleans())
def test_ningun_camino_llega_a_cumplido_sin_pasar_por_aceptado(actos, completo):
    estado, paso = EstadoCompromiso.PROPUESTO, []
    destinos = {
        "aceptar": "aceptado",
        "cumplir": "cumplido",
        "incumplir": "incumplido",
        "retirar": "retirado",
    }
    for acto in actos:
        destino = EstadoCompromiso(destinos[acto])
        if destino in TRANSICIONES_COMPROMISO[estado] and (completo or acto != "aceptar"):
            estado = destino
            paso.append(estado)
    assert EstadoCompromiso.CUMPLIDO not in paso or paso[0] == EstadoCompromiso.ACEPTADO
    assert completo or not paso or paso == [EstadoCompromiso.RETIRADO]


pytestmark = pytest.mark.django_db


@pytest.fixture(name="m")
def fixture_m():
    return mundo()


def ir(client, quien, nombre, c, **datos):
    client.force_login(quien)
    return client.post(f"/innovacion/compromisos/{c.pk}/{nombre}/", datos, follow=True).text


def test_sin_responsable_o_sin_fecha_no_se_acepta(m):
    for quien, dias, falta in (
        (None, 3, "responsable"),
        (m.ana, None, "fecha"),
        (None, None, "responsable ni fecha"),
    ):
        with pytest.raises(CompromisoIncompleto, match=falta):
            aceptar_compromiso(compromiso(m.equipo, quien, dias), actor=m.persona)


def test_la_base_tampoco_acepta_un_compromiso_sin_fecha(m):
    uno = compromiso(m.equipo, m.ana, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Compromiso.objects.filter(pk=uno.pk).update(estado="aceptado")


def test_solo_su_responsable_lo_acepta_y_dos_veces_es_una(client, m):
    uno = compromiso(m.equipo, m.ana)
    client.force_login(m.equipo)
    assert client.post(f"/innovacion/compromisos/{uno.pk}/aceptar/").status_code == 403
    assert "Aceptó el compromiso" in ir(client, m.persona, "aceptar", uno)
    assert "está en estado «Aceptado»" in ir(client, m.persona, "aceptar", uno)


def test_nadie_lo_da_por_cumplido_sin_evidencia(client, m):
    uno = compromiso(m.equipo, m.ana, aceptado=True)
    with pytest.raises(FaltaEvidencia):
        cumplir_compromiso(uno, cumplido_el=HOY(), actor=m.persona)
    dia = {"cumplido_el_dia": HOY().day, "cumplido_el_mes": HOY().month, "cumplido_el_ano": HOY().year}
    assert "Escriba qué lo demuestra" in ir(client, m.persona, "cumplir", uno, **dia)
    assert "quedó cumplido" in ir(client, m.persona, "cumplir", uno, evidencia="El teléfono suena", **dia)


def test_lo_que_no_se_cumplio_se_puede_cumplir_tarde_y_lo_dice(m):
    uno = compromiso(m.equipo, m.ana, -3, aceptado=True)
    incumplir_compromiso(uno, motivo="No llegó el equipo", actor=m.equipo)
    cumplir_compromiso(uno, cumplido_el=HOY(), evidencia="Ya llegó", actor=m.persona)
    assert uno.estado == "cumplido"
    assert not uno.a_tiempo


def test_lo_retirado_no_vuelve(m):
    uno = compromiso(m.equipo, m.ana)
    retirar_compromiso(uno, motivo="Se repite", actor=m.equipo)
    with pytest.raises(TransicionInvalida):
        aceptar_compromiso(uno, actor=m.persona)


def test_el_tablero_separa_lo_vencido_de_lo_que_vence(m):
    for dias in (-1, 0, 7, 8):
        compromiso(m.equipo, m.ana, dias, aceptado=True)
    compromiso(m.equipo)
    assert {p.clave: len(p.filas) for p in tablero_semanal(HOY())} == {
        "vencidos": 1, "semana": 2, "propuestos": 1, "despues": 1, "cumplidos": 0,
    }  # fmt: skip


def test_el_inicio_de_cada_quien_dice_lo_suyo(m):
    compromiso(m.equipo, m.ana)
    compromiso(m.equipo, m.ana, -1, aceptado=True)
    assert {p.texto: p.cantidad for p in pendientes_de(m.persona)} == {
        "Aceptar los compromisos que le propusieron": 1,
        "Cumplir sus compromisos de cambio": 1,
    }
    assert [p.cantidad for p in pendientes_de(m.equipo) if "vencidos" in p.texto] == [1]


def test_el_acta_guarda_el_tablero_que_vio_aunque_despues_cambie(client, m):
    uno = compromiso(m.equipo, m.ana, -1, aceptado=True)
    client.force_login(m.equipo)
    hoy = {"fecha_dia": HOY().day, "fecha_mes": HOY().month, "fecha_ano": HOY().year}
    datos = {
        **hoy,
        "asunto": "Semana",
        "asistentes": "Luz",
        "acta": "Se habló.",
        "decisiones": "Llamar a Ana",
    }
    clave = {"llave": "6c1b0d9e-0000-4000-8000-00000000000a"}
    for _ in range(2):
        pagina = client.post("/innovacion/compromisos/reuniones/nueva/", {**datos, **clave}, follow=True).text
    cumplir_compromiso(uno, cumplido_el=HOY(), evidencia="Sí", actor=m.persona)
    assert uno.numero in pagina
    assert TableroVisto.objects.get().partes[0][1][0][0] == uno.numero


def test_el_gestor_solo_ve_los_de_su_institucion(client, m):
    ajeno, propio = (
        compromiso(m.equipo, accion="Ajeno"),
        compromiso(m.equipo, accion="Propio", centro=m.centro),
    )
    client.force_login(m.gestora)
    pagina = client.get("/innovacion/compromisos/").text
    assert propio.accion in pagina
    assert ajeno.accion not in pagina
    assert client.get(f"/innovacion/compromisos/{ajeno.pk}/").status_code == 404


def test_un_vencido_de_ayer_esta_vencido_y_uno_de_hoy_no(m):
    ayer, hoy = (compromiso(m.equipo, m.ana, d, aceptado=True) for d in (-1, 0))
    assert ayer.esta_vencido
    assert not hoy.esta_vencido
    assert ayer.vence_el == HOY() - timedelta(days=1)
