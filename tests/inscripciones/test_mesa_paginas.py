"""The desk in the browser's terms: who enters, what it shows, what it never shows."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inscripciones.consultas import pendientes_de
from inscripciones.estados import Estado
from inscripciones.models import Convocatoria, Inscripcion
from inscripciones.servicios.prioridad import indice_de
from sso_portal.nucleo.bitacora.models import Lectura
from sso_portal.nucleo.cuentas.models import Rol
from tests.apoyo.vigilancia import olvidar_cache
from tests.fabricas import CHOCO, ArchivoFactory, ConvocatoriaFactory, funcionario, inscripcion_radicada

from .mesa import MOTIVO, caso_tomado, en_estado, no_cumple, oficial, todo_cumple

pytestmark = pytest.mark.django_db
POSTS = ["tomar", "soltar", "validar", "devolver", "proponer_rechazo", "confirmar_rechazo", "negar_rechazo"]
POSTS += ["proponer_anulacion", "confirmar_anulacion", "negar_anulacion"]


def url(nombre, *args):
    return reverse(f"inscripciones:{nombre}", args=args)


def texto(respuesta):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", respuesta.content.decode()))


@pytest.fixture
def maria(client):
    maria = oficial(nombre_visible="María Ruiz")
    client.force_login(maria)
    return maria


def con_condicion(inscripcion, condicion="victima"):
    Inscripcion.objects.filter(pk=inscripcion.pk).update(declara_prioridad=True)
    inscripcion.refresh_from_db()
    return inscripcion.condiciones.create(
        condicion=condicion,
        indice=indice_de(inscripcion, condicion),
        archivo=ArchivoFactory(uso="condicion", titular=inscripcion.persona),
        consentida_en=inscripcion.radicada_en,
    )


@pytest.mark.parametrize("acto", ["caso", *POSTS, "proponer_anulacion", "deshacer"])
def test_otro_territorio_no_existe_y_lo_propio_no_se_decide(client, acto):
    caso = inscripcion_radicada()
    metodo = client.get if acto == "caso" else client.post
    for usuario, codigo in [(oficial(autoridad=CHOCO), 404), (caso.persona.usuario, 403)]:
        client.force_login(usuario)
        assert metodo(url(acto, caso.pk)).status_code == codigo


@pytest.mark.parametrize("ruta", ["mesa", "territorio", "secretarias"])
def test_cada_pagina_tiene_su_rol(client, ruta):
    quienes = {
        Rol.SECRETARIA: {"mesa"},
        Rol.JEFE_SECRETARIA: {"mesa", "territorio"},
        Rol.MINISTERIO: {"secretarias"},
        Rol.IPS: set(),
    }
    inscripcion_radicada()
    for rol, suyas in quienes.items():
        client.force_login(funcionario(rol))
        assert client.get(url(ruta)).status_code == (200 if ruta in suyas else 403)


def test_la_cola_ordena_por_lo_que_vence_y_no_dice_de_quien_es(client, maria):
    primera, segunda = inscripcion_radicada(), inscripcion_radicada(numero="2")
    con_condicion(segunda)
    dice = texto(client.get(url("mesa")))
    assert dice.index(primera.numero) < dice.index(segunda.numero)
    for dato in (primera.persona.apellidos, "Víctima", "1020304050", "prioridad"):
        assert dato not in dice


def test_la_cola_filtra_por_numero_y_profesion(client, maria):
    primera, segunda = inscripcion_radicada(), inscripcion_radicada(numero="2")
    dice = texto(client.get(url("mesa"), {"numero": segunda.numero[-12:], "profesion": "MEDICINA"}))
    assert segunda.numero in dice
    assert primera.numero not in dice
    assert "No hay inscripciones aquí." in texto(client.get(url("mesa"), {"profesion": "ENFERMERIA"}))


@pytest.mark.parametrize("pestana", ["pendientes", "devueltas", "por_confirmar", "decididas"])
def test_cada_pestana_abre(client, maria, pestana):
    estados = {"devueltas": "en_correccion", "por_confirmar": "rechazo_propuesto", "decididas": "validada"}
    caso = en_estado(estados.get(pestana, "radicada"), maria)
    assert caso.numero in texto(client.get(url("mesa"), {"pestana": pestana}))


def _consultas(client, ruta):
    olvidar_cache()
    with CaptureQueriesContext(
        connection,
    ) as consultas:
        assert client.get(ruta).status_code == 200
    return len(consultas)


def test_la_cola_pide_lo_mismo_con_un_caso_que_con_treinta(client, maria):
    convocatoria = ConvocatoriaFactory(estado="publicada")
    otra = oficial()
    verde = caso_tomado(otra, convocatoria=convocatoria)
    todo_cumple(verde, otra)
    Inscripcion.objects.update(tomada_por=None, tomada_en=None)
    client.get(url("mesa"))
    con_uno = _consultas(client, url("mesa"))
    for n in range(29):
        caso_tomado(otra, convocatoria=convocatoria, numero=str(n))
    assert _consultas(client, url("mesa")) == con_uno


def test_tomar_siguiente_abre_el_caso_con_lo_que_escribio_la_persona(client, maria):
    inscripcion_radicada()
    respuesta = client.post(url("tomar_siguiente"), follow=True)
    dice = texto(respuesta)
    assert "suya desde las" in dice
    assert "Formulario: 12 de junio de 2026" in dice
    assert "Faltan 6 puntos por revisar." in dice


def test_el_caso_de_otra_persona_se_ve_y_no_se_decide(client, maria):
    caso = caso_tomado(oficial(nombre_visible="Luis Díaz"))
    pagina = client.get(url("caso", caso.pk))
    assert "Luis Díaz está revisando este caso desde las" in texto(pagina)
    assert "m. Usted puede verlo, no decidirlo" in texto(pagina)
    assert url("validar", caso.pk) not in pagina.content.decode()
    assert "Luis Díaz" in texto(client.post(url("validar", caso.pk), follow=True))


def test_leer_el_caso_queda_escrito_y_la_condicion_solo_la_lee_quien_la_decide(client, maria):
    caso = inscripcion_radicada()
    con_condicion(caso)
    assert "Víctima" not in texto(client.get(url("caso", caso.pk)))
    assert [r.objeto for r in Lectura.objects.order_by("id")] == ["inscripciones.Inscripcion"]
    client.post(url("tomar", caso.pk))
    assert "Víctima del conflicto armado" in texto(client.get(url("caso", caso.pk)))
    assert Lectura.objects.filter(objeto="inscripciones.CondicionPrioridad").count() == 1


def test_la_lista_entera_en_la_pagina_y_validar_abre_la_siguiente(client, maria):
    caso, otro = caso_tomado(maria), inscripcion_radicada(numero="2")
    for punto in re.findall(
        r'id="punto-(\w+)"[^>]* data-pendiente', client.get(url("caso", caso.pk)).content.decode()
    ):
        client.post(url("anotar", caso.pk, punto), {"resultado": "cumple"})
    respuesta = client.post(url("validar", caso.pk), follow=True)
    caso.refresh_from_db()
    assert caso.estado == Estado.VALIDADA
    assert respuesta.redirect_chain[-1][0] == url("caso", otro.pk)
    assert f"Deshacer {caso.numero}" in texto(respuesta)


def test_no_cumple_sin_razon_vuelve_con_lo_escrito(client, maria):
    caso = caso_tomado(maria)
    datos = {"resultado": "no_cumple", "titulo-nota": "Suba las dos páginas"}
    respuesta = client.post(url("anotar", caso.pk, "titulo"), datos)
    assert "Elija la razón por la que no cumple" in texto(respuesta)
    assert "Suba las dos páginas" in respuesta.content.decode()


def test_devolver_muestra_antes_lo_que_leera_la_persona_y_hasta_cuando(client, maria):
    caso = caso_tomado(maria)
    no_cumple(caso, maria, nota="La segunda página.")
    respuesta = client.post(url("validar", caso.pk), follow=True)
    dice = texto(respuesta)
    assert "No se lee su acta de grado." in dice
    assert "La segunda página." in dice
    assert "¿Cómo se calculó esta fecha?" in dice
    client.post(url("devolver", caso.pk))
    caso.refresh_from_db()
    assert caso.estado == Estado.EN_CORRECCION


@pytest.mark.parametrize("acto", ["proponer_rechazo", "proponer_anulacion"])
def test_un_motivo_breve_vuelve_con_lo_escrito(client, maria, acto):
    caso = caso_tomado(maria)
    no_cumple(caso, maria)
    respuesta = client.post(url(acto, caso.pk), {"motivo": "Muy breve", "causa": "duplicada"})
    assert "Error: " in respuesta.content.decode()
    assert "Muy breve" in respuesta.content.decode()
    caso.refresh_from_db()
    assert caso.estado == Estado.RADICADA


def test_una_pestana_vieja_no_lleva_a_devolver_lo_que_ya_se_decidio(client, maria):
    caso = en_estado("rechazo_propuesto", maria)
    respuesta = client.post(url("validar", caso.pk), {"version": "radicada-1-"}, follow=True)
    assert "Lo que usted decidió no se guardó" in texto(respuesta)
    assert client.get(url("devolver", caso.pk)).url == url("caso", caso.pk)


def test_la_segunda_persona_lee_el_motivo_y_confirma(client, maria):
    caso = en_estado("rechazo_propuesto", oficial())
    assert MOTIVO in texto(client.get(url("caso", caso.pk)))
    client.post(url("confirmar_rechazo", caso.pk))
    caso.refresh_from_db()
    assert caso.estado == Estado.RECHAZADA


def test_quien_propuso_no_encuentra_como_confirmar(client, maria):
    caso = en_estado("rechazo_propuesto", maria)
    assert url("confirmar_rechazo", caso.pk) not in client.get(url("caso", caso.pk)).content.decode()
    for acto in ("confirmar_rechazo", "negar_rechazo"):
        assert client.post(url(acto, caso.pk), {"motivo": MOTIVO}).status_code == 403


def test_deshacer_desde_la_pagina(client, maria):
    caso = en_estado("validada", maria)
    respuesta = client.post(url("deshacer", caso.pk), follow=True)
    assert "No salió ningún mensaje" in texto(respuesta)


def test_las_teclas_se_apagan_y_se_encienden(client, maria):
    caso = caso_tomado(maria)
    client.post(url("teclas"))
    assert 'data-teclas="no"' in client.get(url("caso", caso.pk)).content.decode()
    client.post(url("teclas"))
    assert 'data-teclas="si"' in client.get(url("caso", caso.pk)).content.decode()


def test_la_jefatura_ve_como_va_y_suelta_un_caso(client):
    caso = caso_tomado(oficial(nombre_visible="Luis Díaz"))
    client.force_login(oficial(Rol.JEFE_SECRETARIA))
    dice = texto(client.get(url("territorio")))
    assert "Luis Díaz" in dice
    assert "Documentos en papel evitados 4" in dice
    client.post(url("soltar", caso.pk), {"volver": "territorio"})
    caso.refresh_from_db()
    assert caso.tomada_por is None


def test_el_ministerio_ve_las_treinta_y_cuatro_sin_nombres(client):
    caso = inscripcion_radicada()
    client.force_login(funcionario(Rol.MINISTERIO))
    respuesta = client.get(url("secretarias"))
    assert respuesta.content.decode().count("<tr>") == 35
    assert caso.numero not in texto(respuesta)


def test_lo_pendiente_de_la_mesa_sale_en_el_inicio(maria):
    en_estado("rechazo_propuesto", oficial())
    inscripcion_radicada(numero="2")
    textos = [p.texto for p in pendientes_de(maria)]
    assert textos == [
        "Revisar las inscripciones de su territorio",
        "Confirmar o negar lo que otra persona propuso",
    ]
    assert Convocatoria.objects.count() == 2
