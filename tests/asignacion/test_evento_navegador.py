"""The event of a small process in Chromium without JavaScript: sealed, sown, pressed and watched by all."""

import hashlib
import re
from time import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.test import Client
from playwright.sync_api import expect

from asignacion import servicios
from asignacion.models import Sorteo
from tests.asignacion import evento

pytestmark = pytest.mark.navegador
APORTE = "ab" * 32
DE_MAS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Presente:
    """Somebody in the room with a browser that runs no JavaScript, in the house of one process."""

    def __init__(self, pagina, casa):
        self.pagina, self.casa = pagina, casa

    def ir(self, ruta):
        assert self.pagina.goto(f"{self.casa}{ruta}").status == 200
        assert self.pagina.evaluate(DE_MAS) == 0, f"{self.pagina.url} se sale de la pantalla"

    def pulsar(self, nombre):
        self.pagina.get_by_role("button", name=re.compile(nombre)).first.click()

    def escribir(self, rotulo, valor):
        self.pagina.get_by_label(rotulo).first.fill(valor)

    def lee(self, texto):
        expect(self.pagina.get_by_text(re.compile(texto)).first).to_be_visible(timeout=60_000)

    def ve(self, ruta, texto):
        self.ir(ruta)
        self.lee(texto)


@pytest.fixture
def presente(abrir_pagina, portal_vivo):
    """``presente(casa, usuario)``: that person in the room, on a phone; without a user, the public screen."""

    def _llegar(casa, usuario=None):
        pagina = abrir_pagina(javascript=False, ancho=360, alto=640)
        if usuario:
            cliente = Client()
            cliente.force_login(usuario)
            sesion = cliente.cookies["sessionid"].value
            pagina.context.add_cookies([{"name": "sessionid", "value": sesion, "url": portal_vivo}])
        return Presente(pagina, casa)

    return _llegar


def sellar(ministerio):
    ministerio.ir("consola/")
    ministerio.pulsar("^Sellar las entradas")
    ministerio.lee("Huella de las entradas selladas")


def aportar(veedora):
    """Commit with the offline program's arithmetic, and reveal."""
    veedora.ir("veedor/comprometer/")
    veedora.pagina.locator("summary", has_text="sin conexión").click()
    orden = veedora.pagina.locator(".codigo", has_text="comprometer.py").inner_text()
    h0, quien = orden.split()[2:]
    dato = b"sso-veedor-v1" + bytes.fromhex(h0) + quien.encode() + bytes.fromhex(APORTE)
    veedora.escribir("Su compromiso", hashlib.sha256(dato).hexdigest())
    veedora.pulsar("Publicar mi compromiso")
    veedora.ir("veedor/revelar/")
    veedora.escribir("Su aporte secreto", APORTE)
    veedora.pulsar("Revelar mi aporte")


def sembrar(ministerio):
    ministerio.ir("consola/")
    ministerio.pulsar("Cerrar y sellar la lista")
    ministerio.pulsar("Comprobar y derivar la semilla")
    ministerio.lee("El Ministerio no lo tiene")


def presionar(veedora, usuaria):
    """A code of the own, for which the second factor is asked, and the click with it."""
    veedora.ir("veedor/")
    veedora.pulsar("Crear mi código")
    veedora.lee("Confirme que es usted")
    veedora.escribir("Código", codigo_de_ahora(usuaria))
    veedora.pulsar("Seguir")
    codigo = veedora.pagina.locator(".codigo.grande").inner_text().strip()
    veedora.ir("veedor/clic/")
    veedora.escribir("Su código personal", codigo)
    veedora.pulsar("Ejecutar el sorteo")
    veedora.lee("El botón ya se presionó")


def codigo_de_ahora(usuaria):
    """What the application of the veedora shows at this moment."""
    guardado = Authenticator.objects.get(user=usuaria, type=Authenticator.Type.TOTP)
    return format_hotp_value(hotp_value(decrypt(guardado.data["secret"]), int(time()) // 30))


def test_el_evento_entero_se_celebra_sin_javascript(presente):
    convocatoria = evento.proceso(personas=4, plazas=3, profesiones=("MEDICINA",), veedores=1)
    casa, usuaria = f"/sorteos/{convocatoria.codigo}/", convocatoria.comite[0]
    ministerio, veedora = presente(casa, convocatoria.ministra), presente(casa, usuaria)
    sellar(ministerio)
    aportar(veedora)
    pantalla = presente(casa)
    pantalla.ve("pantalla/", "Reveló")
    sembrar(ministerio)
    presionar(veedora, usuaria)
    servicios.correr_sorteo(Sorteo.objects.get().pk)  # what the worker does
    pantalla.lee("4 personas tienen resultado")  # it turned by itself
    ministerio.ve("consola/", "Resultado publicado")
