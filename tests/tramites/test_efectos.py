"""The portal's own procedures end in the rooms that own the act, or say why they cannot."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from cumplimiento.models import Obligacion
from inscripciones.models import Exoneracion
from plazas.models import Ocupacion
from sso_portal.nucleo.firmas.models import Certificado
from tests.cumplimiento.fabricas import regimen, vigilada
from tests.fabricas import PlazaFactory
from tramites.diseno.intercambio import de_json
from tramites.diseno.juicio import defectos
from tramites.efectos import EfectoImposible, efecto_registrado, efectos
from tramites.servicios.etapas import avanzar_solicitud
from tramites.servicios.propios import AREAS, crear_areas_propias, definiciones, publicar_propios

from .casos import de_area, institucion, radicada, tramite

pytestmark = pytest.mark.django_db


@pytest.fixture
def s():
    return radicada(institucion())


def aplicar(nombre, s):
    return efecto_registrado(nombre).aplicar(s, actor=s.responsable)


def ocupacion(persona, **datos):
    hoy = timezone.localdate()
    fechas = {"fecha_inicio": hoy - timedelta(days=400), "fecha_fin": hoy - timedelta(days=30)}
    return Ocupacion.objects.create(
        plaza=PlazaFactory(), persona=persona, proceso="2025-1", vinculo="laboral", **{**fechas, **datos}
    )


def test_las_definiciones_propias_no_tienen_defectos_y_nombran_efectos_y_areas_que_hay():
    conocidos = {e.nombre for e in efectos()}
    for codigo, texto in definiciones().items():
        definicion = de_json(json.loads(texto))
        assert defectos(definicion) == [], codigo
        assert {e.efecto for e in definicion.etapas if e.efecto} <= conocidos
        assert {e.area for e in definicion.etapas} <= set(AREAS)


def test_la_exoneracion_se_concede_una_vez_y_no_dice_la_causal(s):
    for _ in range(2):
        aplicar("exoneracion_por_causal", s)
    exoneracion = Exoneracion.objects.get()
    assert exoneracion.persona == s.persona
    assert "causal que la norma reconoce" in exoneracion.certificado.afirmacion


def test_la_renuncia_libera_la_plaza_y_sin_plaza_dice_por_que(s):
    with pytest.raises(EfectoImposible, match="no tiene una plaza"):
        aplicar("renuncia_justa_causa", s)
    suya = ocupacion(s.persona, estado="en_servicio")
    aplicar("renuncia_justa_causa", s)
    suya.refresh_from_db()
    assert suya.estado == "renunciada"


def test_el_cumplimiento_se_certifica_cuando_termino(s):
    en_curso = ocupacion(s.persona, estado="en_servicio", fecha_fin=timezone.localdate() + timedelta(days=9))
    with pytest.raises(EfectoImposible, match="no ha terminado"):
        aplicar("certificado_cumplimiento", s)
    Ocupacion.objects.filter(pk=en_curso.pk).update(fecha_fin=timezone.localdate())
    for _ in range(2):
        aplicar("certificado_cumplimiento", s)
    en_curso.refresh_from_db()
    assert en_curso.estado == "terminada"
    assert Certificado.objects.filter(tipo="cumplimiento_sso").count() == 1


@pytest.fixture
def portal():
    """The portal's institution with a complaint that runs, and who answers it."""
    i = institucion()
    i.tramite = tramite(i.entidad, "reclamo-contra-una-entidad", nombre="Reclamo")
    for codigo in crear_areas_propias(i.entidad):
        de_area(i.entidad, codigo)
    publicar_propios(i.entidad, actor=i.admin)
    return i


def en_estudio(i, nit):
    datos = {"reclamada": "Mutual", "hechos": "No pagó", "espera": "Que pague", "por_otra": "Por mí"}
    s = radicada(i, nit_entidad=nit, **datos)
    avanzar_solicitud(s, "pasar", actor=s.responsable)
    return s


def test_el_reclamo_resuelto_abre_una_obligacion_a_la_entidad(portal):
    entidad, _ = vigilada(regimen())
    s = en_estudio(portal, entidad.entidad.nit)
    avanzar_solicitud(s, "ordenar", actor=s.responsable)
    orden = Obligacion.objects.get()
    assert (orden.entidad, orden.origen_referencia, s.estado) == (entidad, s.numero, "resuelta")


def test_si_el_efecto_no_se_puede_nada_se_decide(portal):
    s = en_estudio(portal, "1-1")
    with pytest.raises(EfectoImposible, match="no está entre las vigiladas"):
        avanzar_solicitud(s, "ordenar", actor=s.responsable)
    s.refresh_from_db()
    assert (s.estado, s.etapa) == ("en_tramite", "estudio")
    assert s.pasos.filter(etapa="estudio", salio_en=None).exists()
