"""Supervisor and entity on a case; the affected person has the last word on what was declared."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from cumplimiento.estados import Confirmacion, Estado, Revision
from cumplimiento.models import Mensaje, Tarea
from cumplimiento.servicios import (
    Dicho,
    NadaQueRevisar,
    ReportesRechazados,
    RespuestaFueraDeLugar,
    aceptar_prueba,
    cerrar_tarea,
    escribir,
    rechazar_prueba,
    responder,
)
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida

from .fabricas import CUMPLIDO, INCUMPLIDO, caso, informar, regimen, supervisor

pytestmark = pytest.mark.django_db


@pytest.fixture
def c():
    c = caso()
    return SimpleNamespace(**vars(c), fiscal=supervisor(c.regimen), reporte=informar(c.obligacion))


def dicho(clase="observacion", **datos):
    return Dicho(clase=clase, texto="Falta la firma del documento.", quien="Fiscalización", **datos)


def test_aceptar_la_prueba_cierra_el_reporte_a_cambios(c):
    aceptar_prueba(c.obligacion, c.reporte, dicho("aceptacion"), actor=c.fiscal)
    assert c.obligacion.revision == Revision.ACEPTADA
    with pytest.raises(ReportesRechazados) as hallado:
        informar(c.obligacion, INCUMPLIDO)
    assert [e.codigo for e in hallado.value.errores[0]] == ["ya_aceptado"]


def test_rechazar_la_prueba_devuelve_el_caso_a_pendiente(c):
    rechazar_prueba(c.obligacion, c.reporte, dicho("rechazo"), actor=c.fiscal)
    assert (c.obligacion.estado, c.obligacion.get_estado_display()) == (
        Estado.PENDIENTE, "Prueba no aceptada",
    )  # fmt: skip
    with pytest.raises(ReportesRechazados):
        informar(c.obligacion, CUMPLIDO)
    assert informar(c.obligacion, INCUMPLIDO).numero == 2


def test_no_se_decide_dos_veces_ni_sobre_un_reporte_viejo(c):
    nuevo = informar(c.obligacion, INCUMPLIDO)
    with pytest.raises(NadaQueRevisar, match="otro reporte"):
        aceptar_prueba(c.obligacion, c.reporte, dicho("aceptacion"), actor=c.fiscal)
    with pytest.raises(NadaQueRevisar, match="ya está decidida"):
        aceptar_prueba(c.obligacion, nuevo, dicho("aceptacion"), actor=c.fiscal)


def test_una_nota_interna_no_avisa_a_nadie(c):
    Aviso.objects.all().delete()
    nota = escribir(c.obligacion, dicho("nota"), actor=c.fiscal)
    assert nota.es_interno
    assert not Aviso.objects.exists()


def test_una_observacion_avisa_a_la_entidad(c):
    escribir(c.obligacion, dicho(), actor=c.fiscal)
    assert Aviso.objects.get(plantilla="caso_mensaje").destinatario == c.usuario


def respuestas_avisadas():
    return set(Aviso.objects.filter(plantilla="caso_respuesta").values_list("destinatario", flat=True))


def test_la_respuesta_de_la_entidad_avisa_a_quien_le_hablo(c):
    supervisor(c.regimen)
    escribir(c.obligacion, dicho("pregunta"), actor=c.fiscal)
    escribir(c.obligacion, dicho("respuesta"), actor=c.usuario)
    assert respuestas_avisadas() == {c.fiscal.pk}


def test_si_nadie_le_hablo_avisa_a_la_fiscalizacion_de_su_regimen(c):
    colega, ajena = supervisor(c.regimen), supervisor(regimen("otro"))
    supervisor(c.regimen, tipo="normativa")
    escribir(c.obligacion, dicho("respuesta"), actor=c.usuario)
    assert respuestas_avisadas() == {c.fiscal.pk, colega.pk} - {ajena.pk}


def test_la_misma_llave_escribe_un_solo_mensaje(c):
    llave = "6c1b0d9e-0000-4000-8000-000000000003"
    assert len({escribir(c.obligacion, dicho(clave=llave), actor=c.fiscal).pk for _ in range(2)}) == 1
    assert Mensaje.objects.count() == 1


@pytest.mark.parametrize(("valor", "tareas"), [("si", 0), ("no", 1), ("en_parte", 1)])
def test_contradecir_lo_declarado_abre_una_tarea(c, valor, tareas):
    responder(c.obligacion, valor=valor, texto="No me han pagado")
    assert c.obligacion.confirmacion == valor
    assert Tarea.objects.count() == tareas


def test_contradecir_dos_veces_no_abre_otra_tarea(c):
    for valor in (Confirmacion.NO, Confirmacion.EN_PARTE):
        responder(c.obligacion, valor=valor)
    assert Tarea.objects.count() == 1


def test_cuando_la_entidad_dice_que_cumplio_se_pregunta_de_nuevo():
    c = caso()
    informar(c.obligacion, INCUMPLIDO)
    responder(c.obligacion, valor="no")
    assert not Tarea.objects.exists()
    informar(c.obligacion, CUMPLIDO)
    assert c.obligacion.confirmacion == ""
    responder(c.obligacion, valor="no")
    assert Tarea.objects.count() == 1


def test_corregir_el_reporte_no_borra_la_contradiccion(c):
    responder(c.obligacion, valor="no")
    informar(c.obligacion, replace(CUMPLIDO, prueba_numero="4513"))
    assert c.obligacion.confirmacion == "no"


def test_nadie_responde_antes_de_que_la_entidad_informe():
    with pytest.raises(RespuestaFueraDeLugar):
        responder(caso().obligacion, valor="no")


def test_una_tarea_se_cierra_una_vez_con_su_conclusion(c):
    responder(c.obligacion, valor="no")
    tarea = Tarea.objects.get()
    cerrar_tarea(tarea, conclusion="Se pagó después", actor=c.fiscal)
    assert (tarea.cerrada_por, tarea.conclusion) == (c.fiscal, "Se pagó después")
    with pytest.raises(TransicionInvalida):
        cerrar_tarea(tarea, conclusion="Otra vez", actor=c.fiscal)
