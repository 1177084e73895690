"""Sealing takes what it must, says what is missing, and nothing sealed changes afterwards."""

import re
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction

from asignacion import servicios
from asignacion.canonico import leer
from asignacion.conteos import OTRAS, fusionar
from asignacion.estados import TRANSICIONES
from asignacion.models import EntradaSellada, Participante, Sorteo, Veedor
from asignacion.servicios import SelloNoListo
from inscripciones.estados import Estado
from inscripciones.models import Inscripcion
from plazas.models import Plaza
from sso_portal.nucleo.avisos.models import Aviso

from . import evento

pytestmark = pytest.mark.django_db


def aspirantes(profesion="MEDICINA"):
    return leer(bytes(EntradaSellada.objects.get(profesion=profesion).entrada))["aspirantes"]


def test_al_sellar_entran_solo_las_validadas_y_todas_reciben_la_huella():
    convocatoria = evento.proceso(personas=6, plazas=4)
    Inscripcion.objects.filter(pk=Inscripcion.objects.order_by("pk").first().pk).update(
        estado=Estado.RETIRADA
    )
    sorteo = servicios.sellar_entradas(convocatoria, actor=convocatoria.ministra)
    convocatoria.refresh_from_db()
    assert convocatoria.estado == "sellada"
    assert Participante.objects.count() == Aviso.objects.count() == sorteo.total_personas == 11


def test_la_comunidad_solo_da_prioridad_en_su_comunidad_y_la_fila_no_dice_la_condicion():
    evento.sellado(personas=6, plazas=5)
    filas = list(aspirantes().values())
    assert sorted(fila["nivel"] for fila in filas) == [1, 2, 2, 2, 2, 2]
    assert [fila["nivel"] for fila in filas if fila["comunidad"] == "RAIZAL"] == [2]
    assert set(filas[0]) == {"nivel", "comunidad", "plazas", "departamentos"}


def test_se_sortea_la_plaza_como_se_ofrecio_aunque_despues_cambie():
    convocatoria = evento.proceso(personas=4, plazas=5, profesiones=("MEDICINA",))
    ofrecidas = {o.foto["codigo"]: o.foto for o in convocatoria.ofertas.order_by("pk")}
    Plaza.objects.update(municipio="05001", comunidad=None, dificultad=5)
    servicios.sellar_entradas(convocatoria, actor=convocatoria.ministra)
    plazas = leer(bytes(EntradaSellada.objects.get().entrada))["plazas"]
    assert {plaza["departamento"] for plaza in plazas.values()} == {"05", "27", "52", "88"}
    for codigo, plaza in plazas.items():
        foto = ofrecidas[codigo]
        assert (plaza["comunidad"], plaza["dificultad"]) == (foto["comunidad"], foto["dificultad"])


def test_no_se_sella_mientras_alguna_secretaria_no_decida():
    convocatoria = evento.proceso(personas=4, plazas=3)
    una = Inscripcion.objects.order_by("pk").first()
    Inscripcion.objects.filter(pk=una.pk).update(estado=Estado.RADICADA)
    with pytest.raises(SelloNoListo, match="1 sin decidir"):
        servicios.sellar_entradas(convocatoria, actor=convocatoria.ministra)


def test_no_se_sella_sin_comite_veedor():
    convocatoria = evento.proceso(personas=4, plazas=3, veedores=0)
    with pytest.raises(SelloNoListo, match="Comité veedor"):
        servicios.sellar_entradas(convocatoria, actor=convocatoria.ministra)


def test_sellar_dos_veces_no_hace_dos_sellos():
    sorteo = evento.sellado(personas=4, plazas=3)
    with pytest.raises(SelloNoListo):
        servicios.sellar_entradas(sorteo.convocatoria, actor=sorteo.convocatoria.ministra)
    assert Sorteo.objects.count() == 1


def test_una_correccion_es_otro_sello_con_otro_numero_y_el_anterior_queda():
    primero = evento.sellado(personas=4, plazas=3)
    ministra = primero.convocatoria.ministra
    servicios.corregir_sello(primero, actor=ministra, motivo="Una fila tenía otra plaza")
    segundo = servicios.sellar_entradas(primero.convocatoria, actor=ministra)
    primero.refresh_from_db()
    assert (primero.estado, segundo.numero) == ("superado", 2)
    assert primero.h0 != segundo.h0


@pytest.mark.parametrize(
    "orden",
    [
        "UPDATE asignacion_entradasellada SET raiz = 'otra'",
        "UPDATE asignacion_sorteo SET h0 = 'otra'",
        "UPDATE asignacion_participante SET identificador = 'OTRO'",
        "DELETE FROM asignacion_participante",
        "DELETE FROM asignacion_sorteo",
        "TRUNCATE asignacion_resultado",
        "UPDATE asignacion_sorteo SET total_asignados = 3",
        "UPDATE asignacion_sorteo SET estado = 'firmado'",
        "UPDATE asignacion_veedor SET nombre = 'Otra persona'",
        "UPDATE asignacion_veedor SET orden = orden + 5",
        "DELETE FROM asignacion_veedor",
    ],
)
def test_la_base_se_niega_a_cambiar_lo_sellado(orden):
    evento.sellado(personas=3, plazas=2, profesiones=("MEDICINA",))
    negada(orden)


@pytest.mark.parametrize(
    "orden",
    [
        "UPDATE asignacion_sorteo SET total_primera_opcion = 99",
        "UPDATE asignacion_sorteo SET estado = 'sellado'",
        "UPDATE asignacion_sorteo SET estado = 'en_ejecucion'",
        "UPDATE asignacion_veedor SET codigo_clic = 'otro'",
    ],
)
def test_la_base_se_niega_a_cambiar_lo_ejecutado(orden):
    evento.ejecutado(personas=3, plazas=2, profesiones=("MEDICINA",))
    negada(orden)


def test_la_base_no_deja_entrar_al_comite_despues_del_sello():
    sorteo = evento.sellado(personas=3, plazas=2, profesiones=("MEDICINA",))
    nuevo = Veedor(convocatoria=sorteo.convocatoria, usuario=sorteo.convocatoria.ministra, orden=9)
    with pytest.raises(DatabaseError, match="Lo sellado no cambia"), transaction.atomic():
        nuevo.save()


def test_el_estado_de_un_sorteo_solo_avanza_por_donde_dice_la_regla():
    sql = import_module("asignacion.migrations.0003_avanza").AVANZA
    pasos = {(desde.value, hasta.value) for desde, destinos in TRANSICIONES.items() for hasta in destinos}
    assert pasos == {tuple(paso) for paso in re.findall(r"'(\w+)>(\w+)'", sql)}


def negada(orden):
    with (
        pytest.raises(DatabaseError, match="Lo sellado no cambia"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(orden)


def test_ninguna_celda_publicada_tiene_menos_de_cinco_personas():
    assert fusionar({"a": 10, "b": 7, "c": 3}) == {"a": 10, OTRAS: 10}
    assert fusionar({"a": 9, "b": 2, "c": 4}) == {"a": 9, OTRAS: 6}
    assert fusionar({"1": 3, "2": 50}) == {OTRAS: 53}
    assert fusionar({"a": 6, "b": 0}) == {"a": 6}
