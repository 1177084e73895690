"""Sending a registration: once, in time, complete, with its number and its fingerprint."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import Convocatoria, Inscripcion
from inscripciones.servicios.copia import huella_de
from inscripciones.servicios.envio import InscripcionIncompleta, radicar_inscripcion
from inscripciones.servicios.guardado import PasoCerrado
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.models import Evento
from tests.fabricas import NARINO, InscripcionFactory, inscripcion_completa

pytestmark = pytest.mark.django_db
SEGUNDO = timedelta(seconds=1)


@pytest.fixture
def completa():
    return inscripcion_completa(convocatoria__codigo="2027-1")


def radicar(inscripcion, clave=None):
    return radicar_inscripcion(inscripcion, actor=inscripcion.persona.usuario, clave=clave or uuid4())


def test_radicar_numera_asigna_la_secretaria_del_domicilio_deja_rastro_y_avisa(completa):
    radicar(completa)
    completa.refresh_from_db()
    assert (completa.estado, completa.numero) == (Estado.RADICADA, "SSO-2027-1-000001")
    assert completa.autoridad_id == NARINO
    assert [e.acto for e in Evento.objects.order_by("id")] == ["radicada"]
    assert [a.asunto for a in Aviso.objects.all()] == ["Recibimos su inscripción SSO-2027-1-000001"]


def test_la_huella_es_la_de_la_copia_y_la_copia_no_dice_lo_cifrado(completa):
    radicar(completa)
    completa.refresh_from_db()
    assert completa.huella == huella_de(completa.copia)
    assert not {"1020304050", "+573001234567", "Calle 1 # 2-3"} & set(str(completa.copia).split("'"))


def test_pulsar_dos_veces_no_cambia_nada(completa):
    clave = uuid4()
    primera = radicar(completa, clave).radicada_en
    radicar(Inscripcion.objects.get(pk=completa.pk), clave)
    radicar(Inscripcion.objects.get(pk=completa.pk))
    completa.refresh_from_db()
    assert (completa.radicada_en, completa.clave_envio) == (primera, clave)
    assert (Evento.objects.count(), Aviso.objects.count()) == (1, 1)


def test_lo_incompleto_no_se_envia_y_dice_que_falta():
    with pytest.raises(InscripcionIncompleta) as error:
        radicar(InscripcionFactory())
    assert "la fecha de grado" in error.value.faltas["formacion"]


@pytest.mark.parametrize(("gracia", "tarde"), [(0, 0), (0, 1), (10, 600), (10, 601)])
def test_el_cierre_se_cumple_al_segundo_con_su_gracia(completa, gracia, tarde):
    Convocatoria.objects.update(gracia_minutos=gracia)
    cierre = completa.convocatoria.cierra_en.replace(microsecond=0)
    Convocatoria.objects.update(cierra_en=cierre)
    with time_machine.travel(cierre + tarde * SEGUNDO, tick=False):
        if tarde <= gracia * 60:
            assert radicar(completa).estado == Estado.RADICADA
        else:
            with pytest.raises(PasoCerrado, match="Las inscripciones cerraron el"):
                radicar(completa)


@pytest.mark.parametrize("antes", [0, 1])
def test_la_apertura_se_cumple_al_segundo(completa, antes):
    apertura = completa.convocatoria.abre_en.replace(microsecond=0)
    Convocatoria.objects.update(abre_en=apertura)
    with time_machine.travel(apertura - antes * SEGUNDO, tick=False):
        if antes:
            with pytest.raises(PasoCerrado, match="Las inscripciones abren el"):
                radicar(completa)
        else:
            assert radicar(completa).numero


def test_sellada_la_convocatoria_nadie_envia(completa):
    Convocatoria.objects.update(estado=EstadoConvocatoria.SELLADA)
    with pytest.raises(PasoCerrado):
        radicar(completa)


def test_sin_declarar_la_verdad_no_se_envia(client, completa):
    client.force_login(completa.persona.usuario)
    pagina = client.post(reverse("inscripciones:enviar", args=[completa.pk]), {"llave": uuid4()}).text
    completa.refresh_from_db()
    assert completa.estado == Estado.BORRADOR
    assert "<title>Error: Revise sus respuestas" in pagina
    assert pagina.count("Marque la declaración para enviar su inscripción") == 2  # summary and field


def test_enviar_en_la_pagina_lleva_al_numero(client, completa):
    client.force_login(completa.persona.usuario)
    datos = {"llave": uuid4(), "declara": "si"}
    respuesta = client.post(reverse("inscripciones:enviar", args=[completa.pk]), datos, follow=True)
    assert "SSO-2027-1-000001" in respuesta.content.decode()
    assert "Aún no ha enviado" not in respuesta.content.decode()


def test_nadie_ve_ni_envia_la_ajena(client, completa):
    client.force_login(InscripcionFactory().persona.usuario)
    for ruta in ("detalle", "datos", "revisar", "enviada", "documentos"):
        assert client.get(reverse(f"inscripciones:{ruta}", args=[completa.pk])).status_code == 404
