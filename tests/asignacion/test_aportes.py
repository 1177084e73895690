"""Commitments, reveals, dice and the list that closes them: nothing late, changed or steered."""

from datetime import timedelta

import pytest
import time_machine

from asignacion import plazos, servicios
from asignacion.models import Compromiso
from asignacion.servicios import SorteoNoAdmite, aportes, sello
from asignacion.sorteo import aporte_veedor, compromiso

from . import evento

pytestmark = pytest.mark.django_db
APORTE = aporte_veedor(bytes(32), "mío")


@pytest.fixture
def sorteo(settings, monkeypatch):
    """A draw of a real process, so its order in time is enforced; the stamp authority is outside."""
    settings.DEMO = False
    monkeypatch.setattr(sello, "sellar_tiempo", lambda digest: b"estampa")
    monkeypatch.setattr(aportes, "sellar_tiempo", lambda digest: b"estampa")
    return evento.sellado(personas=4, plazas=3, profesiones=("MEDICINA",))


def comprometerse(sorteo, numero=1):
    valor = compromiso(sorteo.h0, f"V{numero}", APORTE)
    return servicios.comprometer(sorteo, actor=sorteo.convocatoria.comite[numero - 1], compromiso=valor)


def revelar(sorteo, numero=1, aporte=APORTE):
    return servicios.revelar(sorteo, actor=sorteo.convocatoria.comite[numero - 1], aporte=aporte.hex())


def hasta(sorteo, plazo):
    return plazos.leido(sorteo.congelado["plazos"][plazo])


def test_un_compromiso_no_se_cambia_y_repetirlo_responde_lo_mismo(sorteo):
    primero = comprometerse(sorteo)
    assert comprometerse(sorteo) == primero
    with pytest.raises(SorteoNoAdmite, match="no se cambia"):
        servicios.comprometer(sorteo, actor=sorteo.convocatoria.comite[0], compromiso="a" * 64)


def test_nadie_se_compromete_despues_del_plazo(sorteo):
    with (
        time_machine.travel(hasta(sorteo, "compromisos") + timedelta(seconds=1), tick=False),
        pytest.raises(SorteoNoAdmite, match="terminó"),
    ):
        comprometerse(sorteo)


def test_solo_se_revela_lo_que_se_comprometio(sorteo):
    comprometerse(sorteo)
    with pytest.raises(SorteoNoAdmite, match="no es lo que usted comprometió"):
        revelar(sorteo, aporte=bytes(32))
    assert revelar(sorteo).revelado == revelar(sorteo).revelado == APORTE.hex()


def test_quien_no_es_del_comite_no_aporta(sorteo):
    with pytest.raises(SorteoNoAdmite, match="comité veedor"):
        servicios.comprometer(sorteo, actor=sorteo.convocatoria.ministra, compromiso="a" * 64)


def test_nadie_cierra_antes_a_quien_se_comprometio_y_no_ha_revelado(sorteo):
    comprometerse(sorteo)
    with pytest.raises(SorteoNoAdmite, match="todavía tiene tiempo"):
        servicios.cerrar_revelaciones(sorteo, actor=sorteo.convocatoria.ministra)
    with time_machine.travel(hasta(sorteo, "revelaciones"), tick=False):
        cerrado = servicios.cerrar_revelaciones(sorteo, actor=sorteo.convocatoria.ministra)
    assert cerrado.relacion


def test_el_ministerio_no_cierra_mientras_alguien_del_comite_puede_comprometerse(sorteo):
    comprometerse(sorteo)
    revelar(sorteo)
    with pytest.raises(SorteoNoAdmite, match="todavía tiene tiempo de comprometerse"):
        servicios.cerrar_revelaciones(sorteo, actor=sorteo.convocatoria.ministra)
    comprometerse(sorteo, 2)
    revelar(sorteo, 2)
    assert servicios.cerrar_revelaciones(sorteo, actor=sorteo.convocatoria.ministra).cerrado_en


def test_cuando_la_baliza_esta_por_conocerse_el_sello_no_se_retira_sin_acto(sorteo):
    with (
        time_machine.travel(hasta(sorteo, "revelaciones") + timedelta(seconds=1), tick=False),
        pytest.raises(SorteoNoAdmite, match="Solo se puede anular, por acto"),
    ):
        servicios.corregir_sello(sorteo, actor=sorteo.convocatoria.ministra, motivo="No me gusta lo que sale")


def test_lo_que_llega_despues_del_cierre_no_cuenta(sorteo):
    comprometerse(sorteo)
    with time_machine.travel(hasta(sorteo, "revelaciones"), tick=False):
        servicios.cerrar_revelaciones(sorteo, actor=sorteo.convocatoria.ministra)
        for tarde in (
            lambda: revelar(sorteo),
            lambda: servicios.anotar_dados(sorteo, actor=sorteo.convocatoria.ministra, dados="6"),
        ):
            with pytest.raises(SorteoNoAdmite, match="ya cerraron"):
                tarde()


def test_la_lista_no_se_cierra_cuando_la_ronda_ya_pudo_conocerse(sorteo):
    with (
        time_machine.travel(plazos.instante_de_ronda(sorteo.ronda), tick=False),
        pytest.raises(SorteoNoAdmite, match="ya no vale"),
    ):
        servicios.cerrar_revelaciones(sorteo, actor=sorteo.convocatoria.ministra)


def test_si_nadie_cierra_el_portal_cierra_a_la_hora(sorteo):
    with time_machine.travel(hasta(sorteo, "revelaciones") + timedelta(seconds=1), tick=False):
        servicios.cerrar_vencidos()
    sorteo.refresh_from_db()
    assert sorteo.cerrado_en
    assert sorteo.cerrado_por is None


def test_sin_cerrar_no_hay_baliza_y_la_de_ensayo_no_sirve_de_verdad(sorteo):
    ministra = sorteo.convocatoria.ministra
    with pytest.raises(SorteoNoAdmite, match="Primero cierre"):
        servicios.traer_baliza(sorteo, actor=ministra, fuente="ensayo")
    with time_machine.travel(hasta(sorteo, "compromisos"), tick=False):
        cerrado = servicios.cerrar_revelaciones(sorteo, actor=ministra)
    with pytest.raises(SorteoNoAdmite, match="solo sirve para ensayar"):
        servicios.traer_baliza(cerrado, actor=ministra, fuente="ensayo")


def test_los_dados_solo_tienen_seis_caras(sorteo):
    with pytest.raises(SorteoNoAdmite, match="del 1 al 6"):
        servicios.anotar_dados(sorteo, actor=sorteo.convocatoria.ministra, dados="1 2 7")
    assert not Compromiso.objects.exists()
