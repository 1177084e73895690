"""The month of the person: another one if she asks in time, a closing act if not; holidays decreed later."""

from datetime import date, timedelta

import pytest
import time_machine

from cumplimiento.servicios import decretar_festivo
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from tramites.models import Paso, Requisito, Solicitud
from tramites.servicios.borrador import empezar_solicitud
from tramites.servicios.desistimiento import ProrrogaImposible, cerrar_los_no_completados, pedir_otro_mes
from tramites.servicios.dialogo import Pedido, pedir_al_ciudadano, responder_peticiones

from .casos import institucion, radicada

pytestmark = pytest.mark.django_db
LUNES = "2026-10-05 15:00Z"  # its month ends on Thursday 5 November
ULTIMO, DESPUES = "2026-11-05 23:00Z", "2026-11-06 15:00Z"


@pytest.fixture
def i():
    return institucion()


@pytest.fixture
def pedida(i):
    with time_machine.travel(LUNES, tick=False):
        solicitud = radicada(i)
        requisito = Requisito.objects.get(texto="Diga el número del acta")
        pedir_al_ciudadano(solicitud, [Pedido(requisito)], actor=i.ana)
        return solicitud


def test_un_mes_sin_completar_cierra_la_solicitud_con_su_acto_y_su_aviso(pedida, i):
    with time_machine.travel(ULTIMO, tick=False):
        assert cerrar_los_no_completados() == 0
    with time_machine.travel(DESPUES, tick=False):
        assert (cerrar_los_no_completados(), cerrar_los_no_completados()) == (1, 0)
    pedida.refresh_from_db()
    assert (pedida.estado, pedida.vence_el) == ("desistida", None)
    acto = pedida.emitidos.get()
    assert "Diga el número del acta" in acto.texto
    assert "Puede presentarla de nuevo" in acto.texto
    assert Aviso.objects.filter(plantilla="solicitud_desistida", destinatario=i.eva).count() == 1
    assert Paso.objects.get(solicitud=pedida).accion == "Desistimiento tácito"


def test_quien_no_completo_puede_empezar_otra(pedida, i, client):
    with time_machine.travel(DESPUES, tick=False):
        cerrar_los_no_completados()
        otra = empezar_solicitud(i.tramite, persona=i.eva.persona, actor=i.eva)
        client.force_login(i.eva)
        assert "presentarla otra vez" in client.get(pedida.get_absolute_url()).text
    assert otra.pk != pedida.pk


def test_otro_mes_se_pide_a_tiempo_y_una_vez(pedida, i, client):
    with time_machine.travel(ULTIMO, tick=False):
        client.force_login(i.eva)
        for _ in range(2):
            client.post(f"/tramites/mis-solicitudes/{pedida.pk}/otro-mes/")
    pedida.refresh_from_db()
    assert pedida.vence_el == date(2026, 12, 7)  # the 5th is a Saturday
    with time_machine.travel(DESPUES, tick=False):
        assert cerrar_los_no_completados() == 0
    with time_machine.travel("2026-12-10", tick=False), pytest.raises(ProrrogaImposible):
        pedir_otro_mes(pedida, actor=i.eva)


def test_quien_completa_a_tiempo_no_pierde_nada(pedida, i):
    with time_machine.travel(ULTIMO, tick=False):
        responder_peticiones(pedida, {pedida.peticiones.get().pk: "El acta 4"}, actor=i.eva)
    with time_machine.travel(DESPUES, tick=False):
        assert cerrar_los_no_completados() == 0


@pytest.mark.parametrize(
    ("dia", "corre"),
    [(date(2026, 10, 7), 1), (date(2026, 10, 5), 0), (date(2026, 10, 14), 0), (date(2026, 10, 10), 0)],
)
def test_un_festivo_decretado_despues_corre_el_plazo_de_la_oficina_solo_si_lo_conto(i, dia, corre):
    """Sent on Monday 5 with five days: the 13th, for the 12th is a holiday."""
    with time_machine.travel(LUNES, tick=False):
        solicitud = radicada(i)
        antes = solicitud.vence_el
        assert antes == date(2026, 10, 13)
        assert decretar_festivo(dia, nombre="Día cívico", acto="D. 1", actor=SISTEMA) == corre
    despues = Solicitud.objects.get(pk=solicitud.pk).vence_el
    assert despues == antes + timedelta(days=corre)
    assert solicitud.pasos.get().vence_el == despues


def test_si_el_ultimo_dia_de_la_persona_se_vuelve_festivo_tiene_el_siguiente(pedida):
    with time_machine.travel(LUNES, tick=False):
        decretar_festivo(date(2026, 11, 5), nombre="Día cívico", acto="D. 1", actor=SISTEMA)
    pedida.refresh_from_db()
    assert pedida.vence_el == date(2026, 11, 6)
