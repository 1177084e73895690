"""The country is whole and every municipio has one authority."""

import pytest
from django.db.models import Count

from sso_portal.nucleo.territorio.divipola import nombre_propio
from sso_portal.nucleo.territorio.models import AutoridadTerritorial, Departamento, Municipio

pytestmark = pytest.mark.django_db


def test_estan_los_33_departamentos_los_1122_municipios_y_las_34_autoridades():
    assert Departamento.objects.count() == 33
    assert Municipio.objects.count() == 1122
    assert AutoridadTerritorial.objects.count() == 34


def test_toda_autoridad_tiene_municipios_y_solo_una_es_supuesta():
    autoridades = AutoridadTerritorial.objects.annotate(n=Count("municipios"))
    assert min(autoridades.values_list("n", flat=True)) >= 1
    assert [a.codigo for a in autoridades.filter(es_supuesto=True)] == ["08001"]


def test_los_codigos_son_texto_y_conservan_sus_ceros():
    assert Municipio.objects.get(pk="05001").departamento_id == "05"


@pytest.mark.parametrize(
    ("gritado", "escrito"),
    [
        ("SAN ANDRÉS DE TUMACO", "San Andrés de Tumaco"),
        ("VALLE DEL CAUCA", "Valle del Cauca"),
        ("EL ENCANTO", "El Encanto"),
        ("BOGOTÁ, D.C.", "Bogotá, D.C."),
    ],
)
def test_los_nombres_se_escriben_como_nombres(gritado, escrito):
    assert nombre_propio(gritado) == escrito
