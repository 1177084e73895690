"""Several at the same instant: one appeal, one resolution."""

from inscripciones.models import Recurso
from inscripciones.servicios.mesa import ActoNegado
from tests.fabricas import inscripcion_rechazada, recurso_presentado

from .mesa import oficial
from .test_apelar import apelar, resolver
from .test_mesa_carreras import compiten, copia, negados


def test_dos_pestanas_que_apelan_a_la_vez_dejan_una(base_clonada):
    caso = inscripcion_rechazada()
    dichos = compiten(*(lambda: apelar(copia(caso)) for _ in range(3)))
    assert len({r.pk for r in dichos}) == Recurso.objects.count() == 1


def test_dos_personas_resuelven_a_la_vez_y_gana_una(base_clonada):
    recurso = recurso_presentado()
    dichos = compiten(
        *(lambda q=q: resolver(Recurso.objects.get(pk=recurso.pk), q) for q in (oficial(), oficial()))
    )
    assert [type(e) for e in negados(dichos)] == [ActoNegado]
