"""Circles and visits: what is inside is of its members; a contact, only of whoever let it be read."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from innovacion.models import Actividad, DocumentoCompartido
from innovacion.servicios.circulos import crear_circulo, ofrecer_visita, unirse
from tests.fabricas import UsuarioFactory

from .fabricas import HOY, compromiso, mundo, participante

pytestmark = pytest.mark.django_db
DIA = {"fecha_dia": "3", "fecha_mes": "8", "fecha_ano": "2026"}


@pytest.fixture(name="m")
def fixture_m():
    m = mundo()
    m.circulo = crear_circulo(actor=m.equipo, nombre="Urgencias", reto=m.reto, descripcion="Uno")
    m.visita = ofrecer_visita(actor=m.gestora, anfitrion=m.centro, tema="Radio", que_se_ve="Dos", lugares=4)
    return m


def enviar(client, quien, url, **datos):
    client.force_login(quien)
    return client.post(f"/innovacion/{url}/", datos, follow=True).text


def test_se_comparte_y_se_anota_solo_desde_dentro(client, m):
    url = f"circulos/{m.circulo.pk}"
    client.force_login(m.persona)
    assert client.post(f"/innovacion/{url}/documento/", {}).status_code == 404
    enviar(client, m.persona, f"{url}/unirse")
    documento = {
        "titulo": "Guía",
        "enlace": "https://norma.example/guia",
        "llave": "6c1b0d9e-0000-4000-8000-00000000000c",
    }
    for _ in range(2):
        pagina = enviar(client, m.persona, f"{url}/documento", **documento)
    enviar(client, m.persona, f"{url}/actividad", titulo="Taller", asistieron="12", **DIA)
    assert "https://norma.example/guia" in pagina
    assert (DocumentoCompartido.objects.count(), Actividad.objects.get().asistieron) == (1, 12)


def test_cada_caja_del_circulo_tiene_su_propio_nombre(client, m):
    unirse(m.circulo, m.ana, actor=m.equipo)
    pagina = enviar(client, m.persona, f"circulos/{m.circulo.pk}/actividad")
    nombres = re.findall(r' id="([^"]+)"', pagina)
    assert "documento_titulo" in nombres
    assert len(nombres) == len(set(nombres))


def test_el_correo_se_lee_dentro_y_solo_con_permiso(client, m):
    si = participante("Luz", correo="luz@example.org", consiente_contacto=True)
    no = participante("Sol", correo="sol@example.org")
    for quien in (si, no, m.ana):
        unirse(m.circulo, quien, actor=m.equipo)
    client.force_login(m.persona)
    pagina = client.get(m.circulo.get_absolute_url()).text
    assert "luz@example.org" in pagina
    assert "sol@example.org" not in pagina
    client.force_login(UsuarioFactory())
    assert "luz@example.org" not in client.get(m.circulo.get_absolute_url()).text


def test_sin_decir_quien_es_nadie_se_une(client, m):
    assert "Primero díganos quién es" in enviar(client, UsuarioFactory(), f"circulos/{m.circulo.pk}/unirse")


def test_una_visita_se_pide_se_acuerda_se_hace_y_se_cuenta(client, m):
    url = f"visitas/{m.visita.pk}"
    assert "Pidió la visita" in enviar(client, m.persona, f"{url}/pedir")
    assert "Escriba la fecha" in enviar(client, m.gestora, f"{url}/acordar")
    ayer, hoy = (
        {"fecha_dia": d.day, "fecha_mes": d.month, "fecha_ano": d.year}
        for d in (HOY() - timedelta(days=1), HOY())
    )
    assert "debe ser hoy o después" in enviar(client, m.gestora, f"{url}/acordar", **ayer)
    assert "quedó acordada" in enviar(client, m.gestora, f"{url}/acordar", **hoy)
    enviar(client, m.gestora, f"{url}/realizar")
    assert client.post(f"/innovacion/{url}/informar/", {"informe": "x"}).status_code == 403
    assert "Se puede con un radio" in enviar(
        client, m.persona, f"{url}/informar", informe="Se puede con un radio"
    )


def test_una_visita_no_se_hizo_antes_de_su_dia(client, m):
    url, en_dos = f"visitas/{m.visita.pk}", HOY() + timedelta(days=2)
    enviar(client, m.persona, f"{url}/pedir")
    dia = {"fecha_dia": en_dos.day, "fecha_mes": en_dos.month, "fecha_ano": en_dos.year}
    enviar(client, m.gestora, f"{url}/acordar", **dia)
    assert "Diga que se hizo desde ese día" in enviar(client, m.gestora, f"{url}/realizar")
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert "quedó realizada" in enviar(client, m.gestora, f"{url}/realizar")


def test_el_circulo_dice_lo_que_ha_salido_de_su_reto_y_los_compromisos_solo_dentro(client, m):
    compromiso(m.equipo, m.ana, aceptado=True, accion="Poner un radio", reto=m.reto)
    compromiso(m.equipo, m.ana, accion="Sin aceptar", reto=m.reto)
    client.force_login(m.persona)
    assert "Poner un radio" not in client.get(f"/innovacion/circulos/{m.circulo.pk}/").text
    dentro = enviar(client, m.persona, f"circulos/{m.circulo.pk}/unirse")
    assert "Poner un radio" in dentro
    assert m.innovacion.titulo in dentro
    assert "Sin aceptar" not in dentro


def test_una_visita_pedida_no_se_pide_dos_veces(client, m):
    enviar(client, m.persona, f"visitas/{m.visita.pk}/pedir")
    assert "está en estado «Pedida»" in enviar(client, m.persona, f"visitas/{m.visita.pk}/pedir")
