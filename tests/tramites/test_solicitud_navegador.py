"""From the search to the survey, in Chromium without JavaScript; an official answers on the same pages."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from tramites.models import Solicitud

from .casos import institucion

pytestmark = pytest.mark.navegador


def entrar(pagina, usuario, url):
    client = Client()
    client.force_login(usuario)
    galleta = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}
    pagina.context.add_cookies([galleta])


def test_de_la_busqueda_a_la_encuesta_sin_javascript(pagina_sin_js, portal_vivo):
    i, p = institucion(), pagina_sin_js
    entrar(p, i.eva, portal_vivo)
    p.goto("/tramites/buscar/?q=copia")
    p.get_by_role("link", name="Copia de un acta").first.click()
    p.get_by_role("link", name="Empezar por internet").click()
    p.get_by_role("button", name="Empezar").click()
    p.get_by_role("link", name="Su solicitud").click()
    p.get_by_label("¿Qué pide?").fill("Una copia del acta 4")
    p.get_by_label("No", exact=True).check()
    p.get_by_role("button", name="Guardar y seguir").last.click()
    p.goto(Solicitud.objects.get().get_absolute_url())
    p.get_by_role("link", name="Revisar y enviar").click()
    p.get_by_role("button", name="Enviar la solicitud").click()
    expect(p.locator(".numero")).to_contain_text("T-")
    decide(p, i, portal_vivo)
    entrar(p, i.eva, portal_vivo)
    p.goto("/tramites/mis-solicitudes/")
    p.get_by_role("link", name="Lea la respuesta").click()
    expect(p.get_by_role("link", name="Descargar Respuesta (PDF)")).to_be_visible()
    p.get_by_label("Muy fácil").check()
    p.get_by_role("button", name="Enviar mis respuestas").click()
    expect(p.get_by_text("Con su respuesta mejoramos este trámite")).to_be_visible()


def decide(p, i, portal_vivo):
    """Ana passes it on and Luz grants it, each from her tray."""
    for quien, accion in ((i.ana, "Pasar a decisión"), (i.luz, "Conceder")):
        entrar(p, quien, portal_vivo)
        p.goto("/tramites/bandeja/")
        p.get_by_role("link", name="Copia de un acta").click()
        p.get_by_label(accion).check()
        p.get_by_role("button", name="Guardar la decisión").click()
        expect(p.get_by_text("Su decisión quedó guardada")).to_be_visible()
