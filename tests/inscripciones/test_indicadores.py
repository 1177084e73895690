"""The figures of the registrations, against tables worked by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inscripciones import indicadores
from inscripciones.estados import Estado, EstadoConvocatoria
from inscripciones.models import DocumentoInscripcion, Preferencia
from sso_portal.nucleo.territorio.models import AutoridadTerritorial
from tests.fabricas import (
    CHOCO,
    NARINO,
    PASTO,
    QUIBDO,
    ArchivoFactory,
    ConvocatoriaFactory,
    InscripcionFactory,
    OfertaFactory,
    UsuarioFactory,
)

pytestmark = pytest.mark.django_db


def proceso(codigo="2020-1", **campos):
    """A published process whose registration closed an hour ago."""
    hace_poco = timezone.now() - timedelta(hours=1)
    fechas = {"abre_en": hace_poco - timedelta(days=9), "cierra_en": hace_poco}
    return ConvocatoriaFactory(codigo=codigo, estado=EstadoConvocatoria.PUBLICADA, **fechas | campos)


def enviada(convocatoria, *, minutos=20, autoridad=NARINO, estado=Estado.RADICADA, dias=None):
    """A sent registration; with ``dias``, decided that many days after."""
    una = InscripcionFactory(convocatoria=convocatoria, segundos_activos=60 * minutos)
    cuando = timezone.now() - timedelta(days=20)
    if dias:
        una.decidida_en, una.decidida_por = cuando + timedelta(days=dias), UsuarioFactory()
    una.estado, una.numero, una.radicada_en = estado, str(una.pk)[:20], cuando
    una.autoridad_id, una.municipio_id, una.fecha_grado = autoridad, PASTO, "2026-06-12"
    una.save()
    return una


def sin_codigo(tabla):
    return [[fila[c.clave] for c in tabla.columnas if c.clave != "codigo"] for fila in tabla.filas]


def pedir(inscripcion, *ofertas):
    for orden, oferta in enumerate(ofertas, 1):
        Preferencia.objects.create(inscripcion=inscripcion, oferta=oferta, orden=orden)


def test_el_tiempo_de_inscribirse_es_mediana_y_percentil_de_las_enviadas():
    una = proceso()
    for minutos in (10, 20, 30, 40, 50, 60):
        enviada(una, minutos=minutos)
    InscripcionFactory(convocatoria=una, segundos_activos=9_999)  # still a draft
    enviada(una, minutos=0)  # nothing was measured
    assert sin_codigo(indicadores.tiempo_activo()) == [["2020-1", 6, 35.0, 55.0]]


def test_con_cuatro_inscripciones_no_se_dice_su_tiempo():
    una = proceso()
    for _ in range(4):
        enviada(una)
    assert sin_codigo(indicadores.tiempo_activo()) == [
        ["2020-1", "menos de 5", "no se publica", "no se publica"]
    ]


def test_el_tiempo_de_decision_va_del_envio_a_la_decision_final():
    una = proceso()
    for dias in (1, 2, 3, 4, 5):
        enviada(una, estado=Estado.VALIDADA, dias=dias)
    enviada(una)  # not yet decided
    assert sin_codigo(indicadores.tiempo_de_decision("2020-1")) == [["2020-1", 5, 3.0, 4.6]]
    assert not indicadores.tiempo_de_decision("otro").filas


def test_cada_secretaria_suma_los_documentos_vigentes_que_no_recibio_en_papel():
    una = proceso()
    for autoridad, cuantas in ((NARINO, 6), (CHOCO, 5)):
        for _ in range(cuantas):
            inscripcion = enviada(una, autoridad=autoridad)
            for tipo, vigente in (("diploma", True), ("diploma", False), ("acta_grado", True)):
                DocumentoInscripcion.objects.create(
                    inscripcion=inscripcion, tipo=tipo, es_vigente=vigente, archivo=ArchivoFactory()
                )
    nombres = dict(AutoridadTerritorial.objects.order_by("pk").values_list("codigo", "nombre"))
    assert sin_codigo(indicadores.papel_evitado()) == [[nombres[NARINO], 6, 12], [nombres[CHOCO], 5, 10]]


def test_las_secretarias_con_pocas_personas_van_juntas():
    una = proceso()
    for autoridad, cuantas in ((NARINO, 7), (CHOCO, 2), ("05", 6)):
        for _ in range(cuantas):
            enviada(una, autoridad=autoridad)
    assert [fila[1] for fila in sin_codigo(indicadores.papel_evitado())] == [7, 8]


def test_la_demanda_se_cuenta_por_departamento_y_por_puesto():
    una = proceso()
    pasto = OfertaFactory(convocatoria=una, plaza__municipio_id=PASTO, cupos=2)
    quibdo = OfertaFactory(convocatoria=una, plaza__municipio_id=QUIBDO, cupos=1)
    for n in range(11):
        pedir(enviada(una), *([pasto, quibdo] if n < 6 else [quibdo]))
    assert sin_codigo(indicadores.demanda_por_departamento()) == [
        ["Chocó", 1, 5, 11, 11.0],
        ["Nariño", 2, 6, 6, 3.0],
    ]


def test_el_mapa_calla_los_departamentos_que_van_juntos():
    una = proceso()
    ofertas = [OfertaFactory(convocatoria=una, plaza__municipio_id=m) for m in (PASTO, QUIBDO, "05001")]
    for oferta, cuantas in zip(ofertas, (3, 6, 9), strict=True):
        for _ in range(cuantas):
            pedir(enviada(una), oferta)
    tabla = indicadores.demanda_por_departamento("2020-1")
    assert tabla.mapa == {"52": None, "27": None, "05": 9}
    assert [fila["primera_opcion"] for fila in tabla.filas] == [9, 9]


def test_mientras_la_inscripcion_esta_abierta_no_se_publica_que_pide_la_gente():
    abierta = ConvocatoriaFactory(estado=EstadoConvocatoria.PUBLICADA)
    pedir(enviada(abierta), OfertaFactory(convocatoria=abierta))
    assert not indicadores.demanda_por_departamento().filas
    assert not indicadores.demanda_por_plaza().filas


def test_lo_retirado_no_es_demanda():
    una = proceso()
    pedir(enviada(una, estado=Estado.RETIRADA), OfertaFactory(convocatoria=una))
    assert not indicadores.demanda_por_plaza().filas


@pytest.mark.parametrize(("cuantas", "dicho"), [(4, "menos de 5"), (5, 5), (9, 5), (10, 10)])
def test_las_personas_por_plaza_se_bajan_al_multiplo_de_cinco(cuantas, dicho):
    una = proceso()
    oferta = OfertaFactory(convocatoria=una)
    for _ in range(cuantas):
        pedir(enviada(una), oferta)
    assert [fila["personas"] for fila in indicadores.demanda_por_plaza().filas] == [dicho]
