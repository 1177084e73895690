"""What a correction changes at the desk, and the priority conditions, each decided on its own."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from inscripciones.consultas.lista import revision_de
from inscripciones.estados import Estado
from inscripciones.models import DocumentoInscripcion, Hallazgo, PuntoLista
from inscripciones.servicios.decision import RevisionIncompleta, devolver_inscripcion, validar_inscripcion
from inscripciones.servicios.envio import reenviar_correccion, retirar_inscripcion
from inscripciones.servicios.hallazgos import HallazgoImposible, anotar_hallazgo, decidir_condicion
from inscripciones.servicios.mesa import CasoTomado, MotivoBreve
from inscripciones.servicios.rechazo import proponer_rechazo
from inscripciones.servicios.toma import tomar_inscripcion
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.avisos.redaccion import texto
from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.documentos.permisos import puede_abrir
from tests.fabricas import ArchivoFactory

from .mesa import MOTIVO, caso_tomado, en_estado, no_cumple, oficial, todo_cumple
from .test_mesa_paginas import con_condicion

pytestmark = pytest.mark.django_db


@pytest.fixture
def maria():
    return oficial()


def pendientes(inscripcion):
    return [p.punto.pk for p in revision_de(inscripcion).puntos if p.esta_pendiente]


def corregida(caso, maria, *razones, cambia=()):
    """Return the case for ``razones`` and send it back with the documents of ``cambia`` replaced."""
    todo_cumple(caso, maria)
    for razon in razones:
        no_cumple(caso, maria, razon)
    devolver_inscripcion(caso, actor=maria)
    for tipo in cambia:
        nuevo = ArchivoFactory(uso="inscripcion", titular=caso.persona)
        DocumentoInscripcion.objects.filter(inscripcion=caso, tipo=tipo).update(archivo=nuevo)
    caso.hallazgos.filter(resultado="no_cumple").update(corregido_en=timezone.now())
    return reenviar_correccion(caso, actor=caso.persona.usuario)


def test_corregido_un_punto_solo_ese_se_revisa_de_nuevo(maria):
    caso = corregida(caso_tomado(maria), maria, "fecha_distinta")
    assert (caso.estado, caso.ronda) == (Estado.RADICADA, 2)
    assert pendientes(caso) == ["acta_coincide"]
    tomar_inscripcion(caso, actor=maria)
    todo_cumple(caso, maria)
    validar_inscripcion(caso, actor=maria)
    assert caso.estado == Estado.VALIDADA


def test_un_documento_nuevo_se_vuelve_a_mirar_en_todo_lo_que_demuestra(maria):
    caso = corregida(caso_tomado(maria), maria, "identidad_ilegible", cambia=["identidad_reverso"])
    assert pendientes(caso) == ["identidad_legible", "nombre_coincide"]


def test_un_titulo_de_otro_pais_pide_la_convalidacion(maria):
    caso = caso_tomado(maria, es_titulo_exterior=False)
    assert "convalidacion" not in pendientes(caso)
    caso.es_titulo_exterior = True
    assert "convalidacion" in pendientes(caso)
    universidad = PuntoLista.objects.get(pk="universidad_registrada")
    type(caso).objects.filter(pk=caso.pk).update(es_titulo_exterior=True)
    assert anotar_hallazgo(caso, universidad, "no_aplica", actor=maria).resultado == "no_aplica"


def test_no_acreditar_una_condicion_no_impide_validar(maria):
    caso = caso_tomado(maria)
    condicion = con_condicion(caso)
    todo_cumple(caso, maria, menos=["condicion_prioridad"])
    with pytest.raises(RevisionIncompleta, match="Falta revisar 1 punto"):
        validar_inscripcion(caso, actor=maria)
    decidir_condicion(condicion, "no_acreditada", actor=maria, motivo=MOTIVO)
    validar_inscripcion(caso, actor=maria)
    assert caso.estado == Estado.VALIDADA
    assert [(a.acto, a.motivo) for a in historia(condicion)] == [("no_acreditada", MOTIVO)]


def test_no_acreditar_pide_motivo_y_acreditar_no(maria):
    condicion = con_condicion(caso_tomado(maria))
    with pytest.raises(MotivoBreve):
        decidir_condicion(condicion, "no_acreditada", actor=maria)
    assert decidir_condicion(condicion, "acreditada", actor=maria).decidida_por == maria


def test_una_condicion_sin_demostrar_nunca_es_causa_de_rechazo(maria):
    caso = caso_tomado(maria)
    con_condicion(caso)
    no_cumple(caso, maria, "soporte_ilegible")
    with pytest.raises(RevisionIncompleta, match="no es causa de rechazo"):
        proponer_rechazo(caso, actor=maria, motivo=MOTIVO)


def test_pedir_otro_soporte_no_dice_en_el_correo_que_hay_una_condicion(maria):
    caso = caso_tomado(maria)
    con_condicion(caso)
    no_cumple(caso, maria, "soporte_ilegible")
    devolver_inscripcion(caso, actor=maria)
    aviso = Aviso.objects.get(plantilla="inscripcion_en_correccion")
    assert (aviso.contexto["puntos"], aviso.contexto["otros"]) == ([], 1)
    assert "condición" not in str(aviso.contexto)


def test_sin_condiciones_no_hay_punto_de_prioridad(maria):
    caso = caso_tomado(maria)
    with pytest.raises(HallazgoImposible, match="no aplica a esta inscripción"):
        anotar_hallazgo(caso, PuntoLista.objects.get(pk="condicion_prioridad"), "cumple", actor=maria)


def test_solo_decide_la_condicion_quien_tiene_el_caso_y_solo_esa_persona_abre_el_soporte(maria):
    caso, otra = caso_tomado(maria), oficial()
    condicion = con_condicion(caso)
    with pytest.raises(CasoTomado):
        decidir_condicion(condicion, "acreditada", actor=otra)
    assert puede_abrir(maria, condicion.archivo)
    assert not puede_abrir(otra, condicion.archivo)


def test_la_segunda_persona_abre_el_soporte_y_quien_propuso_ya_no(maria):
    caso = caso_tomado(maria)
    condicion = con_condicion(caso)
    no_cumple(caso, maria)
    proponer_rechazo(caso, actor=maria, motivo=MOTIVO)
    assert puede_abrir(oficial(), condicion.archivo)
    assert not puede_abrir(maria, condicion.archivo)


def test_decidir_la_condicion_en_la_pagina(client, maria):
    caso = caso_tomado(maria)
    condicion = con_condicion(caso)
    client.force_login(maria)
    direccion = reverse("inscripciones:decidir_condicion", args=[caso.pk, condicion.pk])
    assert (
        "por lo menos 20"
        in client.post(direccion, {"decision": "no_acreditada"}, follow=True).content.decode()
    )
    client.post(direccion, {"decision": "acreditada"})
    condicion.refresh_from_db()
    assert condicion.decision == "acreditada"


def test_lo_que_no_se_corrigio_conserva_lo_hallado(maria):
    caso = en_estado("en_correccion", maria)
    with time_machine.travel(caso.corregir_hasta + timedelta(seconds=1), tick=False):
        tomar_inscripcion(caso, actor=maria)
        assert [p.punto.pk for p in revision_de(caso).no_cumplen] == ["acta_coincide"]
        assert Hallazgo.objects.count() == 1


def test_retirarse_en_diez_minutos_recoge_el_mensaje_de_la_validacion():
    caso = en_estado("validada", oficial())
    retirar_inscripcion(caso, actor=caso.persona.usuario)
    plantillas = Aviso.objects.order_by("pk").values_list("plantilla", flat=True)
    assert list(plantillas) == ["inscripcion_radicada", "inscripcion_retirada"]


def test_retirarse_cuando_ya_salio_deja_el_mensaje_que_lo_reemplaza():
    caso = en_estado("validada", oficial())
    Aviso.objects.filter(plantilla="inscripcion_validada").update(sale_desde=caso.decidida_en)
    retirar_inscripcion(caso, actor=caso.persona.usuario)
    assert Aviso.objects.filter(plantilla="inscripcion_validada").exists()
    retiro = Aviso.objects.get(plantilla="inscripcion_retirada")
    assert "reemplaza los anteriores" in texto(retiro.plantilla, retiro.contexto)


def test_la_persona_y_nadie_mas_lee_por_que_no_se_acredito_su_condicion(client, maria):
    caso = caso_tomado(maria)
    condicion = con_condicion(caso)
    todo_cumple(caso, maria)
    decidir_condicion(condicion, "no_acreditada", actor=maria, motivo=MOTIVO)
    validar_inscripcion(caso, actor=maria)
    client.force_login(caso.persona.usuario)
    pagina = client.get(reverse("inscripciones:detalle", args=[caso.pk])).content.decode()
    assert f"Por qué: {MOTIVO}" in pagina
    client.force_login(maria)
    assert MOTIVO not in client.get(reverse("inscripciones:caso", args=[caso.pk])).content.decode()
    assert MOTIVO not in str(list(Aviso.objects.order_by("pk").values_list("contexto")))


def test_al_revisar_las_respuestas_el_telefono_se_lee_como_se_dice(client, maria):
    caso = en_estado("validada", maria)
    client.force_login(caso.persona.usuario)
    assert "300 123 4567" in client.get(reverse("inscripciones:revisar", args=[caso.pk])).content.decode()
