"""What an official does on the tray and in a case; and what never leaves the office."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sso_portal.nucleo.bitacora.models import Lectura
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.nucleo.indicadores.servicios import contar_por_adelantado
from tests.apoyo.rutas import rutas
from tests.fabricas import funcionario
from tramites.consultas.cifras import cifras_de
from tramites.models import Solicitud
from tramites.servicios.etapas import avanzar_solicitud
from tramites.servicios.persona import responder_encuesta
from tramites.servicios.responsables import soltar_solicitud

from .casos import archivo, ciudadana, de_area, institucion, radicada

pytestmark = pytest.mark.django_db
BANDEJA = "/tramites/bandeja/"


@pytest.fixture
def i(client):
    i = institucion()
    client.force_login(i.ana)
    return i


def url(nombre, solicitud):
    return reverse(f"tramites:caso_{nombre}" if nombre else "tramites:caso", args=[solicitud.pk])


def numeros(client, vista=""):
    return [s.numero for s in client.get(BANDEJA, {"vista": vista}).context["pagina"]]


def test_lo_mio_que_vence_primero_va_arriba(client, i):
    una, dos = radicada(i), radicada(i, ciudadana("2"))
    ayer = timezone.localdate() - timedelta(days=1)
    Solicitud.objects.filter(pk=dos.pk).update(vence_el=ayer)
    assert numeros(client) == [dos.numero, una.numero]
    assert "Venció hace 1 día" in client.get(BANDEJA).text


def test_cada_vista_tiene_lo_suyo_y_nadie_ve_lo_de_otra_area(client, i):
    mia, suelta = radicada(i), radicada(i, ciudadana("2"))
    soltar_solicitud(suelta, actor=i.ana, motivo="x")
    assert (numeros(client), numeros(client, "area")) == ([mia.numero], [suelta.numero])
    assert set(numeros(client, "todas")) == {mia.numero, suelta.numero}
    client.force_login(i.luz)
    assert numeros(client, "todas") == []
    assert client.get(url("", mia)).status_code == 404


def test_abrir_un_caso_deja_su_lectura(client, i):
    s = radicada(i)
    assert "Una copia" in client.get(url("", s)).text
    assert Lectura.objects.get().persona_id == str(i.eva.persona_id)


def test_el_reto_que_nace_de_un_caso_lleva_su_numero(client, i):
    s = radicada(i)
    assert f"origen_tipo=queja&amp;origen_referencia={s.numero}" in client.get(url("", s)).text


def test_decide_y_la_otra_pestana_lee_que_llego_tarde(client, i):
    s = radicada(i)
    client.post(url("decidir", s), {"etapa": "estudio", "accion": "pasar"})
    tarde = client.post(
        url("decidir", s), {"etapa": "estudio", "accion": "archivar", "motivo": "No"}, follow=True
    )
    assert "Ana ya decidió «Pasar a decisión»" in tarde.text
    s.refresh_from_db()
    assert s.etapa == "decision"


def test_sin_el_motivo_que_pide_la_accion_no_se_decide(client, i):
    s = radicada(i)
    mal = client.post(url("decidir", s), {"etapa": "estudio", "accion": "archivar"})
    assert "Escriba el motivo: lo lee la persona" in mal.text
    s.refresh_from_db()
    assert s.estado == "en_tramite"


def test_solo_ofrece_pedir_lo_de_la_ficha_y_a_la_jefatura_otra_cosa(client, i):
    s = radicada(i)
    pagina = client.get(url("", s)).text
    assert "Copia de la cédula" in pagina
    assert "Otra cosa" not in pagina
    jefa = de_area(i.entidad, es_jefe=True)
    client.post(url("reasignar", s), {"a": jefa.pk, "motivo": "Es delicado"})
    client.force_login(jefa)
    client.post(url("pedir", s), {"texto": "Otra carta", "motivo_jefatura": "No se lee la primera"})
    assert s.peticiones.get().motivo_jefatura


def test_pide_y_la_persona_ya_puede_completar(client, i):
    s = radicada(i)
    requisito = i.tramite.fichas.get().requisitos.first()
    assert "Elija qué le falta" in client.post(url("pedir", s), {}).text
    client.post(url("pedir", s), {"requisitos": [requisito.pk]})
    s.refresh_from_db()
    assert s.espera_a_la_persona


def test_toma_suelta_y_reasigna(client, i):
    s, otra = radicada(i), de_area(i.entidad, nombre_visible="Olga")
    client.post(url("soltar", s))
    client.post(url("tomar", s))
    client.post(url("reasignar", s), {"a": otra.pk, "motivo": "Sabe más"})
    s.refresh_from_db()
    assert s.responsable == otra
    assert "La tiene Olga" in client.get(url("", s)).text


def test_en_lote_las_toma_las_entrega_y_dice_las_que_no(client, i):
    casos = [radicada(i, ciudadana(str(n))) for n in range(3)]
    otra = de_area(i.entidad)
    lote = reverse("tramites:bandeja_lote")
    client.post(lote, {"acto": "reasignar", "a": otra.pk, "casos": [s.pk for s in casos[:2]]})
    assert Solicitud.objects.filter(responsable=otra).count() == 2
    negado = client.post(lote, {"acto": "tomar", "casos": [casos[0].pk]}, follow=True)
    assert "ya tomó esta solicitud" in negado.text
    assert "Marque alguna solicitud" in client.post(lote, {"acto": "tomar"}, follow=True).text


def test_las_cifras_dicen_tiempo_y_satisfaccion_con_cuantos_respondieron(client, i):
    s = radicada(i)
    radicada(i, ciudadana("2"))
    avanzar_solicitud(s, "archivar", actor=i.ana, motivo="No")
    Solicitud.objects.filter(pk=s.pk).update(radicada_en=s.terminada_en - timedelta(days=4, hours=3))
    responder_encuesta(s, escala=4, texto="", actor=i.eva)
    [fila] = client.get(reverse("tramites:cifras_oficina")).context["cifras"]
    assert (fila["recibidas"], fila["abiertas"], fila["resueltas"], fila["dias"]) == (2, 1, 1, 4)
    assert (fila["satisfaccion"], fila["respondieron"]) == (4, 1)


def test_las_cifras_se_cuentan_antes_y_la_pagina_no_lee_los_casos(i, django_assert_num_queries):
    radicada(i)
    contar_por_adelantado()
    radicada(i, ciudadana("2"))
    with django_assert_num_queries(1):  # her areas
        [fila], _ = cifras_de(i.ana)
    assert fila["recibidas"] == 1
    contar_por_adelantado()
    assert cifras_de(i.ana)[0][0]["recibidas"] == 2
    assert cifras_de(funcionario(Rol.FUNCIONARIO, entidad=i.entidad))[0] == []


def test_quien_no_responde_tramites_no_tiene_bandeja(client, i):
    client.force_login(i.eva)
    assert client.get(BANDEJA).status_code == 403
    client.force_login(funcionario(Rol.FUNCIONARIO, entidad=i.entidad))
    assert "Todavía no responde por ninguna área" in client.get(BANDEJA).text


def test_lo_interno_no_sale_por_ninguna_pagina_de_la_persona(client, i):
    s = radicada(i)
    client.post(url("mensaje", s), {"para": "nota", "texto": "SECRETO de la nota"})
    client.post(url("anexar", s), {"titulo": "SECRETO del documento", "archivo": archivo("secreto.pdf")})
    interno = s.anexos.get(es_interno=True).archivo
    assert "SECRETO de la nota" in client.get(url("", s)).text
    for direccion in direcciones_de(s, interno):
        client.force_login(i.eva)  # some address ends the session
        respuesta = client.get(direccion)
        cuerpo = b"".join(respuesta.streaming_content) if respuesta.streaming else respuesta.content
        assert b"SECRETO" not in cuerpo, direccion
        assert b"secreto.pdf" not in cuerpo, direccion
    client.force_login(i.eva)
    assert client.get(interno.get_absolute_url()).status_code in (403, 404)


def test_dos_pulsaciones_dejan_un_documento_interno(client, i):
    s = radicada(i)
    for _ in range(2):
        client.post(url("anexar", s), {"titulo": "Concepto", "archivo": archivo("concepto.pdf")})
    assert [a.titulo for a in s.anexos.all()] == ["Concepto"]


def direcciones_de(solicitud, interno):
    """Every address of the portal that a case, its code or its files can fill, and every one without data."""
    valores = {"<int:pk>": solicitud.pk, "<slug:codigo>": solicitud.codigo, "<uuid:pk>": interno.pk,
               "<int:numero>": 1, "<slug:campo>": "prueba"}  # fmt: skip
    for ruta in rutas():
        patron = ruta.patron
        for hueco, valor in valores.items():
            patron = patron.replace(hueco, str(valor))
        if "<" not in patron and "^" not in patron:
            yield f"/{patron}"
