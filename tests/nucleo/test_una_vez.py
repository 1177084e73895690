"""Two presses of one button at the same instant leave one thing, and both are told so."""

from uuid import uuid4

import pytest

from innovacion.models import Reto
from innovacion.servicios.retos import proponer_reto
from tests.apoyo.carreras import a_la_vez
from tests.fabricas import UsuarioFactory


@pytest.mark.usefixtures("base_clonada")
def test_dos_veces_a_la_vez_es_una():
    actor, clave = UsuarioFactory(), uuid4()
    datos = {"titulo": "Fila", "pregunta": "¿Cómo no madrugar?", "descripcion": "Nadie debe madrugar."}
    hechos = a_la_vez(*[lambda: proponer_reto(actor=actor, clave=clave, **datos)] * 4)
    assert {reto.pk for reto in hechos} == {Reto.objects.get().pk}
