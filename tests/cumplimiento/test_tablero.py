"""The board, the metrics and the sample, against tables worked by hand."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from cumplimiento.consultas.tablero import condiciones, muestra, por_entidad, que_cuentan
from cumplimiento.estados import Canal
from cumplimiento.indicadores import casos_en_alerta, cumplidas_a_tiempo, reportes_por_canal
from cumplimiento.models import Obligacion
from cumplimiento.servicios import dejar_sin_efecto, responder
from sso_portal.nucleo.bitacora.servicios import SISTEMA

from .fabricas import INCUMPLIDO, dictado, informar, regimen, supervisor, vigilada

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_en_mayo")]
A_TIEMPO, TARDE = datetime(2026, 3, 12, 15, tzinfo=UTC), datetime(2026, 4, 10, 15, tzinfo=UTC)


@pytest.fixture
def _en_mayo():
    with time_machine.travel("2026-05-04T15:00:00Z", tick=False):
        yield


@pytest.fixture
def m():
    """Two entities: six due (3 in time, 1 late, 1 not met, 1 silent) and one due in time; the rest is out."""
    r = regimen()
    (uno, _), (dos, _), (pruebas, _) = vigilada(r), vigilada(r), vigilada(r, es_de_pruebas=True)
    casos = [dictado(r, uno, numero=f"D-{n}")[0] for n in range(9)]
    for caso, declaracion, cuando in (
        *((casos[n], None, A_TIEMPO) for n in range(3)),
        (casos[3], None, TARDE),
        (casos[4], INCUMPLIDO, A_TIEMPO),
    ):
        informar(caso, *([declaracion] if declaracion else []), recibido_en=cuando)
    dejar_sin_efecto(casos[6], motivo="Se revocó", actor=SISTEMA)
    Obligacion.objects.filter(pk=casos[7].pk).update(es_historica=True)
    Obligacion.objects.filter(pk=casos[8].pk).update(vence_el=date(2026, 5, 4))  # due today: not yet
    responder(casos[0], valor="si")
    responder(casos[1], valor="en_parte")
    informar(dictado(r, dos, numero="X")[0], recibido_en=A_TIEMPO, canal=Canal.SERVICIO)
    dictado(r, pruebas, numero="P")
    return {"r": r, "uno": uno, "dos": dos, "casos": casos, "fiscal": supervisor(r)}


def fila(m, entidad):
    return next(f for f in por_entidad(que_cuentan(Obligacion.objects.all())) if f.clave == m[entidad].pk)


def test_lo_que_vence_hoy_lo_historico_lo_revocado_y_lo_de_pruebas_no_cuenta(m):
    f = fila(m, "uno")
    assert (f.exigibles, f.a_tiempo, f.tardias, f.incumplidas, f.sin_cumplir) == (6, 3, 1, 1, 1)


def test_lo_declarado_y_lo_confirmado_van_lado_a_lado(m):
    f = fila(m, "uno")
    assert (f.declarado, f.confirmado, f.esta_bajo) == (50, 50, True)
    assert (fila(m, "dos").declarado, fila(m, "dos").confirmado, fila(m, "dos").esta_bajo) == (
        100,
        None,
        False,
    )


def test_m07_es_la_suma_de_las_entidades(m):
    primera = cumplidas_a_tiempo().filas[0]
    assert (primera["exigibles"], primera["a_tiempo"], primera["porcentaje"]) == (7, 4, 57.1)


def test_sin_obligaciones_no_hay_cifra():
    assert cumplidas_a_tiempo().filas == []


def test_m08_cuenta_cada_reporte_en_su_canal_y_mes(m):
    filas = {f["mes"]: f for f in reportes_por_canal().filas}
    assert filas["marzo de 2026"] == {
        "mes": "marzo de 2026", "formulario": 4, "archivo": 0, "servicio": 1, "total": 5,
    }  # fmt: skip
    assert filas["abril de 2026"]["total"] == 1


def test_m09_son_las_mismas_alertas_de_la_mesa(m):
    assert {f["clase"]: f["casos"] for f in casos_en_alerta().filas} == {"Pendientes": 2, "Incumplidos": 1}


def test_cada_cifra_abre_los_casos_que_cuenta(m, client):
    client.force_login(m["fiscal"])
    for cual in condiciones():
        url = reverse("cumplimiento:supervision")
        datos = {"vista": "todas", "cuenta": cual, "entidad": m["uno"].pk}
        pagina = client.get(url, datos).context["pagina"]
        assert pagina.paginator.count == getattr(fila(m, "uno"), cual), cual


def test_el_archivo_dice_las_mismas_cifras_que_el_tablero(m, client):
    client.force_login(m["fiscal"])
    pagina = client.get(reverse("cumplimiento:tablero"))
    texto = client.get(reverse("cumplimiento:tablero_csv")).content.decode("utf-8-sig")
    assert texto.splitlines()[1].split(";")[1:4] == ["7", "4", "1"]
    assert pagina.context["total"].exigibles == 7


def test_el_tablero_se_filtra_por_ano_y_regimen(m, client):
    client.force_login(m["fiscal"])
    for filtro, cuantas in (("ano=2026", 7), ("ano=2025", 0), (f"regimen={m['r'].codigo}", 7), ("ano=x", 7)):
        contexto = client.get(reverse("cumplimiento:tablero") + f"?{filtro}").context
        assert contexto["total"].exigibles == cuantas, filtro


def test_la_muestra_dice_por_que_y_cuanto_pesa_cada_razon(m):
    filas = {f["caso"].pk: f for f in muestra(m["fiscal"])}
    contradicha, tarde = filas[m["casos"][1].pk], filas[m["casos"][3].pk]
    assert contradicha["razones"] == [("la persona lo contradice", 5), ("sin copia del documento", 3)]
    assert (contradicha["puntos"], tarde["puntos"]) == (8, 5)
    assert next(iter(filas)) == m["casos"][1].pk
    assert m["casos"][4].pk not in filas  # not met, in time, nobody contradicts it


def test_cada_dependencia_ve_su_tablero(m, client):
    client.force_login(supervisor(regimen("otro")))
    assert client.get(reverse("cumplimiento:tablero")).context["entidades"] == []
    assert muestra(supervisor(regimen("tercero"))) == []
