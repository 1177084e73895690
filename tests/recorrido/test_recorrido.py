"""The whole walk on the invented country, one story per role, in Chromium, with and without JavaScript.

The stories share one clone, one portal and one worker, and need no order among them: whoever needs the event
of 2020-I celebrates it, once.
"""

import re

import pytest

from sso_portal.nucleo.cuentas import antirrobots

from . import cuenta, inscripcion, plazas, publico, resultado, sorteo

pytestmark = pytest.mark.navegador
CON_Y_SIN = pytest.mark.parametrize(
    "javascript", [True, pytest.param(False, marks=pytest.mark.larga)], ids=["con_js", "sin_js"]
)  # every form answers without JavaScript in its own tests; whole stories again in the long ones
TOTALES = {
    "Medicina": ("889", "1.785"),
    "Odontología": ("98", "724"),
    "Enfermería": ("118", "1.466"),
    "Bacteriología": ("56", "160"),
}


@CON_Y_SIN
def test_una_plaza_va_de_la_ips_al_catalogo(visitante, javascript):
    ips, secretaria, ministerio, cualquiera = (visitante(javascript=javascript) for _ in range(4))
    cargo = f"Médica rural {javascript:d} de Tumaco"
    codigo = plazas.proponer(ips, cargo)
    plazas.devolver(secretaria, codigo)
    plazas.corregir(ips, codigo)
    plazas.validar(secretaria, codigo)
    plazas.aprobar_y_publicar(ministerio, codigo)
    plazas.encontrar(cualquiera, codigo, cargo)


def test_una_persona_nueva_se_inscribe_corrige_y_queda_validada(visitante):
    persona, secretaria = visitante(ancho=360, alto=640), visitante()
    persona.entrar("nueva")
    numero = inscripcion.inscribirse(persona, "1020304050")
    assert inscripcion.copia(persona).startswith(b"%PDF")
    inscripcion.revisar_entre_las_dos(persona, secretaria, numero)


@pytest.fixture
def enlace_recibido(correos, esperar):
    """Path of the link in the message that arrived at an address."""

    def _leer(correo):
        for mensaje in correos.mensajes():
            if correo in str(mensaje["To"]):
                return re.search(r"https?://[^/\s]+(/\S+)", mensaje.get_body(("plain",)).get_content())[1]
        return None

    return lambda correo: esperar(lambda: _leer(correo))


def test_sin_javascript_abre_su_cuenta_se_inscribe_y_queda_validada(visitante, monkeypatch, enlace_recibido):
    monkeypatch.setattr(antirrobots, "MINIMO_SEGUNDOS", 0)
    persona = visitante(javascript=False, ancho=360, alto=640)
    cuenta.abrir(persona, "sin-js@example.org", enlace_recibido)
    numero = inscripcion.inscribirse(persona, "1020304051")
    assert inscripcion.copia(persona).startswith(b"%PDF")
    inscripcion.revisar_entre_las_dos(persona, visitante(javascript=False), numero)


@pytest.fixture
def celebrado(visitante, memoria):
    """The event of 2020-I, celebrated in the browser by whichever story comes first."""
    if "sorteo" not in memoria:
        veedores = {c: visitante(javascript=c == "veedora1") for c in ("veedora1", "veedor2", "veedora3")}
        sorteo.celebrar(sorteo.Sala(visitante(), veedores, visitante()))
        memoria["sorteo"] = "celebrado"


def test_el_sorteo_publica_los_totales_exactos(celebrado, visitante):
    cualquiera = visitante()
    cualquiera.ir(f"{sorteo.CASA}/")
    assert sorteo.totales(cualquiera.pagina) == TOTALES
    assert cualquiera.traer("acta firmada").startswith(b"%PDF")


@CON_Y_SIN
def test_quien_entro_al_sorteo_lee_su_resultado_y_por_que(celebrado, visitante, javascript):
    resultado.leer(visitante(javascript=javascript, ancho=360, alto=640), "sellada", "2020-1")


@CON_Y_SIN
def test_un_extrano_verifica_el_certificado_de_quien_no_obtuvo_plaza(visitante, javascript):
    codigo = resultado.certificado(visitante(javascript=javascript), "exonerada", "2019-4")
    resultado.verificar(visitante(javascript=javascript, ancho=360, alto=640), codigo)


def test_cualquiera_repite_el_sorteo_y_un_byte_cambiado_se_nota(celebrado, visitante, tmp_path):
    carpeta = publico.descargar_carpeta(visitante(), sorteo.CASA, tmp_path)
    assert publico.verificar(carpeta) == (0, "TODO COINCIDE")
    cambiado = publico.cambiar_un_byte(carpeta)
    salida, dicho = publico.verificar(carpeta)
    assert salida == 1
    assert cambiado in dicho
