import pytest

from sso_portal.nucleo.cuentas.models import Nombramiento, Rol, Usuario


@pytest.fixture
def ana(db):
    return Usuario.objects.create_user("ana@example.org", nombre_visible="Ana")


@pytest.fixture
def ministerio(db):
    usuario = Usuario.objects.create_user("ministerio@example.org", nombre_visible="Marta")
    Nombramiento.objects.create(usuario=usuario, rol=Rol.MINISTERIO)
    return usuario


@pytest.fixture
def _correo_en_memoria(settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
