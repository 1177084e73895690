"""From the freeze to the result that anyone can recompute, step by step."""

import pytest

from asignacion.models import Resultado

from . import evento

pytestmark = pytest.mark.django_db


def test_de_las_entradas_selladas_al_resultado():
    sorteo = evento.ejecutado(personas=20)
    assert sorteo.estado in ("ejecutado", "firmado"), sorteo.ultimo_error
    assert Resultado.objects.count() == 40
    assert sorteo.total_asignados == 36
