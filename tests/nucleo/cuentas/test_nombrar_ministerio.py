"""The first person of the ministry comes from the command line; the others, from her."""

import pytest
from django.core.management import CommandError, call_command

from sso_portal.nucleo.cuentas.models import Rol, Usuario
from tests.fabricas import funcionario

pytestmark = pytest.mark.django_db


def test_la_primera_persona_del_ministerio_se_nombra_una_vez():
    for _ in range(2):
        call_command("nombrar_ministerio", "camila@minsalud.example", "Camila Ospina")
    usuario = Usuario.objects.get(email="camila@minsalud.example")
    assert usuario.tiene_rol(Rol.MINISTERIO)
    assert usuario.nombramientos.count() == 1
    assert not usuario.has_usable_password()


def test_cuando_ya_hay_ministerio_el_comando_no_nombra_a_nadie_mas():
    funcionario(Rol.MINISTERIO)
    with pytest.raises(CommandError, match="Ya hay quien nombre"):
        call_command("nombrar_ministerio", "otra@minsalud.example", "Otra")
