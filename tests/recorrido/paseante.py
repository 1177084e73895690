"""Somebody who walks the portal with a browser and judges every page where an act leaves them."""

import re

from playwright.sync_api import Error, Locator, Page, expect

DE_MAS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LLEVA_A_OTRA = """cosa => cosa.matches("a[href]:not([href^='#'])")
    || (cosa.type === "submit" && !!cosa.form && !cosa.form.matches("[hx-post], [hx-get]"))"""
SE_FUE = "Execution context was destroyed"


class Paseante:
    """One visitor in one tab. After each page and each act: no barrier, nothing wider than the screen.

    axe needs scripts in the page, so a visitor without JavaScript is judged by the width only.
    """

    def __init__(self, pagina: Page, axe, *, javascript: bool = True) -> None:
        self.pagina, self.axe, self.javascript = pagina, axe, javascript

    def mirar(self) -> None:
        self.pagina.wait_for_load_state()
        assert self.pagina.evaluate(DE_MAS) == 0, f"{self.pagina.url} se sale de la pantalla"
        if self.javascript:
            try:
                self.axe(self.pagina)
            except Error as error:  # a screen that reloads itself went away meanwhile
                if SE_FUE not in str(error):
                    raise

    def ir(self, ruta: str) -> None:
        respuesta = self.pagina.goto(ruta, timeout=30_000)
        assert respuesta.status == 200, (ruta, respuesta.status)
        self.mirar()

    def entrar(self, clave: str) -> None:
        """Through the door of the demo, as a visitor would."""
        self.ir("/demo/entrar/")
        self.pagina.locator(f'form[action="/demo/entrar/{clave}/"] button').click()
        self.mirar()

    def seguir(self, nombre: str) -> None:
        self._tocar(self.pagina.get_by_role("link", name=re.compile(nombre)).first)

    def pulsar(self, nombre: str) -> None:
        self._tocar(self.pagina.get_by_role("button", name=re.compile(nombre)).first)

    def _tocar(self, cosa: Locator) -> None:
        """Click, and where that leads to another page wait until it is there."""
        if cosa.evaluate(LLEVA_A_OTRA):
            with self.pagina.expect_navigation():
                cosa.click()
        else:
            cosa.click()
        self.mirar()

    def errado(self) -> None:
        """The page came back saying what to mend."""
        expect(self.pagina).to_have_title(re.compile("^Error: "))

    def escribir(self, rotulo: str, valor: str) -> None:
        self.pagina.get_by_label(rotulo).first.fill(valor)

    def elegir(self, rotulo: str, valor: str) -> None:
        self.pagina.get_by_label(rotulo).first.select_option(valor)

    def marcar(self, rotulo: str) -> None:
        self.pagina.get_by_label(rotulo).first.check()

    def subir(self, campo: Locator, nombre: str, datos: bytes) -> None:
        """Choose a file; with JavaScript it goes up at once and its link appears."""
        subidos = self.pagina.get_by_role("link", name=nombre)
        antes = subidos.count()
        campo.set_input_files({"name": nombre, "mimeType": "application/pdf", "buffer": datos})
        if self.javascript:
            expect(subidos).to_have_count(antes + 1, timeout=20_000)

    def terminar_de_subir(self) -> None:
        """Without JavaScript the files chosen go up together."""
        if self.javascript:
            self.mirar()
        else:
            self.pulsar("Subir los archivos")

    def lee(self, texto: str) -> None:
        """Wait until the page says it."""
        self.pagina.get_by_text(re.compile(texto)).first.wait_for()

    def descargar(self, nombre: str, papel: str = "link") -> bytes:
        with self.pagina.expect_download(timeout=60_000) as bajada:
            self.pagina.get_by_role(papel, name=re.compile(nombre)).first.click()
        return bajada.value.path().read_bytes()

    def traer(self, nombre: str) -> bytes:
        """What the link leads to, for files that the browser opens by itself."""
        enlace = self.pagina.get_by_role("link", name=re.compile(nombre)).first
        return self.pagina.context.request.get(enlace.get_attribute("href")).body()

    def codigo(self, selector: str = ".codigo strong") -> str:
        return self.pagina.locator(selector).first.inner_text().strip()
