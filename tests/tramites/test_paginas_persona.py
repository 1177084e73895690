"""What the person finds on her pages, and what anybody finds with a code."""

import pytest
from django.urls import reverse

from sso_portal.nucleo.documentos.models import Archivo
from tests.fabricas import UsuarioFactory
from tramites.models import Solicitud
from tramites.servicios.dialogo import Pedido, escribir_mensaje, pedir_al_ciudadano
from tramites.servicios.etapas import avanzar_solicitud

from .casos import RESPUESTAS, archivo, borrador, ciudadana, institucion, radicada

pytestmark = pytest.mark.django_db


@pytest.fixture
def i(client):
    i = institucion()
    client.force_login(i.eva)
    return i


def url(nombre, solicitud, *mas):
    return reverse(f"tramites:{nombre}", args=[solicitud.pk, *mas])


def test_quien_nunca_dijo_quien_es_lo_dice_una_vez(client, i):
    nueva = UsuarioFactory()
    client.force_login(nueva)
    pagina = reverse("tramites:empezar", args=[i.tramite.codigo])
    assert "Escriba sus nombres" in client.post(pagina).text
    datos = {"nombres": "Yaneth", "apellidos": "Ñañez", "tipo": "CC", "numero": "1020"}
    client.post(pagina, datos)
    assert Solicitud.objects.get().persona == nueva.__class__.objects.get(pk=nueva.pk).persona
    assert "Sus datos" not in client.get(pagina).text


def test_de_la_primera_pagina_al_numero(client, i):
    client.post(reverse("tramites:empezar", args=[i.tramite.codigo]))
    s = Solicitud.objects.get()
    client.post(url("parte", s, 1), RESPUESTAS)
    assert "Enviar la solicitud" in client.get(url("revisar", s)).text
    final = client.post(url("enviar", s), follow=True)
    s.refresh_from_db()
    assert s.numero in final.text
    assert "Área juridica" in final.text


def test_una_respuesta_abre_otra_pagina_sin_javascript(client, i):
    s = borrador(i)
    assert "Quién lo apoya" not in client.get(s.get_absolute_url()).text
    respuesta = client.post(url("parte", s, 1), {**RESPUESTAS, "tiene_apoyo": "Sí"})
    assert respuesta.url == url("parte", s, 2)
    mal = client.post(respuesta.url, {"quien_nombre": "Ada"})
    assert "Elija el tipo de documento" in mal.text
    client.post(respuesta.url, {"quien_nombre": "Ada", "quien_tipo": "CC", "quien_numero": "123456"})
    s.refresh_from_db()
    assert s.respuestas["quien"]["numero"] == "123456"


def test_lo_que_esta_bien_se_guarda_aunque_algo_este_mal(client, i):
    s = borrador(i)
    mal = client.post(url("parte", s, 1), {**RESPUESTAS, "asunto": "Nueva", "cuantos": "muchos"})
    assert "Hay un problema" in mal.text
    s.refresh_from_db()
    assert (s.respuestas["asunto"], s.respuestas.get("cuantos")) == ("Nueva", None)


def test_elegido_el_departamento_se_ofrecen_sus_municipios(client, i):
    s = borrador(i)
    medio = client.post(url("parte", s, 1), {**RESPUESTAS, "donde_departamento": "27"})
    assert "Quibdó" in medio.text
    client.post(url("parte", s, 1), {**RESPUESTAS, "donde_departamento": "27", "donde": "27001"})
    s.refresh_from_db()
    assert s.respuestas["donde"] == "27001"


def test_el_documento_se_sube_y_en_otra_solicitud_se_ofrece(client, i):
    s = borrador(i)
    parte = s.definicion.secciones.index("Documentos") + 1
    client.post(url("parte", s, parte), {"prueba": archivo("carta.pdf")})
    assert "carta.pdf" in client.get(url("parte", s, parte)).text
    client.post(url("enviar", s))
    otra = borrador(i)
    assert "Sí: carta.pdf" in client.get(url("parte", otra, parte)).text
    client.post(url("parte", otra, parte), {"prueba_usar": s.anexos.get().pk})
    assert otra.anexos.get().archivo == s.anexos.get().archivo
    client.post(url("quitar_documento", otra, "prueba"))
    assert Archivo.objects.filter(uso="tramite").count() == 1


