"""Who has a case: taken, handed over, given back; whoever is away has none."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sso_portal.nucleo.cuentas.models import Ausencia
from sso_portal.nucleo.cuentas.servicios import anotar_ausencia, poner_suplentes, quitar_ausencia
from tests.fabricas import PersonaFactory
from tramites.models import Solicitud
from tramites.servicios.etapas import AccionAjena, DecisionAjena, avanzar_solicitud
from tramites.servicios.responsables import (
    AsignacionImposible,
    entregar_de_los_ausentes,
    entregar_por_ausencia,
    reasignar_solicitud,
    soltar_solicitud,
    tomar_solicitud,
)

from .casos import ciudadana, de_area, institucion, radicada

pytestmark = pytest.mark.django_db
DIA = timedelta(days=1)


@pytest.fixture
def i():
    return institucion()


def ausentar(usuario, *, dias=3):
    hoy = timezone.localdate()
    ausencia = anotar_ausencia(usuario, hoy, hoy + dias * DIA, actor=usuario)
    entregar_por_ausencia(usuario)
    return ausencia


def test_llega_a_quien_tiene_menos_y_sin_nadie_queda_en_la_bandeja_del_area(i):
    otra = de_area(i.entidad)
    assert {radicada(i).responsable, radicada(i).responsable} == {i.ana, otra}
    ausentar(i.ana), ausentar(otra)
    assert radicada(i).responsable is None


def test_al_ausentarse_sus_casos_pasan_al_primer_suplente_presente(i):
    s = radicada(i)
    una, dos = de_area(i.entidad), de_area(i.entidad)
    poner_suplentes(i.ana, [una, dos], actor=i.ana)
    ausentar(una)
    ausentar(i.ana)
    s.refresh_from_db()
    assert s.responsable == dos


def test_a_quien_esta_ausente_no_se_le_reasigna_sino_a_su_suplente(i):
    s, otra = radicada(i), de_area(i.entidad)
    ausentar(otra)
    with pytest.raises(AsignacionImposible, match="no responde hoy"):
        reasignar_solicitud(s, otra, actor=i.ana, motivo="Sabe más")
    tercera = de_area(i.entidad)
    poner_suplentes(otra, [tercera], actor=otra)
    reasignar_solicitud(s, otra, actor=i.ana, motivo="Sabe más")
    assert s.responsable == tercera


def test_quien_vuelve_recibe_otra_vez(i):
    ausencia = ausentar(i.ana)
    quitar_ausencia(ausencia, actor=i.ana)
    assert radicada(i).responsable == i.ana


def test_se_suelta_y_se_toma_y_lo_tomado_no_se_toma(i):
    s, otra = radicada(i), de_area(i.entidad, nombre_visible="Otra")
    soltar_solicitud(s, actor=i.ana, motivo="Salgo")
    tomar_solicitud(s, actor=otra)
    tomar_solicitud(s, actor=otra)
    with pytest.raises(AsignacionImposible, match="Otra ya tomó"):
        tomar_solicitud(s, actor=i.ana)
    with pytest.raises(AsignacionImposible, match="ya no está a su cargo"):
        soltar_solicitud(s, actor=i.ana, motivo="Salgo")


def test_nadie_de_fuera_del_area_la_toma_ni_nadie_atiende_lo_propio(i):
    s = radicada(i)
    soltar_solicitud(s, actor=i.ana, motivo="x")
    with pytest.raises(AsignacionImposible):
        tomar_solicitud(s, actor=i.luz)
    eva = de_area(i.entidad, persona=PersonaFactory())
    assert radicada(i, eva).responsable == i.ana


def test_lo_que_quedo_a_cargo_de_un_ausente_lo_recoge_la_ronda(i):
    s, hoy = radicada(i), timezone.localdate()
    Ausencia.objects.create(usuario=i.ana, desde=hoy, hasta=hoy)
    assert entregar_de_los_ausentes() == 1
    s.refresh_from_db()
    assert s.responsable is None
    assert entregar_de_los_ausentes() == 0


QUE = ["radicar", "ausentar", "volver", "soltar", "reasignar", "avanzar"]
ACTOS = st.lists(st.tuples(st.sampled_from(QUE), st.integers(0, 2), st.integers(0, 5)), max_size=12)


class SinAusentes(TestCase):
    @settings(max_examples=15)
    @given(ACTOS)
    def test_ningun_caso_queda_a_cargo_de_quien_no_esta(self, actos):
        i = institucion()
        gente = [i.ana, de_area(i.entidad), de_area(i.entidad)]
        poner_suplentes(gente[0], gente[1:], actor=gente[0])
        for n, (acto, quien, cual) in enumerate(actos):
            hacer(i, acto, gente[quien], cual, n)
            hoy = timezone.localdate()
            fuera = Ausencia.objects.del_dia(hoy).values("usuario")
            assert not Solicitud.objects.abiertas().filter(responsable__in=fuera).exists()


def hacer(i, acto, quien, cual, n):
    casos = list(Solicitud.objects.abiertas().order_by("pk"))
    caso = casos[cual % len(casos)] if casos else radicada(i, ciudadana("4999"))
    actos = {
        "radicar": lambda: radicada(i, ciudadana(str(5000 + n))),
        "ausentar": lambda: ausentar(quien),
        "volver": lambda: [quitar_ausencia(a, actor=quien) for a in quien.ausencias.all()],
        "soltar": lambda: soltar_solicitud(caso, actor=quien, motivo="x"),
        "reasignar": lambda: reasignar_solicitud(caso, quien, actor=quien, motivo="x"),
        "avanzar": lambda: avanzar_solicitud(caso, "pasar", actor=caso.responsable or quien),
    }
    with suppress(AsignacionImposible, DecisionAjena, AccionAjena):
        actos[acto]()
