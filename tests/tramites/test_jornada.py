"""A day without network: both times are kept, twice sent counts once, the paper says the same."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import funcionario
from tramites.models import Atencion, Producto

from .mostrador import punto

pytestmark = pytest.mark.django_db
JORNADA = "/tramites/mostrador/jornada/"


@pytest.fixture
def p(client):
    p = punto(clase="movil")
    client.force_login(p.agente)
    return p


def fila(p, **datos):
    ayer = timezone.now() - timedelta(days=1)
    return {"llave": str(uuid4()), "producto": p.tramite.pk, "resultado": "informada", "minutos": 4,
            "sucursal": p.sucursal.pk, "cuando": ayer.isoformat(), **datos}  # fmt: skip


def enviar(client, *filas, reloj=None):
    cuerpo = {"filas": json.dumps(filas), "reloj": (reloj or timezone.now()).isoformat()}
    cuerpo["cuenta"] = client.session["_auth_user_id"]
    return client.post(f"{JORNADA}sincronizar/", cuerpo).json()["filas"]


def hoja(**datos):
    hoy = timezone.localdate() - timedelta(days=1)
    total = {"hoja-TOTAL_FORMS": 8, "hoja-INITIAL_FORMS": 0, "dia_dia": hoy.day, "dia_mes": hoy.month,
             "dia_ano": hoy.year}  # fmt: skip
    minutos = {f"hoja-{n}-minutos": "" for n in range(8)}
    return {**total, **minutos, **{f"hoja-{campo.replace('_', '-')}": v for campo, v in datos.items()}}


def test_lo_que_llega_tarde_guarda_sus_dos_horas_y_cuenta_una_vez(client, p):
    una = fila(p)
    for _ in range(2):
        assert enviar(client, una) == {una["llave"]: ""}
    a = Atencion.objects.get()
    assert (a.canal, a.ocurrida_en.isoformat()) == ("movil", una["cuando"])
    assert a.sincronizada_en - a.ocurrida_en >= timedelta(days=1)


def test_un_reloj_corrido_se_corrige_con_el_del_portal(client, p):
    corrido = timezone.now() - timedelta(days=300)
    una = fila(p, cuando=(corrido - timedelta(hours=2)).isoformat())
    assert enviar(client, una, reloj=corrido) == {una["llave"]: ""}
    hace = timezone.now() - Atencion.objects.get().ocurrida_en
    assert timedelta(hours=2) <= hace < timedelta(hours=3)


@pytest.mark.parametrize(
    ("mal", "dice"),
    [
        ({"resultado": "hecho", "cuando": "2026-01-05T10:00:00-05:00"}, "60 días"),
        ({"minutos": "0"}, "1 minuto"),
        ({"producto": 0}, "ya no existe"),
        ({"sucursal": 0}, "no es de su entidad"),
    ],
)
def test_lo_que_no_se_puede_se_dice_y_lo_demas_queda(client, p, mal, dice):
    mala, buena = fila(p, **mal), fila(p)
    salidas = enviar(client, mala, buena)
    assert dice in salidas[mala["llave"]]
    assert salidas[buena["llave"]] == ""
    assert Atencion.objects.count() == 1


def test_cuenta_lo_que_el_punto_ofrecia_ese_dia(client, p):
    Producto.objects.update(hasta=timezone.localdate() - timedelta(days=1))
    de_ayer, de_hoy = fila(p), fila(p, cuando=timezone.now().isoformat())
    salidas = enviar(client, de_ayer, de_hoy)
    assert salidas[de_ayer["llave"]] == ""
    assert "no se atiende ese día" in salidas[de_hoy["llave"]]


def test_lo_que_anoto_otra_cuenta_no_se_envia_con_esta(client, p):
    cuerpo = {"filas": json.dumps([fila(p)]), "cuenta": p.eva.pk}
    assert client.post(f"{JORNADA}sincronizar/", cuerpo).status_code == 409
    assert not Atencion.objects.exists()


@pytest.mark.parametrize("basura", ["no", "{}", "[1]", '[{"llave": 3}]'])
def test_la_basura_no_rompe_nada(client, p, basura):
    cuerpo = {"filas": basura, "reloj": "x", "cuenta": p.agente.pk}
    respuesta = client.post(f"{JORNADA}sincronizar/", cuerpo)
    assert (respuesta.status_code, Atencion.objects.count()) == (200, 0)


def test_sin_javascript_la_hoja_guarda_lo_mismo_y_dos_veces_es_una(client, p):
    renglon = {"0_producto": p.tramite.pk, "0_resultado": "hecho", "0_minutos": 7, "0_hora": "08:30"}
    otro = {"3_producto": p.tramite.pk, "3_resultado": "informada", "3_minutos": 2}
    cuerpo = {**hoja(**renglon, **otro), "llave": str(uuid4())}
    for _ in range(2):
        assert "Quedaron anotadas 2 de 2" in client.post(JORNADA, cuerpo, follow=True).text
    horas = [timezone.localtime(a.ocurrida_en).hour for a in Atencion.objects.order_by("ocurrida_en")]
    assert horas == [8, 12]


def test_un_renglon_a_medias_se_dice_y_no_se_pierde(client, p):
    pagina = client.post(JORNADA, hoja(**{"0_producto": p.tramite.pk, "0_minutos": 7})).text
    assert "Diga cómo terminó la atención" in pagina
    assert f'value="{p.tramite.pk}" selected' in pagina
    assert not Atencion.objects.exists()


def test_al_cambiar_de_persona_no_se_borra_lo_que_espera_red(client, p):
    client.cookies["jornada"] = "1"
    assert client.post("/tramites/mostrador/cambiar/")["Clear-Site-Data"] == '"cache"'


def test_la_pagina_sin_red_dice_su_cuenta_sin_punto_de_miles(client, p):
    agente = funcionario(Rol.AGENTE, entidad=p.entidad, pk=70303)
    client.force_login(agente)
    assert 'data-espera="70303"' in client.get(JORNADA).text


def test_la_pagina_sin_red_se_abre_una_semana_y_lo_dice(client, p):
    pagina = client.get(JORNADA)
    assert pagina["Cache-Control"] == "private, no-store, stale-if-error=604800"
    assert pagina.cookies["jornada"].value == "1"
