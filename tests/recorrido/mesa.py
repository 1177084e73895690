"""The secretaría of Nariño: take a case, return it, and validate it once the person has corrected."""

from playwright.sync_api import expect

from tests.nucleo.documentos.muestras import pdf

from .paseante import Paseante

ACTUAL = ".lista-nacional li[aria-current=true]"
CORREGIBLE = "punto-titulo"
CON_TECLAS = "[data-solo-js]:not([hidden])"


def tomar(secretaria: Paseante, numero: str) -> None:
    """Find the case in the queue of the territory, open it and take it."""
    secretaria.ir("/mesa/")
    secretaria.escribir("Número de inscripción", numero)
    secretaria.pulsar("Filtrar")
    secretaria.seguir(numero)
    secretaria.pulsar("Tomar este caso")
    secretaria.lee("suya desde las")


def devolver(secretaria: Paseante) -> None:
    """All but the title holds: the person will read what is wrong with it and until when."""
    _responder(secretaria, no_cumple=CORREGIBLE)
    secretaria.pulsar("Devolver para corregir")
    secretaria.lee("Esto es lo que va a leer la persona")
    secretaria.pulsar("Devolver y seguir")
    secretaria.lee("Devolvió")


def _responder(secretaria: Paseante, no_cumple: str = "") -> None:
    """Answer every item that waits, the present one first."""
    pendientes = secretaria.pagina.locator("li[data-pendiente]")
    if secretaria.javascript:
        secretaria.pagina.locator(CON_TECLAS).first.wait_for()
    for faltan in range(pendientes.count() - 1, -1, -1):
        actual = secretaria.pagina.locator(ACTUAL)
        if secretaria.javascript:
            expect(actual).to_be_focused()
        if actual.get_attribute("id") == no_cumple:
            _no_cumple(secretaria)
        else:
            _cumple(secretaria)
        expect(pendientes).to_have_count(faltan)
    secretaria.mirar()


def _cumple(secretaria: Paseante) -> None:
    """By its key where there is JavaScript, else by its button."""
    if secretaria.javascript:
        secretaria.pagina.keyboard.press("c")
    else:
        secretaria.pagina.locator(f"{ACTUAL} button", has_text="Cumple").first.click()


def _no_cumple(secretaria: Paseante) -> None:
    razones = secretaria.pagina.locator(f"{ACTUAL} details.razones")
    if secretaria.javascript:
        secretaria.pagina.keyboard.press("n")
    else:
        razones.locator("summary").click()
    razones.get_by_role("radio").first.check()
    secretaria.mirar()
    razones.get_by_role("button", name="Guardar").click()


def corregir(persona: Paseante) -> None:
    """Only what was asked can be changed; then it goes back."""
    persona.ir("/mi-inscripcion/")
    persona.pagina.locator("main a", has_text="2027-I").first.click()
    persona.lee("Corrija lo que le pidieron")
    persona.mirar()
    persona.pagina.locator("ol.tareas a").first.click()
    campo = persona.pagina.locator("input[type=file]:not([disabled])").first
    persona.subir(campo, "diploma-nuevo.pdf", pdf(paginas=2))
    persona.terminar_de_subir()
    persona.seguir("Volver a mi inscripción")
    persona.pulsar("Enviar la corrección")


def validar(secretaria: Paseante, numero: str) -> None:
    tomar(secretaria, numero)
    _responder(secretaria)
    secretaria.pulsar("Validar y seguir")
    secretaria.lee("Validó")
