"""An entity reports: accepted with its receipt, marked late, corrected, refused whole."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import Error, transaction

from cumplimiento.estados import Canal, Estado
from cumplimiento.models import Obligacion, Reporte
from cumplimiento.servicios import Entrante, Envio, ReportesRechazados, reportar
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from tests.fabricas import UsuarioFactory

from .fabricas import CUMPLIDO, INCUMPLIDO, caso, dictado, informar, vigilada

pytestmark = pytest.mark.django_db
MEDIANOCHE = datetime(2026, 3, 25, 5, tzinfo=UTC)  # of the 25th in Colombia; the case is due on the 24th


def rechazo(obligacion, declaracion, **datos):
    with pytest.raises(ReportesRechazados) as hallado:
        informar(obligacion, declaracion, **datos)
    return [e.codigo for e in hallado.value.errores[0]]


def test_reportar_deja_recibo_estado_y_rastro():
    c = caso()
    reporte = informar(c.obligacion, actor=c.usuario)
    assert (c.obligacion.estado, c.obligacion.reporte_vigente) == (Estado.CUMPLIDO, reporte)
    assert reporte.recibo == f"{c.obligacion.codigo}/1"
    assert [a.acto for a in historia(c.obligacion)] == ["abierta", "cumplido"]


def test_el_plazo_se_cuenta_desde_el_dictamen_y_dice_su_norma():
    c = caso()
    assert c.obligacion.vence_el == date(2026, 3, 24)
    assert str(c.obligacion.norma) == "Circular 12, versión 1"


@pytest.mark.parametrize(
    ("cuando", "es_tardio"),
    [(MEDIANOCHE.replace(day=25, hour=4, minute=59), False), (MEDIANOCHE.replace(minute=1), True)],
    ids=["23:59 del último día", "00:01 del siguiente"],
)
def test_lo_que_llega_despues_del_plazo_entra_y_queda_tardio(cuando, es_tardio):
    c = caso()
    assert informar(c.obligacion, recibido_en=cuando).es_tardio is es_tardio
    assert c.obligacion.es_tardia is es_tardio


def test_corregir_agrega_un_reporte_y_conserva_el_anterior():
    c = caso()
    informar(c.obligacion, INCUMPLIDO)
    segundo = informar(c.obligacion)
    assert segundo.numero == 2
    assert c.obligacion.estado == Estado.CUMPLIDO
    assert [r.fecha for r in c.obligacion.reportes.order_by("numero")] == [INCUMPLIDO.fecha, CUMPLIDO.fecha]


def test_la_misma_llave_da_el_mismo_recibo():
    c = caso()
    llave = "6c1b0d9e-0000-4000-8000-000000000001"
    uno, dos = (informar(c.obligacion, clave=llave) for _ in range(2))
    assert uno == dos
    assert Reporte.objects.count() == 1


def test_repetir_lo_mismo_sin_llave_se_dice():
    c = caso()
    informar(c.obligacion)
    assert rechazo(c.obligacion, CUMPLIDO) == ["ya_reportado"]


def test_nadie_reporta_por_otra_entidad():
    c = caso()
    otra, _ = vigilada(c.regimen)
    envio = Envio(entidades=frozenset({otra.pk}), canal=Canal.FORMULARIO, actor=SISTEMA)
    with pytest.raises(ReportesRechazados) as hallado:
        reportar([Entrante(c.obligacion.codigo, CUMPLIDO)], envio)
    assert [e.codigo for e in hallado.value.errores[0]] == ["caso_ajeno"]


def test_un_lote_entra_entero_o_no_entra():
    c = caso()
    otra = dictado(c.regimen, c.entidad, numero="D-2")[0]
    envio = Envio(entidades=frozenset({c.entidad.pk}), canal=Canal.ARCHIVO, actor=c.usuario,
                  recibido_en=datetime(2026, 3, 12, 15, tzinfo=UTC))  # fmt: skip
    mala = replace(CUMPLIDO, prueba_numero="")
    with pytest.raises(ReportesRechazados) as hallado:
        reportar([Entrante(c.obligacion.codigo, CUMPLIDO), Entrante(otra.codigo, mala)], envio)
    assert list(hallado.value.errores) == [1]
    assert not Reporte.objects.exists()


def test_un_caso_dos_veces_en_un_lote_se_dice():
    c = caso()
    envio = Envio(entidades=frozenset({c.entidad.pk}), canal=Canal.FORMULARIO, actor=c.usuario)
    dos = [Entrante(c.obligacion.codigo, CUMPLIDO), Entrante(c.obligacion.codigo, INCUMPLIDO)]
    with pytest.raises(ReportesRechazados) as hallado:
        reportar(dos, envio)
    assert [e.codigo for e in hallado.value.errores[1]] == ["caso_repetido"]


def test_la_persona_afectada_se_entera_sin_que_se_diga_que_se_ordeno():
    usuario = UsuarioFactory()
    c = caso(correo=usuario.email)
    informar(c.obligacion)
    avisos = Aviso.objects.filter(destinatario=usuario).order_by("pk")
    assert [a.plantilla for a in avisos] == ["caso_abierto", "caso_reportado"]
    assert "incapacidad" not in str([a.contexto for a in avisos]).lower()


def test_quien_no_tiene_cuenta_se_entera_en_el_correo_del_dictamen():
    c = caso(correo="ana@example.org")
    informar(c.obligacion)
    assert Aviso.objects.filter(correo="ana@example.org").count() == 2


def test_lo_declarado_no_se_cambia_ni_se_borra():
    c = caso()
    informar(c.obligacion)
    for acto in (lambda q: q.update(huella="0"), lambda q: q._raw_delete("default")):
        with pytest.raises(Error, match="Lo declarado no cambia"), transaction.atomic():
            acto(Reporte.objects.all())


def test_la_base_rechaza_un_cumplido_sin_reporte():
    c = caso()
    with pytest.raises(Error, match="declarada_con_reporte"), transaction.atomic():
        Obligacion.objects.filter(pk=c.obligacion.pk).update(estado="cumplido")


def test_cuantas_consultas_cuesta_un_lote_no_depende_de_su_largo(django_assert_num_queries):
    c = caso()
    casos = [dictado(c.regimen, c.entidad, numero=f"D-{n}")[0] for n in range(2, 6)]
    envio = Envio(entidades=frozenset({c.entidad.pk}), canal=Canal.FORMULARIO, actor=c.usuario)
    with django_assert_num_queries(17):
        reportar([Entrante(o.codigo, CUMPLIDO) for o in casos], envio)
