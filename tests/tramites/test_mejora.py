"""Before and after of a procedure."""

from datetime import date

import pytest

from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import funcionario
from tramites.models import LineaBase, Puesta, Simplificacion

from .casos import institucion

pytestmark = pytest.mark.django_db


@pytest.fixture
def i(client):
    i = institucion()
    client.force_login(i.admin)
    return i


def fecha(campo):
    return {f"{campo}_{parte}": n for parte, n in (("dia", 3), ("mes", 8), ("ano", 2026))}


def anotar(client, i, que, **datos):
    return client.post(f"/tramites/fichas/{i.tramite.codigo}/anotar/{que}/", datos, follow=True).text


def test_la_linea_de_base_se_mide_y_se_vuelve_a_medir(client, i):
    datos = {"demanda_anual": 900, "expectativa": "Rápido", "fuente": "Ventanilla", **fecha("medida_el")}
    assert "Escriba cuántos días hábiles tardaba" in anotar(client, i, "linea-de-base", **datos)
    for dias in ("12,5", "10"):
        pagina = anotar(client, i, "linea-de-base", **datos, dias_habiles=dias)
    assert "días hábiles antes, en persona" in pagina
    assert LineaBase.objects.get().dias_habiles == 10


def test_lo_simplificado_lo_lee_cualquiera(client, i):
    datos = {"como_era": "Tres copias", "como_es": "Ninguna", "se_quito": "Las copias", **fecha("desde")}
    for _ in range(2):
        anotar(client, i, "simplificacion", **datos)
    assert Simplificacion.objects.get().desde == date(2026, 8, 3)
    client.logout()
    pagina = client.get(f"/tramites/ficha/{i.tramite.codigo}/antes-y-despues/").text
    assert "Tres copias" in pagina
    assert "Escribir un cambio" not in pagina


def test_cada_paso_se_anota_una_vez_con_quien_y_cuando(client, i):
    for _ in range(2):
        anotar(client, i, "paso", paso=2, nota="", **fecha("hecho_el"))
    puesta = Puesta.objects.get()
    assert (puesta.paso, puesta.anotada_por, puesta.hecho_el) == (2, i.admin, date(2026, 8, 3))


def test_solo_su_administradora_lo_escribe(client, i):
    client.force_login(funcionario(Rol.ADMIN_TRAMITES))
    assert client.get(f"/tramites/fichas/{i.tramite.codigo}/anotar/paso/").status_code == 403
