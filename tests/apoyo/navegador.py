"""Chromium for journeys: pages that must not break nor call other hosts."""

import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

ESPERA_MS = 60_000  # how busy the machine is says nothing of the page
expect.set_options(timeout=ESPERA_MS)
NAVEGADORES = ("chromium", "chromium-browser", "google-chrome")
LIGERO = "chromium-headless-shell"  # the same engine without windows or viewer of PDF: half the work
OPCIONES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    ejecutable = shutil.which(LIGERO) or navegador_completo()
    return {**browser_type_launch_args, "executable_path": ejecutable, "args": OPCIONES}


def navegador_completo() -> str | None:
    """Path of the browser that people have, with its viewer of PDF."""
    return next(filter(None, map(shutil.which, NAVEGADORES)), None)


def _anotar_fallos(pagina, casa, fallos):
    pagina.on("pageerror", lambda error: fallos.append(f"error de JavaScript: {error}"))

    def consola(mensaje):
        if mensaje.type == "error" and "Content Security Policy" in mensaje.text:
            fallos.append(mensaje.text)

    def peticion(pedida):
        if pedida.url.startswith("http") and urlsplit(pedida.url).netloc != casa:
            fallos.append(f"la página pidió {pedida.url}")

    pagina.on("console", consola)
    pagina.on("request", peticion)


@pytest.fixture
def abrir_pagina(browser, portal_vivo):
    """Open a page as a new visitor: ``abrir_pagina(javascript=True, ancho=1280, alto=800)``."""
    contextos, fallos = [], []

    def _abrir(*, javascript=True, ancho=1280, alto=800):
        contexto = browser.new_context(
            base_url=portal_vivo,
            java_script_enabled=javascript,
            locale="es-CO",
            timezone_id="America/Bogota",
            viewport={"width": ancho, "height": alto},
            reduced_motion="reduce",  # a colour half way between two states is of neither
        )
        contextos.append(contexto)
        contexto.set_default_timeout(ESPERA_MS)
        pagina = contexto.new_page()
        _anotar_fallos(pagina, urlsplit(portal_vivo).netloc, fallos)
        return pagina

    yield _abrir
    for contexto in contextos:
        contexto.close()
    assert not fallos, "\n".join(fallos)


@pytest.fixture
def pagina(abrir_pagina):
    """A page in Chromium on the live portal: ``pagina.goto("/")``."""
    return abrir_pagina()


@pytest.fixture
def pagina_sin_js(abrir_pagina):
    """The same portal for somebody whose browser runs no JavaScript."""
    return abrir_pagina(javascript=False)
