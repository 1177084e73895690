import pytest

from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.cuentas.models import DocumentoIdentidad, Nombramiento, Persona, Rol, Usuario
from sso_portal.nucleo.firmas import tipos
from sso_portal.nucleo.firmas.servicios import emitir_certificado

DATOS = {
    "proceso": "2027-I",
    "profesion": "Medicina",
    "motivo": "Falta de plazas",
    "acto": "Acta del sorteo 2027-I, 4 de enero de 2027",
}


@pytest.fixture(autouse=True)
def _tipo_de_prueba(monkeypatch):
    monkeypatch.setattr(tipos, "_TIPOS", {})
    tipos.registrar_tipo(
        "prueba",
        plantilla="pdf/exoneracion.html",
        titulo="Certificado de exoneración del Servicio Social Obligatorio",
        tipo_codigo="EX",
        afirma="quedó exonerada del Servicio Social Obligatorio en el proceso {proceso}, {profesion}",
    )


def crear_persona(numero="1020304050"):
    persona = Persona.objects.create(nombres="Ezequiel", apellidos="Tarapués Bonett")
    indice = DocumentoIdentidad.indice_de("CC", numero)
    DocumentoIdentidad.objects.create(persona=persona, tipo="CC", numero=numero, indice=indice)
    return persona


def crear_certificado(**cambios):
    valores = {"tipo": "prueba", "datos": DATOS, "clave_unica": "exoneracion-1", "actor": SISTEMA} | cambios
    return emitir_certificado(**valores, **({} if "titular" in valores else {"titular": crear_persona()}))


@pytest.fixture
def certificado(db):
    return crear_certificado()


@pytest.fixture
def titular(certificado):
    return Usuario.objects.create_user("ezequiel@correo.example", persona=certificado.titular)


@pytest.fixture
def ministerio(db):
    usuario = Usuario.objects.create_user("ministerio@correo.example")
    Nombramiento.objects.create(usuario=usuario, rol=Rol.MINISTERIO)
    return usuario
