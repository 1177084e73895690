import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sso_portal.nucleo.cuentas.models import Nombramiento, Persona, Rol, Usuario
from sso_portal.nucleo.documentos import permisos
from sso_portal.nucleo.documentos.servicios import guardar_subido

from .muestras import PDF


@pytest.fixture
def ana(db):
    persona = Persona.objects.create(nombres="Ana", apellidos="Rentería")
    return Usuario.objects.create_user("ana@example.org", persona=persona)


@pytest.fixture
def oficial(db):
    usuario = Usuario.objects.create_user("oficial@example.org")
    Nombramiento.objects.create(usuario=usuario, rol=Rol.SECRETARIA, autoridad_id="27")
    return usuario


@pytest.fixture
def subir(ana):
    """Keep a document of Ana: ``subir(contenido, nombre)``."""

    def _subir(contenido=PDF, nombre="cédula.pdf", **opciones):
        opciones = {"uso": "prueba", "titular": ana.persona, "actor": ana} | opciones
        return guardar_subido(SimpleUploadedFile(nombre, contenido), **opciones)

    return _subir


@pytest.fixture
def uso(monkeypatch):
    """Register the use «prueba»: ``uso(puede_abrir=…)``."""
    monkeypatch.setattr(permisos, "_USOS", {})

    def _uso(**opciones):
        permisos.registrar_uso("prueba", proposito="Revisar una prueba", **opciones)

    _uso(puede_abrir=lambda usuario, archivo: usuario.tiene_rol("secretaria"))
    return _uso
