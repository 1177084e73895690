"""Whoever was left out appeals once, in ten business days, and somebody else answers."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from inscripciones.consultas.cola import pendientes_de
from inscripciones.consultas.plazos import apelar_hasta
from inscripciones.consultas.recursos import por_resolver, puede_apelar
from inscripciones.estados import Estado, EstadoRecurso
from inscripciones.models import Inscripcion, Recurso
from inscripciones.servicios.guardado import PasoCerrado
from inscripciones.servicios.mesa import CasoAjeno, MotivoBreve
from inscripciones.servicios.recurso import (
    MAXIMO_PRUEBAS,
    adjuntar_prueba,
    apelar_inscripcion,
    resolver_recurso,
)
from inscripciones.servicios.toma import tomar_inscripcion, tomar_siguiente
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.documentos.permisos import puede_abrir
from tests.apoyo.ingreso import termina_la_sesion
from tests.fabricas import CHOCO, inscripcion_radicada, inscripcion_rechazada, recurso_presentado
from tests.nucleo.documentos.muestras import pdf

from .mesa import MOTIVO, en_estado, oficial
from .test_mesa_carreras import copia

pytestmark = pytest.mark.django_db
TEXTO = "El acta sí es la mía: la universidad corrigió la fecha."
RESPUESTA = "La universidad certificó la fecha: la decisión queda sin efecto."


def apelar(caso):
    return apelar_inscripcion(caso, actor=caso.persona.usuario, texto=TEXTO)


def resolver(recurso, actor, *, es_favorable=True):
    resolver_recurso(recurso, actor=actor, es_favorable=es_favorable, respuesta=RESPUESTA)


def archivo():
    return SimpleUploadedFile("prueba.pdf", pdf(), "application/pdf")


def url(nombre, objeto):
    return reverse(f"inscripciones:{nombre}", args=[objeto.pk])


def test_el_plazo_son_diez_dias_habiles_hasta_el_final_del_ultimo():
    viernes = datetime(2026, 12, 4, 15, 0)  # Tuesday the 8th is a holiday  # noqa: DTZ001 (made aware below)
    caso = Inscripcion(decidida_en=timezone.make_aware(viernes))
    ultimo = timezone.localtime(apelar_hasta(caso))
    assert (ultimo.date().isoformat(), ultimo.hour, ultimo.minute) == ("2026-12-21", 23, 59)


def test_se_apela_hasta_el_ultimo_instante_y_ni_uno_mas():
    caso = inscripcion_rechazada()
    hasta = apelar_hasta(caso)
    with time_machine.travel(hasta, tick=False):
        assert puede_apelar(caso)
    with time_machine.travel(hasta + timedelta(seconds=1), tick=False), pytest.raises(PasoCerrado):
        apelar(caso)


def test_lo_que_todavia_se_puede_deshacer_no_se_apela():
    caso = en_estado("rechazada", oficial())
    assert not puede_apelar(caso)
    with time_machine.travel(caso.decidida_en + timedelta(minutes=10), tick=False):
        assert puede_apelar(caso)


@pytest.mark.parametrize("estado", ["validada", "en_correccion", "rechazo_propuesto"])
def test_solo_se_apela_lo_decidido_en_contra(estado):
    caso = en_estado(estado, oficial())
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        assert not puede_apelar(caso)


def test_se_apela_una_sola_vez_y_apretar_dos_veces_no_deja_dos():
    caso = inscripcion_rechazada()
    assert apelar(caso) == apelar(caso)
    assert Aviso.objects.filter(plantilla="recurso_presentado").count() == 1
    assert [a.acto for a in historia(caso)].count("apelada") == 1


def test_apelar_pide_decir_por_que():
    with pytest.raises(MotivoBreve):
        apelar_inscripcion(caso := inscripcion_rechazada(), actor=caso.persona.usuario, texto="No")


@pytest.mark.parametrize("quien", ["propuso", "confirmo"])
def test_quien_decidio_no_resuelve_la_apelacion(client, quien):
    recurso = recurso_presentado()
    decidio = getattr(recurso, quien)
    with pytest.raises(CasoAjeno, match="otra persona"):
        resolver(recurso, decidio)
    assert not por_resolver(decidio).exists()
    client.force_login(decidio)
    assert client.get(url("resolver_recurso", recurso)).status_code == 403


def test_la_base_de_datos_no_guarda_una_apelacion_resuelta_por_quien_decidio():
    recurso = recurso_presentado()
    firma = {"estado": "desfavorable", "resuelto_por": recurso.confirmo, "resuelto_en": timezone.now()}
    with pytest.raises(IntegrityError, match="otra_persona"):
        Recurso.objects.filter(pk=recurso.pk).update(**firma)


def test_a_favor_vuelve_a_la_mesa_sin_firmas_y_la_persona_lo_sabe():
    recurso = recurso_presentado()
    resolver(recurso, oficial())
    caso = copia(recurso.inscripcion)
    assert (caso.estado, caso.decidida_por, caso.propuesta_por) == (Estado.RADICADA, None, None)
    assert Aviso.objects.get(plantilla="recurso_resuelto").contexto["vuelve"] is True


def test_en_contra_la_decision_se_mantiene():
    recurso = recurso_presentado()
    resolver(recurso, oficial(), es_favorable=False)
    assert recurso.estado == EstadoRecurso.DESFAVORABLE
    assert copia(recurso.inscripcion).estado == Estado.RECHAZADA


def test_a_favor_cuando_la_revision_ya_cerro_no_toca_lo_que_entra_al_sorteo():
    recurso = recurso_presentado()
    with time_machine.travel(recurso.inscripcion.convocatoria.revision_hasta + timedelta(days=1), tick=False):
        resolver(recurso, oficial())
    assert (recurso.estado, recurso.vuelve_a_revision) == (EstadoRecurso.FAVORABLE, False)
    assert copia(recurso.inscripcion).estado == Estado.RECHAZADA


def test_quien_decidio_no_vuelve_a_tomar_el_caso_que_gano_la_apelacion():
    recurso = recurso_presentado()
    resolver(recurso, oficial())
    with pytest.raises(CasoAjeno, match="apeló"):
        tomar_inscripcion(copia(recurso.inscripcion), actor=recurso.confirmo)
    assert tomar_siguiente(actor=recurso.propuso) is None
    assert tomar_siguiente(actor=oficial()) == recurso.inscripcion


def test_las_pruebas_las_abre_la_secretaria_competente_y_nadie_mas():
    recurso = recurso_presentado()
    prueba = adjuntar_prueba(recurso, archivo(), actor=recurso.inscripcion.persona.usuario)
    assert puede_abrir(oficial(), prueba.archivo)
    assert not puede_abrir(oficial(autoridad=CHOCO), prueba.archivo)


def test_hay_un_maximo_de_pruebas_y_ninguna_despues_de_resolver():
    recurso = recurso_presentado()
    persona = recurso.inscripcion.persona.usuario
    for _ in range(MAXIMO_PRUEBAS):
        adjuntar_prueba(recurso, archivo(), actor=persona)
    with pytest.raises(PasoCerrado, match="el máximo"):
        adjuntar_prueba(recurso, archivo(), actor=persona)
    resolver(recurso, oficial(), es_favorable=False)
    with pytest.raises(PasoCerrado, match="ya se resolvió"):
        adjuntar_prueba(recurso, archivo(), actor=persona)


def test_la_persona_apela_en_su_pagina_y_agrega_un_documento(client):
    caso = inscripcion_rechazada()
    client.force_login(caso.persona.usuario)
    assert url("apelar", caso) in client.get(url("detalle", caso)).content.decode()
    client.post(url("apelar", caso), {"texto": TEXTO})
    respuesta = client.post(url("adjuntar_prueba", caso), {"archivo": archivo()}, follow=True)
    pagina = respuesta.content.decode()
    assert "prueba.pdf" in pagina
    assert TEXTO in pagina
    assert url("apelar", caso) + '"' not in pagina


def test_lo_mal_escrito_de_la_apelacion_no_se_pierde(client):
    caso = inscripcion_rechazada()
    client.force_login(caso.persona.usuario)
    pagina = client.post(url("apelar", caso), {"texto": "Muy corto"}).content.decode()
    assert "Error: " in pagina
    assert "Muy corto" in pagina


def test_mientras_se_puede_deshacer_la_pagina_dice_desde_cuando_se_apela(client):
    caso = en_estado("rechazada", oficial())
    client.force_login(caso.persona.usuario)
    assert "podrá apelar aquí desde las" in client.get(url("detalle", caso)).text
    with time_machine.travel(caso.decidida_en + timedelta(minutes=10), tick=False):
        assert "podrá apelar aquí desde las" not in client.get(url("detalle", caso)).text


def test_la_apelacion_escrita_sin_sesion_espera_a_quien_ingrese(client):
    caso = inscripcion_rechazada()
    termina_la_sesion(client, caso.persona.usuario)
    assert client.post(url("apelar", caso), {"texto": TEXTO}).url.endswith(f"?next={url('apelar', caso)}")
    client.force_login(caso.persona.usuario)
    assert TEXTO in client.get(url("apelar", caso)).text
    assert not Recurso.objects.exists()


def test_otra_persona_de_la_secretaria_lee_y_resuelve(client):
    recurso = recurso_presentado()
    client.force_login(oficial())
    assert recurso.inscripcion.numero in client.get(reverse("inscripciones:recursos")).content.decode()
    assert TEXTO in client.get(url("resolver_recurso", recurso)).content.decode()
    client.post(url("resolver_recurso", recurso), {"es_favorable": "no", "respuesta": RESPUESTA})
    client.force_login(recurso.inscripcion.persona.usuario)
    pagina = client.get(url("detalle", recurso.inscripcion)).content.decode()
    assert RESPUESTA in pagina
    assert "Resuelta en contra" in pagina


def test_lo_radicado_no_muestra_como_apelar(client):
    caso = inscripcion_radicada()
    client.force_login(caso.persona.usuario)
    assert "Apelar" not in client.get(url("detalle", caso)).content.decode()
    assert client.get(url("apelar", caso)).status_code == 302
    assert MOTIVO not in client.get(url("detalle", caso)).content.decode()


def test_las_apelaciones_por_resolver_salen_en_el_inicio_de_quien_no_decidio():
    recurso = recurso_presentado()
    assert [p.texto for p in pendientes_de(oficial())] == ["Resolver apelaciones"]
    assert pendientes_de(recurso.confirmo) == []
