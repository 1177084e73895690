"""An agent serves one person, with her consent, and then nobody."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import InternalError, transaction
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.bitacora.models import Evento, Lectura
from sso_portal.nucleo.cuentas.models import Persona, Rol
from sso_portal.nucleo.legible.fechas import fecha_larga
from tests.fabricas import UsuarioFactory, funcionario
from tramites.codigos import codigo_para_seguir
from tramites.models import Atencion, Certificacion, Consentimiento, Opinion, Solicitud, VersionTramite
from tramites.servicios.atencion import ProductoNoOfrecido, SinCertificacion, registrar_atencion
from tramites.servicios.mostrador import (
    CodigoErrado,
    ConsentimientoImposible,
    consentir_en_papel,
    dar_consentimiento,
    empezar_por_la_persona,
    pedir_consentimiento,
)

from .casos import RESPUESTAS, borrador, ciudadana, radicada
from .fabricas import sucursal
from .fabricas import tramite as otro_tramite
from .mostrador import consentida, numeros_de, punto

pytestmark = pytest.mark.django_db
MOSTRADOR = "/tramites/mostrador/"


@pytest.fixture
def p(client):
    p = punto()
    client.force_login(p.agente)
    return p


def pedir(p, persona=None, **datos):
    return pedir_consentimiento(persona or p.eva.persona, agente=p.agente, sucursal=p.sucursal, **datos)


def url(nombre, consentimiento, *mas):
    return reverse(f"tramites:{nombre}", args=[consentimiento.pk, *mas])


def atendida(p, resultado="informada", llave=None, **datos):
    datos = {"tramite": p.tramite, "agente": p.agente, "sucursal": p.sucursal, "minutos": 4, **datos}
    return registrar_atencion(datos.pop("tramite"), resultado=resultado, llave=llave or uuid4(), **datos)


# --- Consent ---


def test_solo_el_codigo_que_recibio_la_persona_deja_actuar(p):
    suyo = pedir(p)
    malo = "000000" if numeros_de(suyo) != "000000" else "111111"
    assert not dar_consentimiento(suyo, malo, actor=p.agente)
    assert not suyo.esta_vigente
    assert dar_consentimiento(suyo, numeros_de(suyo), actor=p.agente)
    assert suyo.esta_vigente


def test_cinco_codigos_errados_lo_queman(p):
    suyo = pedir(p)
    for _ in range(5):
        dar_consentimiento(suyo, "malo", actor=p.agente)
    with pytest.raises(CodigoErrado):
        dar_consentimiento(suyo, numeros_de(suyo), actor=p.agente)


@pytest.mark.parametrize(("minutos", "sirve"), [(14, True), (15, False)])
def test_el_codigo_sirve_quince_minutos(p, minutos, sirve):
    suyo = pedir(p)
    with time_machine.travel(timezone.now() + timedelta(minutes=minutos), tick=False):
        assert suyo.espera_codigo == sirve


def test_una_hora_despues_hay_que_pedirlo_otra_vez(client, p):
    suyo = consentida(p)
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        client.force_login(p.agente)
        assert client.get(url("persona", suyo)).url == MOSTRADOR


def test_pedirlo_dos_veces_con_la_misma_llave_es_una(p):
    llave = uuid4()
    assert pedir(p, clave=llave) == pedir(p, clave=llave)


def test_empezar_con_otra_persona_cierra_la_anterior(p):
    primera = consentida(p)
    pedir(p, ciudadana("88").persona)
    primera.refresh_from_db()
    assert not primera.esta_vigente
    assert Consentimiento.objects.abiertos().count() == 1


def test_con_cuenta_no_vale_el_papel_y_sin_cuenta_si(p):
    with pytest.raises(ConsentimientoImposible, match="tiene cuenta"):
        consentir_en_papel(p.eva.persona, agente=p.agente, sucursal=p.sucursal)
    sola = Persona.objects.create(nombres="Rosa", apellidos="Chindoy")
    assert consentir_en_papel(sola, agente=p.agente, sucursal=p.sucursal).esta_vigente


def test_por_telefono_nadie_firma_en_papel():
    linea = punto(clase="telefono")
    sola = Persona.objects.create(nombres="Rosa", apellidos="Chindoy")
    with pytest.raises(ConsentimientoImposible, match="teléfono"):
        consentir_en_papel(sola, agente=linea.agente, sucursal=linea.sucursal)


def test_por_telefono_se_pide_un_correo_y_no_se_ofrece_la_firma(client):
    linea = punto(clase="telefono")
    client.force_login(linea.agente)
    client.post(f"{MOSTRADOR}puesto/", {"sucursal": linea.sucursal.pk, "ventanilla": "1"})
    quien = {"tipo": "CC", "numero": "777123", "nombres": "Rosa", "apellidos": "Chindoy", "correo": ""}
    assert "Pídale un correo" in client.post(f"{MOSTRADOR}nueva/", quien).text
    assert not Persona.objects.filter(nombres="Rosa").exists()
    client.post(f"{MOSTRADOR}nueva/", {**quien, "correo": "rosa@example.org"})
    pagina = client.post(f"{MOSTRADOR}identificar/", quien).text
    assert "Por teléfono no hay firma" in pagina
    assert "Ya firmó" not in pagina


def test_nadie_se_atiende_a_si_mismo(p):
    p.agente.persona = ciudadana("99").persona
    with pytest.raises(ConsentimientoImposible, match="sí mismo"):
        pedir(p, p.agente.persona)


# --- Certification and products ---


def test_sin_certificacion_vigente_informa_y_no_tramita(p):
    Certificacion.objects.update(vence_el=timezone.localdate() - timedelta(1))
    assert atendida(p).resultado == "informada"
    with pytest.raises(SinCertificacion):
        atendida(p, "hecho")
    with pytest.raises(SinCertificacion):
        empezar_por_la_persona(p.tramite, consentida(p), agente=p.agente)


def test_certificada_tramita_hasta_el_ultimo_dia(p):
    Certificacion.objects.update(vence_el=timezone.localdate())
    assert empezar_por_la_persona(p.tramite, consentida(p), agente=p.agente).es_borrador


def test_vencida_la_pagina_no_ofrece_empezar_ni_seguir_un_borrador(client, p):
    b, suyo = borrador(p), consentida(p)
    Certificacion.objects.update(vence_el=timezone.localdate() - timedelta(1))
    pagina = client.get(url("persona", suyo)).text
    assert "Solo informar" in pagina
    assert "Su certificación venció" in pagina
    assert client.get(url("persona_parte", suyo, b.pk, 1)).status_code == 302


def test_lo_que_no_va_por_el_portal_no_se_ofrece_empezar(client, p):
    suyo = consentida(p)
    boton = url("persona_empezar", suyo, p.tramite.codigo)
    assert boton in client.get(url("persona", suyo)).text
    VersionTramite.objects.update(estado="reemplazada")
    pagina = client.get(url("persona", suyo)).text
    assert boton not in pagina
    assert "Todavía no se hace por el portal" in pagina


def test_un_punto_no_atiende_lo_que_no_ofrece(p):
    with pytest.raises(ProductoNoOfrecido):
        atendida(p, tramite=otro_tramite())


# --- What is written down ---


def test_la_atencion_dice_canal_punto_producto_institucion_minutos_y_resultado(p):
    a = atendida(p)
    dicho = (a.canal, a.sucursal, a.tramite, a.entidad, a.minutos, a.resultado, a.agente)
    assert dicho == ("sucursal", p.sucursal, p.tramite, p.entidad, 4, "informada", p.agente)
    assert Evento.objects.filter(acto="atencion_registrada", sujeto_id=str(a.pk)).count() == 1


def test_la_misma_llave_es_la_misma_atencion(p):
    llave = uuid4()
    assert atendida(p, llave=llave) == atendida(p, llave=llave, minutos=9)


def test_lo_de_ayer_sin_red_guarda_sus_dos_horas(p):
    ayer = timezone.now() - timedelta(days=1)
    a = atendida(p, ocurrida_en=ayer)
    assert (a.ocurrida_en, a.dia) == (ayer, timezone.localdate(ayer))
    assert a.sincronizada_en > ayer


def test_nadie_anota_lo_que_todavia_no_pasa(p):
    a = atendida(p, ocurrida_en=timezone.now() + timedelta(days=1))
    assert a.ocurrida_en == a.sincronizada_en


def test_una_atencion_no_cambia_ni_se_borra(p):
    a = atendida(p)
    for acto in (a.save, a.delete):
        with pytest.raises(InternalError), transaction.atomic():
            acto()


def test_se_anota_sin_javascript_y_dos_veces_es_una(client, p):
    cuerpo = {"producto": p.tramite.pk, "resultado": "informada", "minutos": 3, "llave": uuid4()}
    for _ in range(2):
        pagina = client.post(f"{MOSTRADOR}anotar/", cuerpo, follow=True).text
    assert Atencion.objects.count() == 1
    assert "Quedó anotada" in pagina


def test_lo_que_falta_se_dice_y_nada_se_pierde(client, p):
    pagina = client.post(f"{MOSTRADOR}anotar/", {"producto": p.tramite.pk, "minutos": "0"}).text
    assert "Diga cómo terminó la atención" in pagina
    assert "Una atención dura por lo menos 1 minuto" in pagina
    assert f'<option value="{p.tramite.pk}" selected' in pagina


def test_los_que_mas_atiende_llevan_tecla(client, p):
    assert "1 · Copia de un acta" in client.get(MOSTRADOR).text


# --- Identifying ---


def test_antes_del_codigo_no_se_muestra_su_nombre_ni_su_correo(client, p):
    pagina = client.post(f"{MOSTRADOR}identificar/", {"tipo": "CC", "numero": "1020304050"}).text
    assert p.eva.email not in pagina
    assert p.eva.persona.apellidos not in pagina
    assert f"{p.eva.email[0]}…" in pagina


def test_quien_escribio_el_documento_de_otro_no_recibe_su_codigo(client, p):
    impostora = ciudadana()
    pagina = client.post(f"{MOSTRADOR}identificar/", {"tipo": "CC", "numero": "1020304050"}).text
    assert pagina.count("Enviarle el código") == 2
    de_la_impostora = numeros_de(pedir(p, impostora.persona))
    assert not dar_consentimiento(pedir(p), de_la_impostora, actor=p.agente)


def test_a_quien_nadie_conoce_se_le_escriben_sus_datos(client, p):
    nueva = {"tipo": "CC", "numero": "777123", "nombres": "Rosa", "apellidos": "Chindoy", "correo": ""}
    mal = client.post(f"{MOSTRADOR}nueva/", {**nueva, "apellidos": ""})
    assert "Escriba los apellidos" in mal.text
    pagina = client.post(f"{MOSTRADOR}nueva/", nueva, follow=True).text
    assert "Rosa Chindoy" in pagina
    assert Consentimiento.objects.get().medio == "papel"


def test_con_correo_y_sin_cuenta_el_codigo_le_llega_ahi(client, p):
    nueva = {"tipo": "CC", "numero": "777123", "nombres": "Rosa", "apellidos": "Chindoy"}
    client.post(f"{MOSTRADOR}nueva/", {**nueva, "correo": "rosa@example.org"})
    suyo = Consentimiento.objects.get()
    respuesta = client.post(url("codigo_leido", suyo), {"numeros": numeros_de(suyo)})
    assert respuesta.url == url("persona", suyo)


# --- One person, wholly ---


def test_hace_el_tramite_por_la_persona_y_le_da_su_comprobante(client, p):
    suyo = consentida(p)
    client.post(url("persona_empezar", suyo, p.tramite.codigo))
    s = Solicitud.objects.get()
    assert (s.canal_inicio, s.sucursal, s.persona) == ("sucursal", p.sucursal, p.eva.persona)
    client.post(url("persona_parte", suyo, s.pk, 1), RESPUESTAS)
    assert "Léale sus respuestas" in client.get(url("persona_solicitud", suyo, s.pk)).text
    comprobante = client.post(url("persona_enviar", suyo, s.pk), follow=True).text
    s.refresh_from_db()
    assert s.numero in comprobante
    assert s.codigo_para_seguir in comprobante
    assert fecha_larga(s.para_seguir_hasta) in comprobante


def test_al_terminar_no_queda_nada_ni_volviendo_atras(client, p):
    suyo, s = consentida(p), radicada(p)
    paginas = [url("persona", suyo), url("persona_solicitud", suyo, s.pk)]
    assert "Cache-Control" in client.get(paginas[0]).headers
    cuerpo = {"producto": p.tramite.pk, "resultado": "hecho", "minutos": 7}
    final = client.post(url("terminar_atencion", suyo), cuerpo)
    assert final["Clear-Site-Data"] == '"cache", "storage"'
    for pagina in paginas:
        assert client.get(pagina).url == MOSTRADOR
    assert p.eva.persona.apellidos not in client.get(MOSTRADOR).text
    assert Atencion.objects.get().consentimiento == suyo


def test_lo_de_una_persona_no_se_abre_con_el_consentimiento_de_otra(client, p):
    ajena = radicada(p, ciudadana("88"))
    suyo = consentida(p)
    assert client.get(url("persona_solicitud", suyo, ajena.pk)).status_code == 404


def test_otro_agente_no_entra_con_el_consentimiento_ajeno(client, p):
    suyo = consentida(p)
    client.force_login(funcionario(Rol.AGENTE, entidad=p.entidad))
    assert client.get(url("persona", suyo)).status_code == 404


def test_la_persona_puede_leer_quien_la_abrio(client, p):
    s = radicada(p)
    client.get(url("persona_solicitud", consentida(p), s.pk))
    assert Lectura.objects.get(objeto="tramites.Solicitud").persona_id == str(p.eva.persona_id)


def test_lo_que_empezo_en_un_canal_sigue_en_otro_con_los_dos_codigos(client, p):
    b = borrador(p)
    mal = client.post(f"{MOSTRADOR}comprobante/", {"codigo": b.codigo, "para_seguir": b.codigo})
    assert "no son del mismo comprobante" in mal.text
    viejo = codigo_para_seguir(b.codigo, timezone.localdate() - timedelta(120))
    vencido = client.post(f"{MOSTRADOR}comprobante/", {"codigo": b.codigo, "para_seguir": viejo})
    assert "Esos códigos sirvieron hasta el" in vencido.text
    codigos = {"codigo": b.codigo, "para_seguir": b.codigo_para_seguir.lower()}
    pagina = client.post(f"{MOSTRADOR}comprobante/", codigos, follow=True).text
    assert "Empezada por internet" in pagina


def test_quien_trabaja_en_varios_puntos_dice_en_cual(client, p):
    otra, ajena = sucursal(entidad=p.entidad), sucursal()
    assert client.get(MOSTRADOR).url == f"{MOSTRADOR}puesto/"
    assert "Elija un punto de su entidad" in client.post(f"{MOSTRADOR}puesto/", {"sucursal": ajena.pk}).text
    client.post(f"{MOSTRADOR}puesto/", {"sucursal": otra.pk})
    assert otra.nombre in client.get(MOSTRADOR).text


def test_el_mostrador_es_solo_de_agentes(client, p):
    for quien in (p.eva, p.ana, p.admin, UsuarioFactory()):
        client.force_login(quien)
        assert client.get(MOSTRADOR).status_code == 403


# --- What people say ---


def test_la_opinion_se_dice_con_el_codigo_y_una_vez(client, p):
    a = atendida(p)
    client.logout()
    for nota in (5, 1):
        client.post("/tramites/opinion/", {"codigo": a.codigo.lower(), "escala": nota, "texto": ""})
    assert Opinion.objects.get().escala == 5
    mal = client.post("/tramites/opinion/", {"codigo": "2222-2222-2222", "escala": 5})
    assert "No encontramos una atención" in mal.text
