"""The one who takes the pictures, and where visitors come from."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from shutil import which

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.recorrido.paseante import Paseante

IMG = Path(__file__).resolve().parents[1] / "img"
LIMITE = 60_000
REPOSO_MS = 700  # a PDF inside a page takes its time to be drawn
PORTADA = "portada"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
OPCIONES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
# The strip of the demo and the bar of GOV.CO are on every page: the pictures show what changes.
SIN_FRANJAS = ".barra-gov, .aviso-demo { display: none !important; }"
UUID = "[0-9a-f-]{36}"

# Who walks: the pictures wanted of the pages met, each as path and words of the page («» is any).
Fotos = dict[str, list[tuple[str, str, str]]]


class Fotografo(Paseante):
    """A visitor who keeps a picture of each wanted page the first time it is met."""

    def __init__(self, pagina: Page, fotos: list[tuple[str, str, str]]) -> None:
        super().__init__(pagina, None)
        self.faltan = list(fotos)

    def mirar(self) -> None:
        self.pagina.wait_for_load_state()
        ruta = "/" + self.pagina.url.split("/", 3)[3].split("?")[0]
        dice = self.pagina.locator("body").inner_text()
        for foto in list(self.faltan):
            nombre, camino, palabras = foto
            if re.fullmatch(camino, ruta) and re.search(palabras, dice):
                self.faltan.remove(foto)
                self.pagina.wait_for_timeout(REPOSO_MS)
                guardar(self.pagina, nombre)


def guardar(pagina: Page, nombre: str) -> None:
    """Write the picture as WebP, as good as fits in LIMITE; the cover as PNG, which the README shows."""
    foto = Image.open(BytesIO(pagina.screenshot(style=SIN_FRANJAS))).convert("RGB")
    if nombre == PORTADA:
        foto.quantize(64).save(IMG / f"{nombre}.png", optimize=True)
        return
    for calidad in (90, 80, 70, 55, 40):
        salida = BytesIO()
        foto.save(salida, "WEBP", quality=calidad, method=6)
        if salida.tell() <= LIMITE:
            break
    (IMG / f"{nombre}.webp").write_bytes(salida.getvalue())
    sys.stdout.write(f"{nombre}: {salida.tell() // 1024} KB\n")


class Estudio:
    """Opens a visitor of each kind on the demo at ``casa``."""

    plaza = ""  # the post published on the way

    def __init__(self, navegador: Browser, casa: str, fotos: Fotos) -> None:
        self.navegador, self.casa, self.fotos, self.gente = navegador, casa, fotos, []

    def __call__(self, quien: str, *, telefono: bool = False) -> Fotografo:
        medida = {"width": 360, "height": 640} if telefono else {"width": 1280, "height": 800}
        contexto = self.navegador.new_context(
            base_url=self.casa, viewport=medida, locale="es-CO", timezone_id="America/Bogota", bypass_csp=True
        )
        contexto.set_default_timeout(30_000)
        self.gente.append(Fotografo(contexto.new_page(), self.fotos[quien]))
        return self.gente[-1]


def recorrer(quien: Fotografo, puerta: str, *rutas: str) -> None:
    quien.entrar(puerta)
    for ruta in rutas:
        quien.ir(ruta)


@contextmanager
def estudio(casa: str, fotos: Fotos) -> Iterator[Estudio]:
    ejecutable = next(filter(None, map(which, CHROMIUM)), None)
    with sync_playwright() as juego:
        navegador = juego.chromium.launch(executable_path=ejecutable, args=OPCIONES)
        yield Estudio(navegador, casa, fotos)
        navegador.close()
