"""The event of 2020-I: commitments, reveals, beacon of the rehearsal, one click, result and act."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from time import monotonic

from .paseante import Paseante

CODIGO = "2020-1"
CASA = f"/sorteos/{CODIGO}"
ESPERA_MS = 180_000


@dataclass
class Sala:
    """Who is in the room: the operator, the committee, and the public screen."""

    ministerio: Paseante
    veedores: dict[str, Paseante]
    pantalla: Paseante


def celebrar(sala: Sala) -> None:
    """The whole event in the browser; on return the act is signed."""
    sala.ministerio.entrar("ministerio")
    sala.ministerio.seguir("Conducir el sorteo 2020-I")
    aportes = {clave: _comprometer(quien, clave) for clave, quien in sala.veedores.items()}
    sala.pantalla.ir(f"{CASA}/pantalla/")
    sala.pantalla.lee("5.296|Semilla")
    for clave, quien in sala.veedores.items():
        _revelar(quien, aportes[clave])
    sala.pantalla.ir(f"{CASA}/pantalla/")
    sala.pantalla.lee("Reveló")
    _sembrar(sala.ministerio)
    sala.pantalla.ir(f"{CASA}/pantalla/")
    sala.pantalla.lee("La semilla ya existe")
    sala.pantalla.mirar()
    _ejecutar(sala.veedores["veedora1"])
    _esperar_el_acta(sala)


def _comprometer(veedor: Paseante, clave: str) -> str:
    """On the own device, or without JavaScript with the program of the portal. Return the secret."""
    veedor.entrar(clave)
    veedor.ir(f"{CASA}/veedor/")
    veedor.seguir("Publicar su compromiso")
    if veedor.javascript:
        veedor.escribir("Un texto cualquiera", "canoa guayaba")
        veedor.pulsar("Hacer mi aporte")
        aporte = veedor.codigo("[data-aporte]")
    else:
        aporte = secrets.token_hex(32)
        veedor.pagina.locator("summary", has_text="sin conexión").click()
        h0, identificador = (
            veedor.pagina.locator(".codigo", has_text="comprometer.py").inner_text().split()[2:]
        )
        dato = b"sso-veedor-v1" + bytes.fromhex(h0) + identificador.encode() + bytes.fromhex(aporte)
        veedor.escribir("Su compromiso", hashlib.sha256(dato).hexdigest())
    veedor.pulsar("Publicar mi compromiso")
    return aporte


def _revelar(veedor: Paseante, aporte: str) -> None:
    veedor.seguir("Revelar su aporte")
    veedor.escribir("Su aporte secreto", "ab" * 32)
    veedor.pulsar("Revelar mi aporte")
    veedor.errado()
    veedor.escribir("Su aporte secreto", aporte)
    veedor.pulsar("Revelar mi aporte")


def _sembrar(ministerio: Paseante) -> None:
    ministerio.ir(f"{CASA}/consola/")
    ministerio.escribir("Números de los dados", "3 5 1 6")
    ministerio.pulsar("Anotar los dados")
    ministerio.pulsar("Cerrar y sellar la lista")
    ministerio.pulsar("Comprobar y derivar la semilla")
    ministerio.lee("El Ministerio no lo tiene")


def _ejecutar(veedora: Paseante) -> None:
    veedora.ir(f"{CASA}/veedor/")
    veedora.pulsar("Crear.*código")
    codigo = veedora.codigo(".codigo.grande")
    veedora.seguir("Ya lo guardé")
    veedora.seguir("Ejecutar el sorteo")
    veedora.escribir("Su código personal", "ZZZZ-ZZZZ")
    veedora.pulsar("Ejecutar el sorteo")
    veedora.errado()
    veedora.escribir("Su código personal", codigo)
    veedora.pulsar("Ejecutar el sorteo")
    assert veedora.pagina.get_by_role("button", name="Ejecutar el sorteo").count() == 0


def _esperar_el_acta(sala: Sala) -> None:
    """The public screen turns by itself; the console says when the act is there."""
    resultado = re.compile("personas tienen resultado|Resultados por código público")
    sala.pantalla.pagina.get_by_role("heading", name=resultado).wait_for(timeout=ESPERA_MS)
    sala.pantalla.mirar()
    sala.ministerio.ir(f"{CASA}/consola/")
    sala.ministerio.lee("Resultado publicado")
    fin = monotonic() + ESPERA_MS / 1000
    while not sala.ministerio.pagina.get_by_text("Firmada", exact=True).count():
        assert monotonic() < fin, "el acta no se firmó"
        sala.ministerio.pagina.wait_for_timeout(500)
        sala.ministerio.pagina.reload()
    sala.ministerio.mirar()


def totales(pagina) -> dict[str, tuple[str, str]]:
    """What the public page says of each profession: with a post, without."""
    filas = pagina.locator("tbody tr", has=pagina.locator("[data-rotulo='Con plaza']"))
    return {
        fila.locator("th").inner_text(): tuple(
            fila.locator(f"[data-rotulo='{columna}']").inner_text() for columna in ("Con plaza", "Sin plaza")
        )
        for fila in filas.all()
    }
