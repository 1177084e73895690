"""Who administers the server decides nothing: every right of an official comes from an appointment."""

import pytest
import rules
from django.urls import reverse
from rules.permissions import permissions

from inscripciones.estados import Estado
from tests.fabricas import UsuarioFactory, inscripcion_radicada

pytestmark = pytest.mark.django_db
REGISTRADOS = sorted(permissions)


@pytest.fixture
def regla_que_niega(monkeypatch):
    """Put «nobody» in the place of the rule of a permission."""
    return lambda permiso: monkeypatch.setitem(permissions, permiso, rules.always_deny)


def test_ninguna_regla_de_la_casa_se_salta_por_administrar_el_servidor(regla_que_niega):
    administrador = UsuarioFactory(is_superuser=True, is_staff=True)
    for permiso in REGISTRADOS:
        regla_que_niega(permiso)
    assert len(REGISTRADOS) > 30
    assert [p for p in REGISTRADOS if administrador.has_perm(p)] == []


def test_quien_administra_el_servidor_conserva_los_catalogos():
    assert UsuarioFactory(is_superuser=True).has_perm("calendario.change_festivo")


def test_una_cuenta_desactivada_no_tiene_ningun_permiso(monkeypatch):
    inactiva = UsuarioFactory(is_active=False)
    monkeypatch.setitem(permissions, "plazas.decidir", rules.always_allow)
    assert not inactiva.has_perm("plazas.decidir")


def test_quien_administra_el_servidor_no_entra_a_la_mesa_ni_decide_plazas(client):
    caso = inscripcion_radicada()
    client.force_login(UsuarioFactory(is_superuser=True))
    assert client.get(reverse("inscripciones:mesa")).status_code == 403
    assert client.get(reverse("plazas:decision")).status_code == 403
    client.post(reverse("inscripciones:validar", args=[caso.pk]))
    caso.refresh_from_db()
    assert caso.estado == Estado.RADICADA
