"""The catalogue, the editor, the counter and the module in Chromium: no barrier, nothing left behind."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.tramites.casos import ciudadana, de_area
from tests.tramites.fabricas import administradora, producto, sucursal, tramite
from tests.tramites.mostrador import numeros_de, punto
from tramites.models import Atencion, Consentimiento, Solicitud
from tramites.servicios.etapas import avanzar_solicitud
from tramites.servicios.turnos import dar_turno

pytestmark = pytest.mark.navegador
ANCHO_DE_MAS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ABRIR = "document.querySelectorAll('details').forEach(d => d.open = true)"


def entrar(pagina, usuario, casa):
    cliente = Client()
    cliente.force_login(usuario)
    sesion = cliente.cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": sesion, "url": casa}])


def test_con_el_teclado_y_una_errata_se_llega_a_la_ficha_y_al_punto(abrir_pagina, axe):
    uno = tramite("Certificado de vacunas", necesidades=["vacunas"], grupos=["jovenes"])
    donde = sucursal()
    producto(uno, donde, es_piloto=True)
    pagina = abrir_pagina(ancho=360, alto=640)
    pagina.goto("/tramites/")
    axe(pagina)
    pagina.get_by_label("Qué necesita hacer").focus()
    pagina.keyboard.type("sertificado de bacunas")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("link", name=uno.nombre).click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text(uno.nombre)
    rutas = [pagina.url, "/tramites/buscar/?grupo=jovenes", "/tramites/sucursales/", donde.get_absolute_url(),
             "/tramites/instituciones/", "/tramites/ultima-milla/", "/api/tramites/v1/"]  # fmt: skip
    for ruta in rutas:
        pagina.goto(ruta)
        pagina.evaluate(ABRIR)
        axe(pagina)
        assert pagina.evaluate(ANCHO_DE_MAS) == 0, ruta


def escribir_ficha(pagina):
    """A page of a procedure from nothing, published."""
    pagina.goto("/tramites/fichas/nueva/")
    pagina.get_by_label("Nombre del trámite").fill("Beca")
    pagina.get_by_label("Me gradué").check()
    pagina.get_by_role("button", name="Continuar").click()
    pagina.get_by_label("Totalmente en línea").check()
    pagina.get_by_label("Por internet").first.check()
    pagina.get_by_label("Es gratuito").check()
    pagina.get_by_label("Tiempo máximo en días hábiles").fill("8")
    pagina.get_by_label("Cómo sabe la persona en qué va").fill("Con su código")
    pagina.get_by_label("Qué se pide").first.fill("Su cédula")
    pagina.get_by_role("button", name="Guardar y ver cómo queda").click()
    pagina.get_by_role("button", name="Publicar la versión 1").click()
    expect(pagina.get_by_role("link", name="Ver como la lee la gente")).to_be_visible()


@pytest.mark.larga
def test_sin_javascript_se_escribe_una_ficha_y_se_publica(abrir_pagina, portal_vivo, base_clonada):
    pagina = abrir_pagina(javascript=False, ancho=360, alto=640)
    entrar(pagina, administradora(), portal_vivo)
    pagina.goto("/tramites/fichas/nueva/")
    pagina.get_by_label("Nombre del trámite").fill("Otra")
    pagina.get_by_label("Me gradué").check()
    pagina.get_by_role("button", name="Continuar").click()
    pagina.get_by_role("button", name="Guardar y ver cómo queda").click()
    expect(pagina.get_by_role("heading", name="Todavía no se puede publicar")).to_be_visible()
    escribir_ficha(pagina)
    pagina.get_by_role("link", name="Ver como la lee la gente").click()
    expect(pagina.get_by_text("Su cédula")).to_be_visible()


# --- A service from nothing: its page, its questions, its five stages; somebody uses it ---


def test_de_nada_a_un_servicio_de_cinco_etapas_que_alguien_usa(abrir_pagina, portal_vivo, axe):
    admin, eva, pagina = administradora(), ciudadana(), abrir_pagina()
    de_area(admin.entidad, "ventanilla", nombre_visible="Ana")
    entrar(pagina, admin, portal_vivo)
    escribir_ficha(pagina)
    disenar(pagina, axe)
    entrar(pagina, eva, portal_vivo)
    pedir(pagina, axe)
    solicitud = Solicitud.objects.get()
    for _ in range(4):
        avanzar_solicitud(solicitud, "seguir", actor=solicitud.responsable)
    entrar(pagina, solicitud.responsable, portal_vivo)
    pagina.goto(f"/tramites/bandeja/{solicitud.pk}/")
    axe(pagina)
    pagina.get_by_label("Seguir").check()
    pagina.get_by_role("button", name="Guardar la decisión").click()
    expect(pagina.get_by_text("Su decisión quedó guardada")).to_be_visible()
    entrar(pagina, eva, portal_vivo)
    pagina.goto(solicitud.get_absolute_url())
    expect(pagina.get_by_role("heading", name="¿Cómo le fue?")).to_be_visible()
    axe(pagina)


def disenar(pagina, axe):
    """Two questions, the second only by an answer to the first; five stages, the last one first."""
    pagina.goto("/tramites/disenos/")
    pagina.get_by_role("button", name="Diseñar Beca").click()
    enlace = {"preguntas": "Agregar una pregunta", "etapas": "Agregar una etapa"}
    pagina.get_by_role("link", name=enlace["preguntas"]).click()
    pagina.get_by_label("La pregunta").fill("¿Trabaja?")
    pagina.get_by_label("Qué se responde").select_option("opcion")
    pagina.get_by_label("Opciones de la lista").fill("Sí\nNo")
    pagina.get_by_role("button", name="Guardar la pregunta").click()
    pagina.get_by_role("link", name=enlace["preguntas"]).click()
    pagina.get_by_label("La pregunta").fill("¿En qué trabaja?")
    pagina.get_by_label("Se pregunta solo si en").select_option("trabaja")
    pagina.get_by_label("se respondió").fill("Sí")
    pagina.get_by_role("button", name="Guardar la pregunta").click()
    for n in range(5, 0, -1):
        pagina.get_by_role("link", name=enlace["etapas"]).click()
        etapa(pagina, n)
    pagina.get_by_role("button", name="Subir Paso 1").click()
    axe(pagina)
    expect(pagina.get_by_text("Ninguna solicitud llega a ella").first).to_be_visible()
    pagina.get_by_role("link", name="Cambiar la encuesta y la primera etapa").click()
    pagina.get_by_label("Empieza por").select_option("paso_1")
    pagina.get_by_role("button", name="Guardar").click()
    pagina.get_by_role("button", name="Publicar la versión 1").click()
    expect(pagina.get_by_text("corre por esta versión")).to_be_visible()


def etapa(pagina, n):
    pagina.get_by_label("Nombre de la etapa").fill(f"Paso {n}")
    pagina.get_by_label("Área responsable").select_option("ventanilla")
    pagina.get_by_label("Qué se hace").first.fill("Seguir")
    pagina.get_by_label("A dónde lleva").first.select_option("fin:favorable" if n == 5 else f"paso_{n + 1}")
    pagina.get_by_role("button", name="Guardar la etapa").click()


def pedir(pagina, axe):
    """The second question appears with the answer to the first; both are sent at once."""
    pagina.goto("/tramites/ficha/beca/")
    pagina.get_by_role("link", name="Empezar por internet").click()
    pagina.get_by_role("button", name="Empezar").click()
    pagina.get_by_role("link", name="Su solicitud").click()
    expect(pagina.get_by_label("¿En qué trabaja?")).to_be_hidden()
    pagina.get_by_label("Sí", exact=True).check()
    axe(pagina)
    pagina.get_by_label("¿En qué trabaja?").fill("En un colegio")
    pagina.get_by_role("button", name="Guardar y seguir").last.click()
    pagina.get_by_role("link", name="Revisar y enviar").click()
    pagina.get_by_role("button", name="Enviar la solicitud").click()
    expect(pagina.locator(".numero")).to_contain_text("T-")
    axe(pagina)


def identificar(pagina, agente, numero):
    """Call whoever goes next, type her document, and the code that she reads aloud."""
    pagina.keyboard.press("s")
    expect(pagina.get_by_text("Llamó el turno")).to_be_visible()
    expect(pagina.get_by_label("Número de documento")).to_have_value("")
    pagina.get_by_label("Número de documento").fill(numero)
    pagina.get_by_role("button", name="Identificar").click()
    pagina.get_by_role("button", name="Enviarle el código").click()
    suyo = pagina.get_by_label("Código que la persona le lee")
    suyo.fill(numeros_de(Consentimiento.objects.abiertos().get(agente=agente)))
    suyo.press("Enter")
    con_teclas(pagina)


def con_teclas(pagina):
    """The page where she ends the attention is there, and its keys too."""
    expect(pagina.get_by_role("heading", name="Terminar la atención")).to_be_visible()
    pagina.wait_for_load_state()


def nada_queda(pagina, persona):
    """Neither in the page, nor going back, nor in what the browser keeps."""
    expect(pagina.get_by_role("heading", name="Turnos")).to_be_visible()
    pagina.go_back()
    expect(pagina.get_by_role("heading", name="Turnos")).to_be_visible()
    guardado = pagina.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert persona.apellidos not in pagina.content() + guardado


def test_un_agente_atiende_a_tres_en_fila_y_luego_sin_red(abrir_pagina, portal_vivo, axe):
    p = punto(clase="movil")
    gente = [p.eva, ciudadana("8800"), ciudadana("9900")]
    for _ in gente:
        dar_turno(p.sucursal)
    pagina = abrir_pagina()
    entrar(pagina, p.agente, portal_vivo)
    pagina.goto("/tramites/mostrador/")
    axe(pagina)
    for numero, eva in zip(("1020304050", "8800", "9900"), gente, strict=True):
        identificar(pagina, p.agente, numero)
        axe(pagina)
        if eva == p.eva:
            hacer_el_tramite(pagina, axe)
        for tecla in ("1", "q", "Enter"):
            pagina.keyboard.press(tecla)
        nada_queda(pagina, eva.persona)
    sin_red(pagina, axe)
    assert Atencion.objects.filter(canal="movil").count() == 4


def hacer_el_tramite(pagina, axe):
    pagina.get_by_role("button", name="Empezar").click()
    pagina.get_by_role("link", name="Su solicitud").click()
    pagina.get_by_label("¿Qué pide?").fill("Una copia")
    pagina.get_by_label("No", exact=True).check()
    pagina.get_by_role("button", name="Guardar y seguir").last.click()
    pagina.get_by_role("button", name="Enviar la solicitud").click()
    expect(pagina.get_by_text("sirven para seguirlo hasta")).to_be_visible()
    axe(pagina)
    pagina.get_by_role("link", name="Terminar la atención").click()
    con_teclas(pagina)


def sin_red(pagina, axe):
    """A village without network: written on the device, also after opening the page again; sent once."""
    pagina.goto("/tramites/mostrador/jornada/")
    estado = pagina.get_by_role("status")
    expect(estado).to_have_text("Este equipo está listo para trabajar sin conexión.")
    axe(pagina)
    pagina.context.set_offline(True)
    for tecla in ("1", "q", "Enter"):
        pagina.keyboard.press(tecla)
    expect(estado).to_have_text("Sin conexión. Hay 1 anotación guardada en este equipo")
    pagina.reload()
    expect(pagina.get_by_text("En este equipo, por enviar")).to_be_visible()
    axe(pagina)
    pagina.context.set_offline(False)
    expect(estado).to_have_text("Todo está guardado en el servidor")
    assert not pagina.evaluate("Object.keys(localStorage).some(c => c.startsWith('espera'))")


def test_un_modulo_avisa_y_al_minuto_no_queda_nada(abrir_pagina, portal_vivo, base_clonada):
    pagina, eva = abrir_pagina(ancho=1080, alto=800), ciudadana()
    entrar(pagina, eva, portal_vivo)
    pagina.clock.install()
    pagina.goto("/tramites/modulo/")
    pagina.goto("/tramites/mis-solicitudes/traer/")
    pagina.get_by_label("Número de documento").fill("1020304050")
    pagina.clock.fast_forward(45_000)
    expect(pagina.get_by_role("alert")).to_contain_text("En 15 segundos se borra todo")
    pagina.clock.fast_forward(15_000)
    expect(pagina.get_by_role("heading", level=1)).to_have_text("¿Qué necesita?")
    expect(pagina.get_by_role("link", name="Ingresar")).to_be_visible()
