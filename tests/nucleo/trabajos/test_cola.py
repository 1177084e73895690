"""Jobs: two workers never hold the same, and a dead worker's job comes back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.trabajos.cola import recorrer, tomar
from tests.apoyo.carreras import a_la_vez
from tests.fabricas import UsuarioFactory

ARRIENDO = timedelta(minutes=5)


def _avisos(cuantos):
    usuario = UsuarioFactory()
    return Aviso.objects.bulk_create(
        Aviso(clave=f"p-{n}", message_id=f"p-{n}", destinatario=usuario, plantilla="prueba")
        for n in range(cuantos)
    )


@pytest.mark.django_db
def test_lo_tomado_no_se_da_dos_veces_hasta_que_vence_el_arriendo():
    _avisos(1)
    assert len(tomar(Aviso.objects.all(), arriendo=ARRIENDO)) == 1
    assert tomar(Aviso.objects.all(), arriendo=ARRIENDO) == []
    with time_machine.travel(timezone.now() + ARRIENDO + timedelta(seconds=1)):
        (otra_vez,) = tomar(Aviso.objects.all(), arriendo=ARRIENDO)
    assert otra_vez.intentos == 2


def test_varios_trabajadores_se_reparten_sin_repetir(base_clonada):
    _avisos(40)
    hechos = []

    def trabajar():
        recorrer(Aviso.objects.all(), arriendo=ARRIENDO, hacer=lambda aviso: hechos.append(aviso.pk))

    a_la_vez(*[trabajar] * 4)
    assert sorted(hechos) == sorted(Aviso.objects.values_list("pk", flat=True))
