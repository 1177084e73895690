"""The invented network has the size that the contract says, and is the same for the same seed."""

from random import Random

import pytest
from django.utils import timezone

from sso_portal.demo.carga.atenciones import Atenciones
from sso_portal.demo.carga.citas import poner_citas
from sso_portal.demo.carga.seguimiento import _gente
from sso_portal.demo.carga.solicitudes import Casos, copiar_solicitudes
from sso_portal.demo.carga.telefono import Linea
from sso_portal.demo.carga.tramites import Red
from sso_portal.demo.invento import tramites as invento
from sso_portal.demo.invento.tramites import inventar_tramites
from sso_portal.nucleo.cuentas.models import Persona
from sso_portal.nucleo.cuentas.servicios import declarar_documento
from tests.fabricas import EntidadFactory
from tramites.consultas.capacitacion import META_PERSONAS, red_de_gestion
from tramites.consultas.medidas import oferta, tiempos
from tramites.consultas.ultima_milla import resumen
from tramites.medidas import recorte
from tramites.models import Adhesion, Agenda, Cita, Ficha, Producto, Sucursal, Tramite, Turno
from tramites.servicios.ficha import faltas_de


def test_la_misma_semilla_inventa_los_mismos_tramites():
    uno, otro = (inventar_tramites(Random(7), 1_995) for _ in range(2))
    assert uno == otro
    assert len({t.codigo for t in uno}) == len({t.nombre for t in uno}) == 1_995
    assert {"productores", "emprendedores", "mipymes"} <= {g for t in uno for g in t.grupos}


@pytest.mark.django_db
def test_la_red_tiene_dos_mil_fichas_de_veinte_instituciones_en_155_puntos():
    red = Red(Random(7), hoy=timezone.localdate())
    red.copiar()
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
    Linea(red, hoy=timezone.localdate()).copiar()
    canales = {fila[0]: fila[1:] for fila in oferta()}
    assert canales["En persona"] == (20, 135)
    assert canales[Sucursal.Clase.TELEFONO.label][0] >= 30
    assert not any(faltas_de(f) for f in publicadas.order_by("-pk")[:40])


@pytest.mark.django_db
def test_las_cifras_de_la_demostracion_salen_de_sus_casos_y_no_de_lo_escrito(monkeypatch):
    hoy = timezone.localdate()
    red = Red(Random(7), hoy=hoy)
    monkeypatch.setattr(invento, "TRAMITES", 160)
    monkeypatch.setattr(Casos, "_puerta", lambda casos: None)
    monkeypatch.setattr(Casos, "_documentos", lambda casos, resueltas: None)
    red.copiar()
    for n in range(300):
        declarar_documento(Persona.objects.create(nombres="Ana", apellidos=f"Mora {n}"), "CC", f"10000{n:05}")
    copiar_solicitudes(Random(7), hoy=hoy)
    Atenciones(Random(7), red, hoy=hoy)._bases()
    recortes = {t.codigo: recorte(base, ahora) for t, base, ahora, _ in tiempos()}
    assert recortes["certificado-de-cumplimiento-del-sso"] == 75
    assert sum(r > 45 for r in recortes.values()) >= 3


@pytest.mark.django_db
def test_la_red_de_gestion_pasa_de_cincuenta_personas():
    red = Red(Random(7), hoy=timezone.localdate())
    red.entidades = {"sso": 0, "campo": EntidadFactory().pk, "vivienda": EntidadFactory().pk}
    _gente(red)
    assert red_de_gestion()["personas"] > META_PERSONAS
