"""Two stories: an innovatón from a seat to the fourth weekly board; a practice that a visitor adopts."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from innovacion.models import Asistencia, Compromiso, Cupo
from innovacion.servicios.acta import escribir_compromiso
from innovacion.servicios.compromiso import anotar_reunion_semanal
from innovacion.servicios.innovacion import dar_credito
from innovacion.servicios.practica import contactar_adopcion
from sso_portal.nucleo.cuentas import antirrobots
from sso_portal.nucleo.reuniones.servicios import Acta
from tests.tramites.test_solicitud_navegador import entrar

from .fabricas import HOY, adopcion, innovaton, inscrita, mundo
from .test_navegador import llega

pytestmark = pytest.mark.navegador
GUARDADO = "Todo está guardado en el servidor"


def test_de_la_inscripcion_al_cuarto_tablero_semanal(abrir_pagina, portal_vivo, axe, monkeypatch):
    monkeypatch.setattr(antirrobots, "MINIMO_SEGUNDOS", 0)
    m = mundo()
    m.innovaton = innovaton(m.equipo, m.reto, lugares=9)
    p = abrir_pagina(ancho=360, alto=640)
    codigos = [se_inscribe(p, m, axe), inscrita(m.innovaton.mesa, "Luz Mina").codigo]
    entrar(p, m.equipo, portal_vivo)
    llegan_las_dos(p, m, codigos)
    escriben_el_acta(p, m, codigos, axe)
    assert Compromiso.objects.filter(estado="aceptado", mesa=m.innovaton.mesa).count() == 3
    pasan_tres_semanas(m)
    with time_machine.travel(hoy_mas(28)):
        se_reunen(p, m, portal_vivo, axe)


def se_inscribe(p, m, axe):
    """Without account: a seat, its code and its square."""
    p.goto(f"/innovacion/innovatones/{m.innovaton.pk}/inscribirme/?mesa={m.innovaton.mesa.pk}")
    axe(p)
    for rotulo, dice in (("Su nombre", "Eva Paz"), ("Su institución", "Hospital"), ("Su correo", "e@e.co")):
        p.get_by_label(rotulo).fill(dice)
    p.get_by_label("Profesión").select_option("medicina")
    p.get_by_label("Autorizo").check()
    p.get_by_role("button", name="Inscribirme").click()
    codigo = Cupo.objects.get(participante__nombre="Eva Paz").codigo
    expect(p.locator(".numero")).to_have_text(codigo)
    expect(p.get_by_alt_text(f"Cuadro con el código {codigo}")).to_be_visible()
    axe(p)
    return codigo


def llegan_las_dos(p, m, codigos):
    """One with network, one without: both are there when it comes back."""
    p.goto(f"/innovacion/sedes/{m.innovaton.sede.pk}/puerta/")
    estado = p.locator("[data-espera-estado]")
    llega(p, codigos[0])
    expect(estado).to_have_text(GUARDADO)
    p.context.set_offline(True)
    llega(p, codigos[1])
    expect(estado).to_have_text("Sin conexión. Hay 1 anotación guardada en este equipo")
    p.context.set_offline(False)
    expect(estado).to_have_text(GUARDADO)
    assert Asistencia.objects.count() == 2


def escriben_el_acta(p, m, codigos, axe):
    """One types, all confirm with their codes; what each one committed herself to is then accepted."""
    for codigo, accion, dias in ((codigos[1], "Poner la cartelera", 10), (codigos[1], "Medir la fila", 25)):
        datos = {"accion": accion, "codigo": codigo, "vence_el": HOY() + timedelta(days=dias)}
        escribir_compromiso(m.innovaton.mesa, llave=uuid4(), actor=m.equipo, **datos)
    p.goto(f"/innovacion/mesas/{m.innovaton.mesa.pk}/acta/")
    axe(p)
    se_compromete(p, codigos[0], "Comprar el radio", HOY() + timedelta(days=30))
    expect(p.locator("[data-espera-estado]")).to_have_text(GUARDADO)
    p.get_by_role("button", name="Terminar el acta").click()
    for codigo in codigos:
        p.get_by_label("Código de seis letras").fill(codigo)
        p.get_by_role("button", name="Confirmar el acta").click()
    expect(p.get_by_role("heading", name="Confirmaron 2 de 2")).to_be_visible()
    axe(p)


def se_compromete(p, codigo, accion, vence):
    p.get_by_label("Qué va a cambiar").fill(accion)
    p.get_by_label("Su código (opcional)").fill(codigo)
    for parte, valor in (("Día", vence.day), ("Mes", vence.month), ("Año", vence.year)):
        p.get_by_label(parte).fill(str(valor))
    p.get_by_role("button", name="Agregar el compromiso").click()


def hoy_mas(dias):
    return timezone.now() + timedelta(days=dias)


def pasan_tres_semanas(m):
    """The team met three Tuesdays."""
    for semana in (7, 14, 21):
        with time_machine.travel(hoy_mas(semana)):
            acta = Acta(HOY(), "Compromisos de la semana", "Luz", "Se habló.", ())
            anotar_reunion_semanal(acta, actor=m.equipo)


def se_reunen(p, m, portal_vivo, axe):
    """The fourth meeting: one was met since the third, one is overdue, one is due."""
    entrar(p, m.equipo, portal_vivo)
    medir = Compromiso.objects.get(accion="Medir la fila")
    p.goto(medir.get_absolute_url())
    p.get_by_label("Qué lo demuestra").fill("La hoja de la fila del martes")
    p.get_by_role("button", name="Se cumplió").click()
    expect(p.get_by_text("El compromiso quedó cumplido.")).to_be_visible()
    p.goto("/innovacion/compromisos/reuniones/nueva/")
    axe(p)
    p.get_by_label("Quiénes asistieron").fill("Luz")
    p.get_by_label("Qué se habló").fill("La cartelera sigue sin ponerse.")
    p.get_by_role("button", name="Guardar el acta").click()
    expect(p.get_by_text("El acta quedó guardada con el tablero de hoy.")).to_be_visible()
    for parte in (
        "Vencidos (1)",
        "Vencen en los próximos siete días (1)",
        "Cumplidos desde la última reunión (1)",
    ):
        expect(p.get_by_role("heading", name=parte)).to_be_visible()
    expect(p.get_by_text("Poner la cartelera")).to_be_visible()
    axe(p)


INSTITUCION, CONTACTO = "Centro de salud de Guapi", "310 555 0101"


def test_una_visitante_adopta_una_practica_y_su_arbol_lo_dice(abrir_pagina, portal_vivo, axe, monkeypatch):
    monkeypatch.setattr(antirrobots, "MINIMO_SEGUNDOS", 0)
    m, p = mundo(), abrir_pagina(ancho=360, alto=640)
    contactar_adopcion(adopcion(m.practica, "Hospital San José"), actor=m.equipo)
    dar_credito(m.innovacion, actor=m.gestora, papel="Tuvo la idea", participante=m.ana)
    avisa(p, m, axe)
    entrar(p, m.equipo, portal_vivo)
    p.goto("/innovacion/comunidad/adopciones/")
    axe(p)
    p.get_by_role("button", name="Ya hablé con ellos").click()
    expect(p.get_by_text("Ya aparecen en el árbol de la práctica.")).to_be_visible()
    p.goto(m.practica.get_absolute_url())
    rama = p.locator("li", has_text="Hospital San José").locator("li")
    expect(rama.last).to_contain_text(INSTITUCION)
    expect(p.get_by_role("listitem").filter(has_text="Tuvo la idea")).to_contain_text(m.ana.nombre)
    axe(p)


def avisa(p, m, axe):
    """Two boxes and a choice, without account: fewer than twenty seconds at three keys a second."""
    p.goto("/innovacion/practicas/")
    p.get_by_role("link", name=m.practica.titulo).click()
    p.get_by_role("link", name="Lo estamos implementando").click()
    axe(p)
    p.get_by_label("Su institución").fill(INSTITUCION)
    p.get_by_label("Su teléfono o su correo").fill(CONTACTO)
    p.get_by_label("Dónde la conoció").select_option(label="Hospital San José")
    p.get_by_role("button", name="Avisar que lo estamos implementando").click()
    expect(p.get_by_role("heading", name="Gracias por avisar")).to_be_visible()
    assert len(INSTITUCION + CONTACTO) / 3 < 20
    axe(p)
