"""Annulling takes two people; meanwhile nothing that was decided is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from inscripciones.consultas.seguimiento import situacion
from inscripciones.estados import Estado
from inscripciones.models import Inscripcion
from inscripciones.servicios.anulacion import (
    confirmar_anulacion,
    deshacer_propuesta,
    negar_anulacion,
    proponer_anulacion,
)
from inscripciones.servicios.mesa import ActoNegado, FaltaSegundaPersona
from sso_portal.nucleo.avisos.models import Aviso
from tests.inscripciones.mesa import MOTIVO, en_estado, oficial

pytestmark = pytest.mark.django_db
DE_DONDE = ["validada", "en_correccion"]


@pytest.fixture
def maria():
    return oficial(nombre_visible="María Ruiz")


def propuesta(caso, actor):
    proponer_anulacion(caso, actor=actor, causa="datos_falsos", motivo=MOTIVO)
    return caso


def decisiones():
    return set(Aviso.objects.exclude(plantilla="inscripcion_radicada").values_list("plantilla", flat=True))


def test_quien_propone_anular_no_lo_confirma_ni_lo_niega(maria):
    caso = en_estado("anulacion_propuesta", maria)
    with pytest.raises(FaltaSegundaPersona, match="otra persona"):
        confirmar_anulacion(caso, actor=maria)
    with pytest.raises(FaltaSegundaPersona):
        negar_anulacion(caso, actor=maria, motivo=MOTIVO)


def test_la_base_de_datos_no_deja_anular_ni_rechazar_a_una_sola_persona(maria):
    caso = en_estado("anulacion_propuesta", maria)
    ahora = timezone.now()
    with pytest.raises(IntegrityError, match="dos_personas"):
        Inscripcion.objects.filter(pk=caso.pk).update(estado="anulada", decidida_por=maria, decidida_en=ahora)


def test_confirmada_se_avisa_en_el_acto_con_la_causa_y_no_se_deshace(maria):
    otra = oficial()
    caso = propuesta(en_estado("validada", maria), maria)
    assert decisiones() == set()
    confirmar_anulacion(caso, actor=otra)
    aviso = Aviso.objects.get(plantilla="inscripcion_anulada")
    assert "falso" in aviso.contexto["causa"]
    assert aviso.sale_desde <= timezone.now()
    with pytest.raises(ActoNegado, match="Ya no se puede deshacer"):
        deshacer_propuesta(caso, actor=otra)


@pytest.mark.parametrize("estado", DE_DONDE)
def test_negada_la_inscripcion_sigue_como_estaba_y_con_su_firma(maria, estado):
    caso = en_estado(estado, maria)
    decidida_en = caso.decidida_en
    negar_anulacion(propuesta(caso, oficial()), actor=oficial(), motivo=MOTIVO)
    assert (caso.estado, caso.decidida_por, caso.decidida_en) == (estado, maria, decidida_en)
    assert (caso.propuesta_por, caso.causa_anulacion) == (None, "")


def test_negada_la_validacion_se_avisa_una_sola_vez(maria):
    caso = propuesta(en_estado("validada", maria), oficial())
    assert decisiones() == set()
    negar_anulacion(caso, actor=oficial(), motivo=MOTIVO)
    assert decisiones() == {"inscripcion_validada"}


def test_el_tiempo_para_corregir_no_corre_mientras_deciden_si_se_anula(maria):
    caso = propuesta(en_estado("en_correccion", maria), maria)
    hasta = caso.corregir_hasta
    with time_machine.travel(caso.propuesta_en + timedelta(hours=3), tick=False):
        negar_anulacion(caso, actor=oficial(), motivo=MOTIVO)
    assert caso.corregir_hasta == min(hasta + timedelta(hours=3), caso.convocatoria.correccion_hasta)


def test_quien_propuso_se_arrepiente_en_diez_minutos(maria):
    caso = propuesta(en_estado("validada", maria), maria)
    deshacer_propuesta(caso, actor=maria)
    assert caso.estado == Estado.VALIDADA


def test_la_persona_lee_que_puede_ser_anulada_y_por_que_causa(maria):
    caso = en_estado("anulacion_propuesta", maria)
    dice = situacion(caso).dice
    assert "otra persona debe confirmarlo" in dice
    assert "otra inscripción en el proceso" in dice


def test_la_segunda_persona_lee_el_motivo_y_confirma_en_la_pagina(client, maria):
    caso = en_estado("anulacion_propuesta", oficial())
    client.force_login(maria)
    pagina = client.get(reverse("inscripciones:caso", args=[caso.pk])).content.decode()
    assert MOTIVO in pagina
    assert "Confirmar la anulación" in pagina
    client.post(reverse("inscripciones:confirmar_anulacion", args=[caso.pk]))
    caso.refresh_from_db()
    assert caso.estado == Estado.ANULADA


def test_quien_propuso_no_encuentra_como_confirmar_y_puede_deshacer(client, maria):
    caso = en_estado("anulacion_propuesta", maria)
    client.force_login(maria)
    pagina = client.get(reverse("inscripciones:caso", args=[caso.pk])).content.decode()
    assert "Confirmar la anulación" not in pagina
    assert client.post(reverse("inscripciones:confirmar_anulacion", args=[caso.pk])).status_code == 403
    client.post(reverse("inscripciones:deshacer", args=[caso.pk]))
    caso.refresh_from_db()
    assert caso.estado == Estado.RADICADA
