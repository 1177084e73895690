"""The page «Servicio web»: the entity makes credentials, sees their secret once, and revokes them."""

from datetime import date
from time import time

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from cumplimiento.consultas.supervision import claves_en_alerta
from cumplimiento.consultas.tablero import por_entidad, que_cuentan
from cumplimiento.indicadores import reportes_por_canal
from cumplimiento.models import Credencial, EntidadVigilada, Obligacion, Reporte
from cumplimiento.servicios.ensayo import CASOS, preparar_pruebas
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.cuentas.models import Rol
from tests.apoyo.ingreso import activar_segundo_paso
from tests.fabricas import funcionario

from .api.maquina import Maquina, reporte
from .fabricas import caso, supervisor, vigilada

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_en_marzo")]
LLAVE = "6c1b0d9e-0000-4000-8000-000000000001"
PEDIDO = {
    "destino": "reales-0", "nombre": "Tutelas", "alcances": ["reportes:leer", "reportes:escribir"],
    "vence_el_dia": "31", "vence_el_mes": "12", "vence_el_ano": "2026", "llave": LLAVE,
}  # fmt: skip
PAGINA = "/cumplimiento/servicio-web/"


@pytest.fixture
def _en_marzo():
    with time_machine.travel("2026-03-20T15:00:00Z", tick=False):
        yield


@pytest.fixture
def c(client):
    c = caso()
    entrar(client, c.usuario)
    return c


