"""Each role finds its work in the menu, and nothing that has no page."""

import pytest

from sso_portal.nucleo.cuentas.models import ROLES_DE_ENTIDAD, Nombramiento, Rol
from sso_portal.portada.menu import DE_ROL, entradas, sitio
from tests.fabricas import CHOCO, EntidadFactory, UsuarioFactory

pytestmark = pytest.mark.django_db
AMBITO = {
    **dict.fromkeys(ROLES_DE_ENTIDAD, lambda: {"entidad": EntidadFactory()}),
    Rol.SECRETARIA: lambda: {"autoridad_id": CHOCO},
    Rol.JEFE_SECRETARIA: lambda: {"autoridad_id": CHOCO},
}


def con_rol(rol):
    usuario = UsuarioFactory()
    Nombramiento.objects.create(usuario=usuario, rol=rol, **AMBITO.get(rol, dict)())
    return usuario


@pytest.mark.parametrize("rol", list(Rol))
def test_cada_rol_tiene_su_menu_y_su_inicio(client, rol):
    usuario = con_rol(rol)
    client.force_login(usuario)
    textos = [e["texto"] for e in entradas(usuario, "/")]
    assert len(textos) <= 7
    assert set(DE_ROL) == set(Rol)
    assert usuario.nombramientos_vigentes[0].ambito in client.get("/", follow=True).text


def test_sin_cuenta_el_menu_lleva_a_innovacion_y_no_pasa_de_siete():
    assert len(entradas(None, "/")) == 7
    assert [e["texto"] for e in entradas(None, "/innovacion/retos/") if e["aqui"]] == ["Innovación"]


def test_el_menu_marca_donde_se_esta():
    aqui = [e["texto"] for e in entradas(None, "/ayuda/") if e["aqui"]]
    assert aqui == ["Ayuda"]


def test_el_mapa_del_sitio_no_ofrece_paginas_que_no_hay(client):
    for _, paginas in sitio(con_rol(Rol.MINISTERIO)):
        assert all(pagina["url"].startswith("/") for pagina in paginas)
