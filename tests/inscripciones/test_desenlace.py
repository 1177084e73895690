"""Whoever is exonerated or has a place reads it where registrations begin, and is not called to register."""

from datetime import date

import pytest
from django.urls import reverse

from inscripciones.models import Convocatoria
from inscripciones.servicios.exoneracion import conceder_exoneraciones
from plazas.servicios import anular_ocupaciones, registrar_ocupaciones
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.firmas.estados import Causa
from sso_portal.nucleo.firmas.models import Certificado
from sso_portal.nucleo.firmas.servicios import revocar_certificado
from tests.fabricas import ConvocatoriaFactory, PlazaFactory, funcionario, inscripcion_radicada

from .mesa import en_estado, oficial

pytestmark = pytest.mark.django_db


@pytest.fixture
def inscripcion(client):
    ConvocatoriaFactory(estado="publicada")
    inscripcion = inscripcion_radicada()
    client.force_login(inscripcion.persona.usuario)
    return inscripcion


@pytest.fixture
def exonerada(inscripcion):
    conceder_exoneraciones([inscripcion], acto="Acta 1 de 2027", actor=SISTEMA)
    return inscripcion


def inicio(client):
    return client.get(reverse("inscripciones:inicio")).text


def ocupar(inscripcion):
    asignada = (PlazaFactory(), inscripcion.persona_id)
    proceso = inscripcion.convocatoria.codigo
    registrar_ocupaciones([asignada], proceso=proceso, fecha_inicio=date(2027, 4, 1))
    return proceso


def test_quien_no_tiene_respuesta_puede_inscribirse(client, inscripcion):
    assert 'class="boton grande" href="/mi-inscripcion/empezar/"' in inicio(client)


def test_a_quien_esta_exonerada_se_le_ofrece_su_certificado(client, exonerada):
    texto = inicio(client)
    assert Certificado.objects.get().get_absolute_url() in texto
    assert 'class="boton grande" href="/mi-inscripcion/empezar/"' not in texto


def test_quien_tiene_plaza_lee_cual(client, inscripcion):
    proceso = ocupar(inscripcion)
    texto = inicio(client)
    assert "Usted tiene plaza en Quibdó" in texto
    assert reverse("asignacion:mi_resultado", args=[proceso]) in texto


def test_la_exoneracion_revocada_y_la_plaza_anulada_vuelven_a_llamar(client, exonerada):
    anular_ocupaciones(proceso=ocupar(exonerada), actor=SISTEMA, acto="Resolución 9")
    ministerio = funcionario("ministerio")
    revocar_certificado(Certificado.objects.get(), actor=ministerio, causa=Causa.ERROR, motivo="Otra persona")
    assert "Usted " not in inicio(client).split("<main")[1]


def test_hecho_el_sorteo_la_inscripcion_lleva_al_resultado(client):
    validada = en_estado("validada", oficial())
    client.force_login(validada.persona.usuario)
    pagina = reverse("inscripciones:detalle", args=[validada.pk])
    resultado = reverse("asignacion:mi_resultado", args=[validada.convocatoria.codigo])
    assert resultado not in client.get(pagina).text
    Convocatoria.objects.update(estado="asignada")
    assert resultado in client.get(pagina).text