def entrar(client, usuario):
    """Sign in, with the second factor given this minute."""
    secreto = activar_segundo_paso(usuario)
    client.force_login(usuario)
    ahora = format_hotp_value(hotp_value(secreto, int(time()) // 30))
    client.post(reverse("mfa_reauthenticate"), {"code": ahora})


def crear(client, **cambios):
    """Press the button; the secret shown, "" if none was."""
    return client.post(PAGINA, {**PEDIDO, **cambios}).context.get("secreto")


def maquina(secreto):
    maquina = Maquina()
    maquina.cabeceras = {"Authorization": f"Bearer {secreto}"}
    return maquina


def test_la_entidad_crea_una_credencial_que_sirve_y_deja_rastro(c, client):
    secreto = crear(client)
    assert maquina(secreto).ver("obligaciones/").datos["total"] == 1
    fila = Credencial.objects.get()
    assert secreto.startswith(f"sso_{fila.codigo}_")
    acto = historia(fila)[-1]
    assert (acto.acto, acto.actor_id) == ("credencial_creada", str(c.usuario.pk))


def test_el_secreto_se_muestra_una_vez_y_no_se_guarda(c, client):
    secreto = crear(client)
    assert secreto not in str(list(Credencial.objects.values()))
    assert secreto.rpartition("_")[2] not in client.get(PAGINA).content.decode()
    otra_vez = client.post(PAGINA, PEDIDO)
    assert "Esa credencial ya se creó" in otra_vez.content.decode()
    assert Credencial.objects.count() == 1


def test_crear_una_credencial_pide_otra_vez_el_segundo_paso(client):
    client.force_login(caso().usuario)
    respuesta = client.post(PAGINA, PEDIDO)
    assert (respuesta.status_code, respuesta.url.partition("?")[0]) == (302, reverse("mfa_reauthenticate"))
    assert not Credencial.objects.exists()


def test_la_respuesta_con_el_secreto_no_queda_guardada_en_ninguna_parte(c, client):
    assert "no-store" in client.post(PAGINA, PEDIDO)["Cache-Control"]


def test_revocar_cierra_la_puerta_y_revocar_dos_veces_no_falla(c, client):
    secreto = crear(client)
    direccion = reverse("cumplimiento:revocar_credencial", args=[Credencial.objects.get().pk])
    for _ in range(2):
        assert client.post(direccion).status_code == 302
    assert maquina(secreto).ver("obligaciones/").datos["codigo"] == "credencial_revocada"
    fila = Credencial.objects.get()
    assert (fila.revocada_por, [a.acto for a in historia(fila)]) == (
        c.usuario, ["credencial_creada", "revocada"]
    )  # fmt: skip
    assert "Revocada" in client.get(PAGINA).content.decode()


@pytest.mark.parametrize(
    ("cambios", "campo"),
    [
        ({"vence_el_ano": "2028"}, "vence_el"),
        ({"vence_el_dia": "19", "vence_el_mes": "3"}, "vence_el"),
        ({"alcances": []}, "alcances"),
        ({"nombre": ""}, "nombre"),
        ({"destino": "reales-1"}, "destino"),
    ],
)
def test_lo_que_falta_se_dice_en_su_campo(c, client, cambios, campo):
    respuesta = client.post(PAGINA, {**PEDIDO, **cambios})
    assert list(respuesta.context["form"].errors) == [campo]
    assert "<title>Error: " in respuesta.content.decode()
    assert not Credencial.objects.exists()


def test_otra_entidad_no_ve_ni_revoca_la_credencial(c, client):
    crear(client)
    client.force_login(vigilada(c.regimen)[1])
    assert "Tutelas" not in client.get(PAGINA).content.decode()
    direccion = reverse("cumplimiento:revocar_credencial", args=[Credencial.objects.get().pk])
    assert client.post(direccion).status_code == 404


def test_solo_quien_informa_por_una_entidad_tiene_esta_pagina(client):
    client.force_login(funcionario(Rol.IPS))
    assert client.get(PAGINA).status_code == 403


# --- The rehearsal ---


def test_la_credencial_de_pruebas_trae_mil_casos_inventados_y_ninguno_real(c, client):
    m = maquina(crear(client, destino="pruebas-0"))
    assert m.ver("obligaciones/").datos["total"] == CASOS == 1000
    assert m.ver(f"obligaciones/{c.obligacion.codigo}/").status_code == 404
    assert m.enviar(reporte(c.obligacion.codigo)).datos["errores"][0]["codigo"] == "caso_ajeno"


def test_la_credencial_real_no_ve_los_casos_de_pruebas(c, client):
    ensayo = preparar_pruebas(c.entidad, actor=c.usuario)
    inventado = ensayo.obligaciones.order_by("pk").first().codigo
    m = maquina(crear(client))
    assert m.ver("obligaciones/").datos["total"] == 1
    assert m.ver(f"obligaciones/{inventado}/").status_code == 404


def test_el_ensayo_se_prepara_una_vez_y_no_avisa_a_nadie(c, client):
    avisos = Aviso.objects.count()
    for n in (1, 2):
        crear(client, destino="pruebas-0", llave=f"6c1b0d9e-0000-4000-8000-00000000001{n}")
    assert EntidadVigilada.objects.filter(es_de_pruebas=True).count() == 1
    assert Obligacion.objects.filter(entidad__es_de_pruebas=True).count() == CASOS
    assert Aviso.objects.count() == avisos


def test_lo_ensayado_no_entra_en_ninguna_cifra_ni_alerta(c, client):
    m = maquina(crear(client, destino="pruebas-0"))
    fiscal = supervisor(c.regimen)

    def cifras():
        return (
            por_entidad(que_cuentan(Obligacion.objects.all())), reportes_por_canal().filas,
            claves_en_alerta(None), Obligacion.objects.supervisadas_por(fiscal).count(),
        )  # fmt: skip

    with time_machine.travel("2026-06-20T15:00:00Z", tick=False):
        antes = cifras()
        inventado = m.ver("obligaciones/").datos["obligaciones"][0]["caso"]
        sin_prueba = {"caso": inventado, "estado": "Incumplido", "fecha_reporte": "2026-06-19"}
        assert m.enviar(sin_prueba).status_code == 201
        assert (Reporte.objects.count(), cifras()) == (1, antes)


def test_la_entidad_mira_en_el_navegador_lo_ensayado_y_no_lo_toca(c, client):
    m = maquina(crear(client, destino="pruebas-0"))
    codigo = m.ver("obligaciones/").datos["obligaciones"][0]["caso"]
    m.enviar({"caso": codigo, "estado": "Incumplido", "fecha_reporte": "2026-03-20"})
    lista = client.get("/cumplimiento/ensayo/?vista=todas").content.decode()
    assert ("ENSAYO" in lista, "(1.000)" in lista, "/informar/" in lista) == (True, True, False)
    for pagina in ("", "recibos/1/"):
        assert "ENSAYO" in client.get(f"/cumplimiento/casos/{codigo}/{pagina}").content.decode()
    for acto in ("informar/", "mensaje/"):
        assert client.post(f"/cumplimiento/casos/{codigo}/{acto}", {"texto": "x"}).status_code == 403


def test_lo_ensayado_no_lo_ve_nadie_mas(c, client):
    crear(client, destino="pruebas-0")
    codigo = Obligacion.objects.filter(entidad__es_de_pruebas=True).latest("pk").codigo
    for quien in (vigilada(c.regimen)[1], supervisor(c.regimen)):
        client.force_login(quien)
        assert client.get(f"/cumplimiento/casos/{codigo}/").status_code == 404
    assert str(c.obligacion.codigo) not in client.get("/cumplimiento/ensayo/").content.decode()


def test_un_vencimiento_se_cuenta_en_dias_de_colombia(c, client):
    crear(client)
    fila = Credencial.objects.get()
    assert fila.vence_el == date(2026, 12, 31)
    with time_machine.travel("2027-01-01T05:01:00Z", tick=False):
        assert fila.get_estado_display() == "Vencida"
