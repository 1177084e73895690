"""The door of an innovatón on one telephone: the network goes away in the middle and nobody counts twice."""

import pytest
from playwright.sync_api import Error, expect

from innovacion.models import Asistencia, Cupo
from tests.tramites.test_solicitud_navegador import entrar

from .fabricas import innovaton, inscrita, mundo

pytestmark = pytest.mark.navegador
DE_AYER = """async ([caja, ruta]) => (await caches.open(caja)).put(ruta, new Response("vieja", { headers: {
  "Content-Type": "text/html", "Cache-Control": "private, no-store, stale-if-error=43200",
  "Date": new Date(Date.now() - 43_201_000).toUTCString(),
} }))"""


def test_la_puerta_recibe_con_red_sin_red_y_cuando_vuelve(abrir_pagina, portal_vivo, axe):
    m = mundo()
    una = innovaton(m.equipo, m.reto, lugares=9)
    con, sin, otra = (inscrita(una.mesa, nombre) for nombre in ("Ana Rivas", "Luz Mina", "Sol Cuero"))
    p = abrir_pagina(ancho=360, alto=640)
    entrar(p, m.equipo, portal_vivo)
    puerta = f"/innovacion/sedes/{una.sede.pk}/puerta/"
    p.goto(puerta)
    estado = p.locator("[data-espera-estado]")
    expect(estado).to_have_text("Este equipo está listo para trabajar sin conexión.")
    axe(p)
    llega(p, con.codigo)
    expect(estado).to_have_text("Todo está guardado en el servidor")
    p.context.set_offline(True)
    llega(p, sin.codigo.lower())
    llega(p, sin.codigo)
    p.reload()
    expect(p.locator("[data-espera-lista]")).to_contain_text("Luz Mina: mesa 1")
    llega(p, otra.codigo)
    don_luis(p)
    expect(estado).to_have_text("Sin conexión. Hay 4 anotaciones guardadas en este equipo")
    axe(p)
    assert Asistencia.objects.count() == 1
    p.context.set_offline(False)
    expect(estado).to_have_text("Todo está guardado en el servidor")
    assert Asistencia.objects.count() == 4
    assert Cupo.objects.filter(espontanea=True).count() == 1
    assert all(a.anotada_en <= a.sincronizada_en for a in Asistencia.objects.order_by("pk"))
    nadie_mas_la_abre(p, puerta, m.persona, portal_vivo)


def don_luis(p):
    p.get_by_label("Nombre").fill("Don Luis")
    p.get_by_label("Profesión").select_option("otra")
    p.get_by_label("Mesa").select_option(index=1)
    p.get_by_role("button", name="Anotar a quien llegó").click()


def nadie_mas_la_abre(p, puerta, otra, portal_vivo):
    """What the telephone kept is of one account: it goes when she leaves, and when another comes; and when
    it is older than a session.
    """
    p.get_by_role("link", name="Mi cuenta").click()
    p.get_by_role("main").get_by_role("button", name="Salir").click()
    expect(p.get_by_role("link", name="Ingresar").first).to_be_visible()
    p.wait_for_function("async () => !(await caches.keys()).length")
    p.evaluate("async () => (await caches.open('sin-red-1')).put('/ayuda/', new Response('x'))")
    entrar(p, otra, portal_vivo)
    p.goto("/preguntas/")
    p.wait_for_function("async () => !(await caches.keys()).length")
    p.evaluate(DE_AYER, [f"sin-red-{otra.pk}", puerta])
    p.context.set_offline(True)
    with pytest.raises(Error, match="ERR_FAILED"):
        p.goto(puerta)


def llega(p, codigo):
    p.get_by_label("Código de seis letras").fill(codigo)
    p.get_by_role("button", name="Llegó", exact=True).click()