def test_sin_lo_obligatorio_no_hay_boton_de_enviar(client, i):
    s = borrador(i, asunto="")
    assert "Todavía no puede enviarla" in client.get(url("revisar", s)).text
    client.post(url("enviar", s))
    s.refresh_from_db()
    assert s.es_borrador


def test_sus_tareas_van_primero(client, i):
    borrador(i)
    s = radicada(i, ciudadana("99"))
    client.force_login(s.persona.usuario)
    pedir_al_ciudadano(s, [Pedido(i.tramite.fichas.get().requisitos.first())], actor=i.ana)
    pagina = client.get(reverse("tramites:mias")).text
    assert pagina.index("Complete «Copia de un acta»") < pagina.index("Todas sus solicitudes")


def test_completa_lo_pedido_con_su_documento_y_escribe(client, i):
    s = radicada(i)
    pedidos = [Pedido(r) for r in i.tramite.fichas.get().requisitos.order_by("orden")]
    uno, dos = pedir_al_ciudadano(s, pedidos, actor=i.ana)
    falta = client.post(url("completar", s), {f"archivo_{uno.pk}": archivo("cedula.pdf")})
    assert "Escriba la respuesta" in falta.text
    assert "Ya adjuntó cedula.pdf" in client.get(s.get_absolute_url()).text
    client.post(url("completar", s), {f"texto_{dos.pk}": "El acta 4"})
    client.post(url("mensaje", s), {"texto": "Listo"})
    s.refresh_from_db()
    assert (s.estado, s.mensajes.get().es_de_la_persona) == ("en_tramite", True)


def test_al_final_el_documento_y_la_encuesta_una_vez(client, i):
    s = radicada(i)
    avanzar_solicitud(s, "pasar", actor=i.ana)
    assert client.post(url("encuesta", s), {"escala": 5}).status_code == 302
    avanzar_solicitud(s, "conceder", actor=i.luz)
    pagina = client.get(s.get_absolute_url()).text
    assert "Descargar Respuesta (PDF)" in pagina
    for nota in (5, 1):
        client.post(url("encuesta", s), {"escala": nota, "texto": "Nada"})
    assert s.encuesta.escala == 5
    assert "¿Cómo le fue?" not in client.get(s.get_absolute_url()).text


def test_con_el_codigo_se_ven_pasos_y_fechas_y_ningun_dato(client, i):
    s = radicada(i, asunto="Mi secreto")
    escribir_mensaje(s, "Mensaje secreto", actor=i.ana, quien="Jurídica")
    client.logout()
    pagina = client.get(reverse("tramites:seguir", args=[s.codigo])).text
    assert "Faltan 2 pasos" in pagina
    assert "Área juridica" in pagina
    for secreto in ("secreto", i.eva.persona.apellidos, i.eva.email, "Ana"):
        assert secreto not in pagina


def test_un_borrador_no_se_sigue_y_quien_prueba_codigos_se_detiene(client, i):
    s, b = radicada(i), borrador(i, ciudadana("77"))
    client.logout()
    assert client.get(reverse("tramites:seguir", args=[b.codigo])).status_code == 404
    for _ in range(31):
        client.get(reverse("tramites:seguir", args=["2222-2222-2222"]))
    assert client.get(reverse("tramites:seguir", args=[s.codigo])).status_code == 404


def test_nadie_mas_ve_lo_suyo(client, i):
    s = radicada(i)
    for quien, codigo in [(ciudadana("88"), 404), (i.ana, 403), (i.luz, 404)]:
        client.force_login(quien)
        assert client.get(s.get_absolute_url()).status_code == codigo


def test_retira_lo_suyo(client, i):
    s = radicada(i)
    client.post(url("desistir", s), {"motivo": "Ya no"})
    s.refresh_from_db()
    assert s.estado == "desistida"
    assert "Desistida" in client.get(s.get_absolute_url()).text
