"""What a counter began for somebody without account goes over to the account she opens, with her receipt."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sso_portal.nucleo.cuentas.servicios import declarar_documento
from sso_portal.nucleo.documentos.models import Archivo
from sso_portal.nucleo.legible.fechas import fecha_larga
from tests.fabricas import PersonaFactory, UsuarioFactory
from tramites.models import Solicitud
from tramites.servicios.borrador import adjuntar_documento, guardar_respuestas
from tramites.servicios.mostrador import consentir_en_papel, empezar_por_la_persona
from tramites.servicios.radicacion import radicar_solicitud

from .casos import RESPUESTAS, archivo, borrador, ciudadana
from .mostrador import punto

pytestmark = pytest.mark.django_db
TRAER = "/tramites/mis-solicitudes/traer/"
CEDULA = "777123"


@pytest.fixture
def p(client):
    """``solicitud``: begun on paper for Rosa, whose account is ``rosa``."""
    p = punto()
    sola = PersonaFactory(nombres="Rosa", apellidos="Chindoy")
    declarar_documento(sola, "CC", CEDULA)
    papel = consentir_en_papel(sola, agente=p.agente, sucursal=p.sucursal)
    p.solicitud = empezar_por_la_persona(p.tramite, papel, agente=p.agente)
    adjuntar_documento(p.solicitud, "prueba", archivo(), actor=p.agente)
    guardar_respuestas(p.solicitud, RESPUESTAS, actor=p.agente)
    p.rosa = UsuarioFactory()
    client.force_login(p.rosa)
    return p


def pedir(client, s, numero=CEDULA, **datos):
    codigos = {"codigo": s.codigo, "para_seguir": s.codigo_para_seguir}
    return client.post(TRAER, {**codigos, "tipo": "CC", "numero": numero, **datos})


def test_con_el_comprobante_y_su_documento_la_solicitud_pasa_a_su_cuenta(client, p):
    radicar_solicitud(p.solicitud, actor=p.agente)
    for _ in range(2):
        assert pedir(client, p.solicitud).url == p.solicitud.get_absolute_url()
    p.rosa.refresh_from_db()
    assert Solicitud.objects.get().persona == p.rosa.persona == Archivo.objects.get().titular
    assert (str(p.rosa.persona), p.rosa.persona.documento.numero) == ("Rosa Chindoy", CEDULA)


@pytest.mark.parametrize("mal", [{"numero": "777124"}, {"para_seguir": "2222-2222-2222"}])
def test_ni_el_documento_solo_ni_los_codigos_solos_alcanzan(client, p, mal):
    assert "Revíselos en su comprobante" in pedir(client, p.solicitud, **mal).text
    assert p.solicitud.persona == Solicitud.objects.get().persona


def test_una_cuenta_con_otro_documento_no_la_recibe(client, p):
    client.force_login(ciudadana("999"))
    assert "no son de la misma solicitud" in pedir(client, p.solicitud).text


def test_la_de_otra_cuenta_no_cambia_de_manos(client, p):
    ajena = borrador(p, ciudadana("888"))
    assert "no son de la misma solicitud" in pedir(client, ajena, numero="888").text


def test_con_un_borrador_del_mismo_tramite_se_dice_que_hacer(client, p):
    client.force_login(otra := ciudadana(CEDULA))
    borrador(p, otra)
    assert "Usted ya empezó este mismo trámite" in pedir(client, p.solicitud).text


def test_vencidos_los_codigos_ya_no_la_traen(client, p):
    s = p.solicitud
    codigos = {"codigo": s.codigo, "para_seguir": s.codigo_para_seguir}
    with time_machine.travel(timezone.now() + timedelta(days=93), tick=False):
        client.force_login(p.rosa)
        pagina = client.post(TRAER, {**codigos, "tipo": "CC", "numero": CEDULA}).text
    assert f"sirvieron hasta el {fecha_larga(s.para_seguir_hasta)}" in pagina
    assert "Pida otro comprobante" in pagina
