"""Objecting a sealed row: the own one, in time, once per seal; the ministry answers, the public counts."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from asignacion import plazos, servicios
from asignacion.consultas.objeciones import objeciones_publicas
from asignacion.models import Objecion, Participante
from asignacion.servicios import SorteoNoAdmite, sello
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.models import Evento, Lectura
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from tests.apoyo.ingreso import termina_la_sesion

from . import evento

pytestmark = pytest.mark.django_db
OBJETO = {"dato": "plazas", "detalle": "La primera era Tumaco"}
RESPUESTA = "Revisamos su envío y la fila es la misma que usted confirmó."


@pytest.fixture
def sorteo(settings, monkeypatch):
    """A real draw, so its deadline binds; the stamp authority is outside."""
    settings.DEMO = False
    monkeypatch.setattr(sello, "sellar_tiempo", lambda digest: b"estampa")
    return evento.sellado(personas=5, plazas=3, profesiones=("MEDICINA",))


def participante(sorteo, numero=0):
    return Participante.objects.filter(entrada__sorteo=sorteo).order_by("pk")[numero]


def objetar(sorteo, numero=0):
    propia = participante(sorteo, numero)
    return servicios.presentar_objecion(propia, actor=propia.inscripcion.persona.usuario, **OBJETO)


def responder(objecion, sorteo, *, tiene_razon=False):
    actor = sorteo.convocatoria.ministra
    servicios.responder_objecion(objecion, actor=actor, tiene_razon=tiene_razon, respuesta=RESPUESTA)


def pagina(client, usuario, nombre, *args, sala="asignacion"):
    client.force_login(usuario)
    return client.get(reverse(f"{sala}:{nombre}", args=args))


def test_se_objeta_una_vez_cada_sello_y_repetir_responde_lo_mismo(sorteo):
    assert objetar(sorteo) == objetar(sorteo)
    assert Evento.objects.filter(acto="objecion_presentada").count() == 1


def test_la_objecion_escrita_sin_sesion_espera_a_quien_ingrese(client, sorteo):
    quien = participante(sorteo).inscripcion.persona.usuario
    termina_la_sesion(client, quien)
    client.post(reverse("asignacion:objetar", args=[sorteo.convocatoria.codigo]), OBJETO)
    assert OBJETO["detalle"] in pagina(client, quien, "lo_escrito", sala="cuentas").text
    assert not Objecion.objects.exists()


def test_quien_ya_objeto_lee_que_ya_lo_hizo(client, sorteo):
    objetar(sorteo)
    quien = participante(sorteo).inscripcion.persona.usuario
    texto = pagina(client, quien, "objetar", sorteo.convocatoria.codigo).text
    assert "Usted ya objetó este sello" in texto
    assert "Presentar la objeción" not in texto


def test_nadie_objeta_cuando_faltan_menos_de_veinticuatro_horas(sorteo):
    limite = plazos.leido(sorteo.congelado["plazos"]["objeciones"])
    with time_machine.travel(limite, tick=False):
        objetar(sorteo)
    with (
        time_machine.travel(limite + timedelta(seconds=1), tick=False),
        pytest.raises(SorteoNoAdmite, match="terminó"),
    ):
        objetar(sorteo, 1)


def test_se_responde_una_sola_vez_y_la_persona_recibe_el_aviso_sin_lo_que_escribio(sorteo):
    objecion = objetar(sorteo)
    responder(objecion, sorteo, tiene_razon=True)
    with pytest.raises(TransicionInvalida):
        responder(objecion, sorteo)
    aviso = Aviso.objects.get(plantilla="objecion_respondida")
    assert aviso.destinatario == objecion.participante.inscripcion.persona.usuario
    assert OBJETO["detalle"] not in str(aviso.contexto)


def test_la_persona_objeta_y_lee_la_respuesta_en_su_pagina(sorteo, client):
    codigo, usuaria = sorteo.convocatoria.codigo, participante(sorteo).inscripcion.persona.usuario
    assert "Objetar mi fila" in pagina(client, usuaria, "mi_resultado", codigo).text
    client.post(reverse("asignacion:objetar", args=[codigo]), OBJETO)
    assert "Le responderán antes del sorteo" in pagina(client, usuaria, "mi_resultado", codigo).text
    responder(Objecion.objects.get(), sorteo, tiene_razon=True)
    servicios.corregir_sello(sorteo, actor=sorteo.convocatoria.ministra, motivo="La fila tenía otra plaza")
    assert RESPUESTA in pagina(client, usuaria, "mi_resultado", codigo).text


def test_lo_mal_escrito_no_se_pierde(sorteo, client):
    client.force_login(participante(sorteo).inscripcion.persona.usuario)
    url = reverse("asignacion:objetar", args=[sorteo.convocatoria.codigo])
    respuesta = client.post(url, {"detalle": "Era Quibdó y quedó Tumaco"})
    assert "Elija qué no es como usted lo envió" in respuesta.text
    assert "Era Quibdó y quedó Tumaco" in respuesta.text


def test_el_ministerio_la_lee_dejando_rastro_y_la_responde(sorteo, client):
    objecion, ministra = objetar(sorteo), sorteo.convocatoria.ministra
    codigo = sorteo.convocatoria.codigo
    assert OBJETO["detalle"] not in pagina(client, ministra, "objeciones", codigo).text
    assert OBJETO["detalle"] in pagina(client, ministra, "responder_objecion", codigo, objecion.pk).text
    assert Lectura.objects.filter(objeto="asignacion.Objecion").exists()
    url = reverse("asignacion:responder_objecion", args=[codigo, objecion.pk])
    client.post(url, {"decision": "si", "respuesta": RESPUESTA})
    assert Objecion.objects.get().estado == "con_razon"
    assert "este sello tiene un error" in pagina(client, ministra, "consola", codigo).text


def test_al_publico_se_le_dice_cuantas_y_de_menos_de_cinco_solo_que_son_menos(sorteo, client):
    assert objeciones_publicas(sorteo) == "ninguna"
    for numero in range(4):
        objetar(sorteo, numero)
    assert objeciones_publicas(sorteo) == "menos de 5"
    objetar(sorteo, 4)
    texto = client.get(reverse("asignacion:detalle", args=[sorteo.convocatoria.codigo])).text
    assert "<dt>Personas que objetaron su fila</dt><dd>5</dd>" in texto
