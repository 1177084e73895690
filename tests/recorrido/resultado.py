"""What each person reads after the draw, and what a stranger may check of it."""

import re

from playwright.sync_api import expect

from .paseante import Paseante


def leer(persona: Paseante, clave: str, proceso: str) -> None:
    """The own result and why; the own row is in the seal."""
    persona.entrar(clave)
    persona.ir(f"/mi-resultado/{proceso}/")
    persona.lee("Por qué")
    persona.lee("Posición|posición")
    assert persona.descargar("Descargar mi carpeta").startswith(b"PK")


def certificado(persona: Paseante, clave: str, proceso: str) -> str:
    """Download the certificate of exoneration. Return its code."""
    persona.entrar(clave)
    persona.ir(f"/mi-resultado/{proceso}/")
    codigo = re.search(r"EX-[0-9A-Z-]+", persona.pagina.locator("main").inner_text())[0]
    persona.seguir("^Descargar .PDF")
    assert persona.descargar("Descargar el certificado", "button").startswith(b"%PDF")
    expect(persona.pagina.get_by_role("button", name="Descargar el certificado")).to_be_enabled()
    return codigo


def verificar(extrano: Paseante, codigo: str) -> None:
    """A stranger types the code; a letter changed is said."""
    extrano.ir("/verificar/")
    extrano.escribir("Código del certificado", codigo[:-1] + ("2" if codigo[-1] != "2" else "3"))
    extrano.pulsar("^Verificar$")
    assert not extrano.pagina.get_by_text("auténtico y está vigente").count()
    extrano.ir("/verificar/")
    extrano.escribir("Código del certificado", codigo)
    extrano.pulsar("^Verificar$")
    extrano.lee("El certificado es auténtico y está vigente")
