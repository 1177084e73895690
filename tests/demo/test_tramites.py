"""The invented network has the size that the contract says, and is the same for the same seed."""

from random import Random

import pytest
from django.utils import timezone

from sso_portal.demo.carga.citas import poner_citas
from sso_portal.demo.carga.tramites import Red
from sso_portal.demo.invento.tramites import inventar_tramites
from tramites.consultas.ultima_milla import resumen
from tramites.models import Adhesion, Agenda, Cita, Ficha, Producto, Sucursal, Tramite, Turno
from tramites.servicios.ficha import faltas_de


def test_la_misma_semilla_inventa_los_mismos_tramites():
    uno, otro = (inventar_tramites(Random(7), 1_995) for _ in range(2))
    assert uno == otro
    assert len({t.codigo for t in uno}) == len({t.nombre for t in uno}) == 1_995


@pytest.mark.django_db
def test_la_red_tiene_dos_mil_fichas_de_veinte_instituciones_en_155_puntos():
    Red(Random(7), hoy=timezone.localdate()).copiar()
    publicadas = Ficha.objects.publicadas()
    assert (publicadas.count(), Adhesion.objects.count(), Sucursal.objects.count()) == (2_000, 20, 155)
    assert Producto.objects.vigentes().order_by().values("tramite").distinct().count() == 135
    assert {u.tramite.entidad_id for u in publicadas.select_related("tramite")} <= set(
        Adhesion.objects.values_list("pk", flat=True)
    )
    assert not any(faltas_de(f) for f in publicadas.order_by("pk")[::400])
    assert Tramite.objects.filter(codigo="exoneracion-por-causal").count() == 1
    assert resumen().cobertura > 70
    poner_citas(Random(7), hoy=timezone.localdate())
    assert (Turno.objects.count(), Agenda.objects.count()) == (7, 142)
    assert Cita.objects.exists()
