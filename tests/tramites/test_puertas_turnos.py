"""The doors of the line and of appointments: the television, the module, the web, the counter."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sso_portal.nucleo.cuentas.antirrobots import _firma
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import funcionario
from tramites.models import Agenda, Atencion, Cita, Turno
from tramites.servicios.turnos import dar_turno

from .citas import con_agenda, horas, una_cita
from .fabricas import sucursal
from .mostrador import punto

pytestmark = pytest.mark.django_db
MOSTRADOR = "/tramites/mostrador/"


@pytest.fixture
def p(client):
    p = con_agenda(punto())
    p.url = f"/tramites/sucursales/{p.sucursal.codigo}"
    client.force_login(p.agente)
    return p


def en_modulo(client):
    """The agent leaves this machine to the public."""
    client.post(f"{MOSTRADOR}modulo/")


def pedir_cita(client, p, hora, **datos):
    leido = _firma.sign(str(timezone.now().timestamp() - 60))
    cuerpo = {"hora": hora.isoformat(), "nombre": "Eva", "leido": leido, **datos}
    return client.post(f"{p.url}/cita/?dia={timezone.localdate(hora)}", cuerpo)


# --- Turns ---


def test_desde_la_casa_nadie_toma_turno(client, p):
    client.logout()
    assert "Los turnos se piden en el punto" in client.get(f"{p.url}/turno/").text
    assert client.post(f"{p.url}/turno/").status_code == 403
    assert not Turno.objects.exists()


def test_en_el_modulo_se_toma_y_la_pantalla_lo_llama(client, p):
    en_modulo(client)
    pedido = {"es_preferente": "on", "correo": "eva@"}
    assert "Escriba el correo completo" in client.post(f"{p.url}/turno/", pedido).text
    numero = client.post(f"{p.url}/turno/", {**pedido, "correo": "eva@example.org"}, follow=True).text
    assert "Usted es el siguiente" in numero
    client.force_login(p.agente)
    client.post(f"{MOSTRADOR}puesto/", {"sucursal": p.sucursal.pk, "ventanilla": "3"})
    assert "Llamó el turno" in client.post(f"{MOSTRADOR}turnos/llamar/", follow=True).text
    pantalla = client.get(f"{p.url}/turnos/").text
    assert ">001<" in pantalla
    assert "Ventanilla <b" in pantalla
    assert 'aria-live="assertive" aria-atomic="true">Turno 1, ventanilla 3<' in pantalla
    assert Turno.objects.get().correo == "eva@example.org"


def test_en_el_modulo_de_otro_punto_tampoco(client, p):
    otra = sucursal(entidad=p.entidad)
    client.post(f"{MOSTRADOR}puesto/", {"sucursal": otra.pk})
    en_modulo(client)
    assert client.post(f"{p.url}/turno/").status_code == 403


def test_quien_tiene_cita_dice_en_el_modulo_que_llego(client, p):
    cita = una_cita(p)
    en_modulo(client)
    assert (
        "No encontramos una cita para hoy"
        in client.post(f"{p.url}/turno/llegue/", {"codigo": cita.codigo}).text
    )
    with time_machine.travel(cita.inicia_en - timedelta(hours=2), tick=False):
        pagina = client.post(f"{p.url}/turno/llegue/", {"codigo": cita.codigo.lower()}, follow=True).text
    assert "la hora de su cita" in pagina


def test_anotar_la_atencion_cierra_el_turno(client, p):
    dar_turno(p.sucursal)
    client.post(f"{MOSTRADOR}turnos/llamar/")
    client.post(f"{MOSTRADOR}anotar/", {"producto": p.tramite.pk, "resultado": "informada", "minutos": 3})
    assert (Turno.objects.get().estado, Atencion.objects.count()) == ("atendido", 1)


def test_el_agente_da_turnos_y_anota_quien_no_vino_y_quien_volvio(client, p):
    client.post(f"{MOSTRADOR}turnos/dar/", {"tramite": p.tramite.pk})
    client.post(f"{MOSTRADOR}turnos/llamar/")
    t = Turno.objects.get()
    for acto, estado in (("ausente", "ausente"), ("volvio", "esperando"), ("ausente", "esperando")):
        client.post(f"{MOSTRADOR}turnos/{t.pk}/{acto}/")
        t.refresh_from_db()
        assert (t.estado, t.tramite) == (estado, p.tramite)


def test_ve_primero_las_citas_del_dia_y_las_de_otra_entidad_no_son_suyas(client, p):
    cita = una_cita(p)
    with time_machine.travel(cita.inicia_en - timedelta(hours=1), tick=False):
        client.force_login(p.agente)
        assert "Citas de hoy" in client.get(MOSTRADOR).text
        client.force_login(funcionario(Rol.AGENTE))
        assert client.post(f"{MOSTRADOR}citas/{cita.pk}/llego/").status_code == 404


# --- Appointments ---


def test_sin_cuenta_se_toma_una_cita_y_con_su_codigo_se_cambia_y_se_cancela(client, p):
    client.logout()
    una, otra = horas(p)[:2]
    assert "citas libres" in client.get(f"{p.url}/cita/").text
    suya = pedir_cita(client, p, una).url
    assert "Lo esperamos" in client.get(suya).text
    client.post(f"{suya}mover/?dia={timezone.localdate(otra)}", {"hora": otra.isoformat()})
    assert Cita.objects.get().inicia_en == otra
    assert "quedó cancelada" in client.post(f"{suya}cancelar/", follow=True).text


def test_si_otra_persona_la_tomo_antes_se_dice_y_nada_se_pierde(client, p):
    una_cita(p)
    primera = Cita.objects.get().inicia_en
    pagina = pedir_cita(client, p, primera, nombre="Rosa").text
    assert "Esa hora la acaban de tomar o ya pasó. Elija otra" in pagina
    assert 'value="Rosa"' in pagina


def test_dos_pulsaciones_llevan_a_la_misma_cita(client, p):
    hora, llave = horas(p)[0], "6d3f1f1e-0c2b-4a52-9a9e-6a3a3f0f8a11"
    urls = {pedir_cita(client, p, hora, llave=llave).url for _ in range(2)}
    assert len(urls) == Cita.objects.count() == 1


def test_un_codigo_que_no_es_de_nadie_no_abre_nada(client, p):
    assert client.get("/tramites/citas/2222-2222-2222/").status_code == 404
    assert "no está completo" in client.get("/tramites/citas/?codigo=77").text


def test_el_punto_dice_cuantas_citas_da(client, p):
    mal = client.post(f"{MOSTRADOR}agenda/", {"minutos": "2", "cupos": "", "dias": 10}).text
    assert "Escriba 5 o más" in mal
    client.post(f"{MOSTRADOR}agenda/", {"minutos": 15, "cupos": 4, "dias": 10})
    assert Agenda.objects.values_list("minutos", "cupos").get() == (15, 4)
