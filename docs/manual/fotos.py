"""Takes the pictures of the manual: walks a running demo as the browser tests do; keeps what each role sees.

    bin/demo --reiniciar                    # the walk celebrates the event of 2020-I: start anew
    .venv/bin/python docs/manual/fotos.py http://localhost:8000

Needs Chromium and the packages of bin/pruebas. Writes docs/manual/img/*.webp, at most 60 KB each.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from shutil import which

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

AQUI = Path(__file__).resolve().parent
sys.path[:0] = [str(AQUI), str(AQUI.parents[1])]

import hoja_de_plazas  # noqa: E402 (path set above)

from tests.recorrido import cumplimiento, inscripcion, mesa, plazas, resultado, sorteo  # noqa: E402 (path set above)
from tests.recorrido.paseante import Paseante  # noqa: E402

IMG = AQUI / "img"
LIMITE = 60_000
REPOSO_MS = 700  # a PDF inside a page takes its time to be drawn
PORTADA = "portada"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
OPCIONES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
# The strip of the demo and the bar of GOV.CO are on every page: the pictures show what changes.
SIN_FRANJAS = ".barra-gov, .aviso-demo { display: none !important; }"
UUID = "[0-9a-f-]{36}"

# Who walks: the pictures wanted of the pages met, each as path and words of the page («» is any).
FOTOS: dict[str, list[tuple[str, str, str]]] = {
    "persona": [
        ("profesional-inscripcion", r"/mi-inscripcion/", "Inscribirme"),
        ("profesional-antes", r"/mi-inscripcion/empezar/", ""),
        ("profesional-tareas", rf"/mi-inscripcion/{UUID}/", "Lleva"),
        ("profesional-error", rf"/mi-inscripcion/{UUID}/datos/", "Hay un problema"),
        ("profesional-preferencias", rf"/mi-inscripcion/{UUID}/preferencias/", "subió al lugar"),
        ("profesional-departamentos", rf"/mi-inscripcion/{UUID}/departamentos/", ""),
        ("profesional-documentos", rf"/mi-inscripcion/{UUID}/documentos/", ""),
        ("profesional-revisar", rf"/mi-inscripcion/{UUID}/revisar/", ""),
        ("profesional-numero", rf"/mi-inscripcion/{UUID}/enviada/", ""),
        ("profesional-corregir", rf"/mi-inscripcion/{UUID}/", "Corrija lo que le pidieron"),
    ],
    "sellada": [("profesional-resultado", r"/mi-resultado/2020-1/", "Por qué")],
    "asignada": [("profesional-con-plaza", r"/mi-resultado/2019-4/", "")],
    "exonerada": [
        ("profesional-sin-plaza", r"/mi-resultado/2019-4/", ""),
        ("profesional-certificado", r"/certificados/.*", ""),
    ],
    "ips": [
        ("ips-inicio", r"/", ""),
        ("ips-plazas", r"/plazas/mias/", ""),
        ("ips-formulario", r"/plazas/nueva/", ""),
        ("ips-error", r"/plazas/.*", "Hay un problema"),
        ("ips-enviada", r"/plazas/P\d+/", "La revisará la secretaría"),
        ("ips-devuelta", r"/plazas/mias/", "El salario no coincide"),
    ],
    "hoja": [
        ("ips-archivo", r"/cargas/plazas/nueva/", ""),
        ("ips-archivo-errores", r"/cargas/\d+/", "por corregir"),
        ("ips-archivo-recibo", r"/cargas/\d+/", "Se guardaron"),
    ],
    "secretaria": [
        ("secretaria-inicio", r"/", ""),
        ("secretaria-plazas", r"/plazas/revision/", ""),
        ("secretaria-plaza", r"/plazas/P\d+/", "Validar"),
        ("secretaria-motivo", r"/plazas/P\d+/devolver/", ""),
    ],
    "mesa": [
        ("secretaria-cola", r"/mesa/", ""),
        ("secretaria-caso", rf"/mesa/{UUID}/", "suya desde las"),
        ("secretaria-razones", rf"/mesa/{UUID}/", "Por qué no cumple"),
        ("secretaria-devolver", rf"/mesa/{UUID}/devolver/", ""),
    ],
    "ministerio": [
        ("ministerio-decidir", r"/plazas/decision/", ""),
        ("ministerio-plaza", r"/plazas/P\d+/", "Publicar"),
    ],
    "operador": [
        ("ministerio-inicio", r"/", ""),
        ("ministerio-consola", r"/sorteos/2020-1/consola/", "Huella de las entradas"),
        ("ministerio-baliza", r"/sorteos/2020-1/consola/", "Comprobar y derivar"),
        ("ministerio-resultado", r"/sorteos/2020-1/consola/", "Firmada"),
    ],
    "veedora1": [
        ("veeduria-hoja", r"/sorteos/2020-1/veedor/", ""),
        ("veeduria-comprometer", r"/sorteos/2020-1/veedor/comprometer/", "Guarde estos"),
        ("veeduria-revelar", r"/sorteos/2020-1/veedor/revelar/", ""),
        ("veeduria-codigo", r"/sorteos/2020-1/veedor/codigo/", ""),
        ("veeduria-clic", r"/sorteos/2020-1/veedor/clic/", "El clic"),
    ],
    "pantalla": [
        ("ciudadania-pantalla-aportes", r"/sorteos/2020-1/pantalla/", "Reveló"),
        ("ciudadania-pantalla-semilla", r"/sorteos/2020-1/pantalla/", "La semilla ya existe"),
        ("ciudadania-pantalla-resultado", r"/sorteos/2020-1/pantalla/", "tienen resultado|por código"),
    ],
    "cualquiera": [
        ("portada", r"/", ""),
        ("ciudadania-entrar", r"/demo/entrar/", ""),
        ("ciudadania-catalogo", r"/plazas/", ""),
        ("ciudadania-plaza", r"/plazas/P\d+/", "Historia"),
        ("ciudadania-sorteo", r"/sorteos/2020-1/", "Con plaza"),
        ("ciudadania-verificar", r"/verificar/", ""),
        ("ciudadania-autentico", r"/verificar/EX.*", "auténtico"),
    ],
    "vigilada": [
        ("cumplimiento-mias", r"/cumplimiento/mias/", ""),
        ("cumplimiento-informar", r"/cumplimiento/casos/R-[\d-]+/informar/", "Hay un problema"),
        ("cumplimiento-recibo", r"/cumplimiento/casos/R-[\d-]+/recibos/\d+/", ""),
        ("cumplimiento-archivo", r"/cargas/\d+/", "por corregir"),
        ("cumplimiento-mesa", r"/cumplimiento/mesa/", ""),
        ("cumplimiento-acuerdo", r"/cumplimiento/mesa/\d+/", ""),
    ],
    "fiscal": [
        ("cumplimiento-dictamen", r"/cumplimiento/dictamenes/\d+/", "borrador"),
        ("cumplimiento-caso", r"/cumplimiento/casos/R-[\d-]+/", "Decida sobre la prueba"),
        ("cumplimiento-tablero", r"/cumplimiento/tablero/", ""),
        ("cumplimiento-canales", r"/cumplimiento/canales/", ""),
    ],
    "con_codigo": [
        ("cumplimiento-normas", r"/cumplimiento/normas/", ""),
        ("cumplimiento-mi-caso", r"/cumplimiento/consultar/CU-.*", "¿Le cumplieron"),
    ],
    "oirs": [
        ("cumplimiento-frase", r"/cumplimiento/atencion/R-[\d-]+/", ""),
        ("cumplimiento-respuestas", r"/cumplimiento/respuestas/", ""),
    ],
    "ciudadana": [
        ("tramites-buscar", r"/tramites/buscar/", ""),
        ("tramites-ficha", r"/tramites/ficha/[a-z-]+/", "Empezar por internet"),
        ("tramites-orientacion", r"/tramites/ficha/[a-z-]+/orientacion/", "necesita este trámite"),
        ("tramites-mias", r"/tramites/mis-solicitudes/", ""),
        ("tramites-completar", r"/tramites/mis-solicitudes/\d+/", "necesita algo más"),
    ],
    "funcionaria": [
        ("tramites-bandeja", r"/tramites/bandeja/", ""),
        ("tramites-caso", r"/tramites/bandeja/\d+/", ""),
    ],
    "agente": [
        ("tramites-puesto", r"/tramites/mostrador/puesto/", ""),
        ("tramites-mostrador", r"/tramites/mostrador/", ""),
    ],
    "admin_tramites": [
        ("tramites-fichas", r"/tramites/fichas/", ""),
        ("tramites-diseno", r"/tramites/disenos/\d+/", ""),
        ("tramites-preguntas", r"/tramites/fichas/[a-z-]+/orientacion/", ""),
        ("tramites-seguimiento", r"/tramites/fichas/[a-z-]+/seguimiento/", ""),
        ("tramites-encuesta", r"/tramites/fichas/[a-z-]+/encuesta/", ""),
        ("tramites-mi-red", r"/tramites/mi-red/", "Abierto"),
        ("tramites-certificaciones", r"/tramites/certificaciones/", "Vigente"),
    ],
    "direccion": [
        ("tramites-tablero", r"/tramites/direccion/", ""),
        ("tramites-comite", r"/tramites/direccion/comite/", ""),
        ("tramites-metas", r"/tramites/direccion/metas/", ""),
        ("tramites-informe", r"/tramites/direccion/informes/\d{4}-\d\d/", ""),
    ],
    "administracion": [
        ("administracion-nombramientos", r"/nombramientos/", ""),
        ("administracion-nombrar", r"/nombramientos/nuevo/", ""),
        ("administracion-avisos", r"/avisos/", ""),
        ("administracion-convocatorias", r"/convocatorias/", ""),
        ("administracion-nueva", r"/convocatorias/nueva/", ""),
        ("administracion-reglas", r"/convocatorias/reglas/", ""),
    ],
}


class Fotografo(Paseante):
    """A visitor who keeps a picture of each wanted page the first time it is met."""

    def __init__(self, pagina: Page, quien: str) -> None:
        super().__init__(pagina, None)
        self.faltan = list(FOTOS[quien])

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

    def __init__(self, navegador: Browser, casa: str) -> None:
        self.navegador, self.casa, self.gente = navegador, casa, []

    def __call__(self, quien: str, *, telefono: bool = False) -> Fotografo:
        medida = {"width": 360, "height": 640} if telefono else {"width": 1280, "height": 800}
        contexto = self.navegador.new_context(
            base_url=self.casa, viewport=medida, locale="es-CO", timezone_id="America/Bogota", bypass_csp=True
        )
        contexto.set_default_timeout(30_000)
        self.gente.append(Fotografo(contexto.new_page(), quien))
        return self.gente[-1]


def retratar_plazas(llega: Estudio) -> str:
    ips, secretaria = llega("ips"), llega("secretaria")
    codigo = plazas.proponer(ips, "Médica rural de Tumaco")
    plazas.devolver(secretaria, codigo)
    plazas.corregir(ips, codigo)
    plazas.validar(secretaria, codigo)
    plazas.aprobar_y_publicar(llega("ministerio"), codigo)
    hoja_de_plazas.cargar(llega("hoja"), "0")
    return codigo


def retratar_inscripcion(llega: Estudio) -> None:
    persona, secretaria = llega("persona", telefono=True), llega("mesa")
    persona.entrar("nueva")
    numero = inscripcion.inscribirse(persona, "1020304050")
    secretaria.entrar("secretaria")
    mesa.tomar(secretaria, numero)
    mesa.devolver(secretaria)
    mesa.corregir(persona)


def retratar_sorteo(llega: Estudio) -> None:
    llegan = {clave: llega("veedora1") for clave in ("veedora1", "veedor2", "veedora3")}
    llegan["veedor2"].faltan = llegan["veedora3"].faltan = []
    sorteo.celebrar(sorteo.Sala(llega("operador"), llegan, llega("pantalla")))
    resultado.leer(llega("sellada", telefono=True), "sellada", "2020-1")


def retratar_cumplimiento(llega: Estudio) -> None:
    vigilada, fiscal, afectada = llega("vigilada"), llega("fiscal"), llega("con_codigo", telefono=True)
    cumplimiento.informar(vigilada)
    cumplimiento.cargar(vigilada)
    vigilada.ir("/cumplimiento/mesa/")
    cumplimiento.sentarse_a_la_mesa(vigilada)
    cumplimiento.dictar(fiscal, "2026-77001")
    cumplimiento.decidir(fiscal)
    fiscal.ir("/cumplimiento/canales/")
    con_cuenta = llega("con_codigo", telefono=True)
    con_cuenta.faltan = []
    cumplimiento.contradecir(con_cuenta, afectada)
    cumplimiento.responder_en_la_oirs(llega("oirs"))


def retratar_tramites(llega: Estudio) -> None:
    caso = "/tramites/fichas/exoneracion-por-causal"
    persona, oficina, agente = llega("ciudadana", telefono=True), llega("funcionaria"), llega("agente")
    ficha = caso.replace("fichas", "ficha")
    _recorrer(persona, "ciudadana", "/tramites/buscar/?q=exoneracion", f"{ficha}/",
              f"{ficha}/orientacion/?r=0&r=1&r=0", "/tramites/mis-solicitudes/")  # fmt: skip
    persona.seguir("Complete")
    _recorrer(oficina, "funcionaria", "/tramites/bandeja/")
    oficina.ir(oficina.pagina.locator("tbody th a, tbody td a").first.get_attribute("href") or "")
    _recorrer(agente, "agente", "/tramites/mostrador/puesto/")
    agente.pagina.get_by_label("¿Dónde atiende hoy?").select_option(index=1)
    agente.pulsar("Atender aquí")
    admin = llega("admin_tramites")
    _recorrer(admin, "tramites", "/tramites/fichas/", f"{caso}/orientacion/", f"{caso}/seguimiento/",
              f"{caso}/encuesta/", "/tramites/disenos/")  # fmt: skip
    admin.seguir("Versión 1")
    admin.ir("/tramites/mi-red/")
    admin.elegir("Institución que administra", "Red Nacional de Atención (demostración)")
    admin.pulsar("Cambiar")
    admin.ir("/tramites/certificaciones/")
    direccion = llega("direccion")
    _recorrer(direccion, "direccion", "/tramites/direccion/", "/tramites/direccion/comite/",
              "/tramites/direccion/metas/", "/tramites/direccion/informes/")  # fmt: skip
    direccion.ir(direccion.pagina.locator("main ul.resultados a").first.get_attribute("href") or "")


def _recorrer(quien: Fotografo, puerta: str, *rutas: str) -> None:
    quien.entrar(puerta)
    for ruta in rutas:
        quien.ir(ruta)


def retratar_lo_demas(llega: Estudio, codigo: str) -> None:
    asignada = llega("asignada", telefono=True)
    asignada.entrar("asignada")
    asignada.ir("/mi-resultado/2019-4/")
    certificado = resultado.certificado(llega("exonerada", telefono=True), "exonerada", "2019-4")
    cualquiera, administra = llega("cualquiera"), llega("administracion")
    for ruta in ("/", "/demo/entrar/", "/plazas/", f"/plazas/{codigo}/", "/sorteos/2020-1/", "/verificar/"):
        cualquiera.ir(ruta)
    cualquiera.ir(f"/verificar/{certificado}/")
    administra.entrar("ministerio")
    for ruta in ("/nombramientos/", "/nombramientos/nuevo/", "/avisos/", "/convocatorias/"):
        administra.ir(ruta)
    administra.ir("/convocatorias/nueva/")
    administra.ir("/convocatorias/reglas/")


@contextmanager
def estudio(casa: str) -> Iterator[Estudio]:
    ejecutable = next(filter(None, map(which, CHROMIUM)), None)
    with sync_playwright() as juego:
        navegador = juego.chromium.launch(executable_path=ejecutable, args=OPCIONES)
        yield Estudio(navegador, casa)
        navegador.close()


def main(casa: str) -> int:
    IMG.mkdir(exist_ok=True)
    with estudio(casa) as llega:
        codigo = retratar_plazas(llega)
        retratar_inscripcion(llega)
        retratar_sorteo(llega)
        retratar_cumplimiento(llega)
        retratar_tramites(llega)
        retratar_lo_demas(llega, codigo)
        faltan = [foto[0] for alguien in llega.gente for foto in alguien.faltan]
    sys.stdout.write(f"Faltaron: {', '.join(faltan) or 'ninguna'}\n")
    return 1 if faltan else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"))
