"""Chromium for journeys: pages that must not break, call other hosts or fail an accessibility check."""

import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
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


# What axe can judge: elements, classes, roles, states, whether what they name exists, where there is text;
# not the words, nor the values, nor how names of things are written, nor how often the same thing repeats.
ESQUELETO = r"""() => {
  const nombres = [...document.querySelectorAll("[id]")].map(({ id }) => id), hay = new Set(nombres);
  const deCosas = /^(for|headers|aria-(labelledby|describedby|controls|owns|details|errormessage))$/;
  const deForma = /^(class|style|lang|role|type|tabindex|scope|colspan|aria-.*|data-(letra|contraste))$/;
  const valor = ({ name, value }) => {
    if (deCosas.test(name)) return value.split(/\s+/).map((id) => hay.has(id)).join();
    return deForma.test(name) && name !== "aria-label" ? value : Boolean(value.trim());
  };
  const ver = (nodo) => {
    if (nodo.nodeType === Node.TEXT_NODE) return nodo.data.trim() && "texto";
    if (nodo.nodeType !== Node.ELEMENT_NODE || nodo.localName === "script") return "";
    const atributos = [...nodo.attributes].map((atributo) => atributo.name + "=" + valor(atributo));
    const dentro = [...nodo.childNodes].map(ver).filter(Boolean);
    const distintos = dentro.filter((hijo, n) => hijo !== dentro[n - 1]);
    return `<${nodo.localName} ${Boolean(nodo.checked)} ${atributos.join(" ")} ${distintos.join(" ")}>`;
  };
  const repetidos = nombres.length - hay.size;
  return [innerWidth, Boolean(document.title), repetidos, ver(document.documentElement)].join(" ");
}"""
_sin_barreras = set()  # skeletons that axe already found good in this process


@pytest.fixture
def axe():
    """Fail when axe finds a serious or critical barrier on a page with JavaScript: ``axe(pagina)``.

    A page of the same skeleton as one that passed is not judged again.
    """

    def _axe(pagina):
        esqueleto = pagina.evaluate(ESQUELETO)
        if esqueleto in _sin_barreras:
            return
        hallazgos = Axe().run(pagina).response["violations"]
        graves = [
            f"{hallazgo['id']}: {hallazgo['help']} → {[nodo['html'][:160] for nodo in hallazgo['nodes']]}"
            for hallazgo in hallazgos
            if hallazgo["impact"] in {"serious", "critical"}
        ]
        assert not graves, f"{pagina.url}\n" + "\n".join(graves)
        _sin_barreras.add(esqueleto)

    return _axe
