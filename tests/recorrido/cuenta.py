"""Somebody without an account opens one: form, message, confirmation, sign-in."""

from collections.abc import Callable

from .paseante import Paseante

CLAVE = "canoa-guayaba-71"


def abrir(persona: Paseante, correo: str, enlace: Callable[[str], str]) -> None:
    """``enlace`` gives the path in the message that arrived at an address."""
    persona.ir("/cuenta/crear/")
    persona.escribir("Correo electrónico", correo)
    persona.escribir("Contraseña", CLAVE)
    persona.marcar("Autorizo")
    persona.pagina.locator("main button").click()
    persona.lee("Revise su correo")
    persona.ir(enlace(correo))
    persona.pulsar("Sí, es mi correo")
    persona.escribir("Correo electrónico", correo)
    persona.escribir("Contraseña", CLAVE)
    persona.pagina.locator("main button").click()
    persona.lee("Lo que espera por usted")
