"""Two hands at once on the same case: one wins, the other reads why, nothing is doubled."""

from uuid import uuid4

import pytest

from cumplimiento.consultas.voces import Voz
from cumplimiento.estados import Canal
from cumplimiento.models import Adhesion, Asunto, Obligacion, Reporte
from cumplimiento.servicios import (
    Dicho,
    Entrante,
    Envio,
    NadaQueRevisar,
    ReportesRechazados,
    aceptar_prueba,
    emitir_dictamen,
    rechazar_prueba,
    reportar,
)
from cumplimiento.servicios.mesa import abrir_asunto, aceptar_acuerdo
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida
from tests.apoyo.carreras import a_la_vez

from .fabricas import CUMPLIDO, borrador, caso, informar, supervisor


@pytest.mark.usefixtures("base_clonada")
def test_el_mismo_reporte_por_dos_puertas_entra_una_vez():
    c = caso()

    def enviar(canal):
        envio = Envio(entidades=frozenset({c.entidad.pk}), canal=canal, actor=c.usuario)
        return lambda: reportar([Entrante(c.obligacion.codigo, CUMPLIDO)], envio)

    salidas = a_la_vez(enviar(Canal.FORMULARIO), enviar(Canal.SERVICIO), negativas=(ReportesRechazados,))
    assert [type(s) for s in salidas].count(ReportesRechazados) == 1
    assert Reporte.objects.count() == 1


@pytest.mark.usefixtures("base_clonada")
def test_dos_pulsaciones_llevan_un_asunto_y_dos_colegas_lo_aceptan_una_vez():
    c = caso()
    nuevo = {"clase": "acuerdo", "titulo": "Uno", "texto": "Dos", "clave": uuid4()}
    voz = Voz(entidad=c.entidad)
    a_la_vez(*[lambda: abrir_asunto(voz, actor=c.usuario, **nuevo)] * 2, negativas=())
    copias = [Asunto.objects.get() for _ in range(2)]
    a_la_vez(*(lambda a=a: aceptar_acuerdo(a, c.entidad, actor=c.usuario) for a in copias), negativas=())
    assert Adhesion.objects.count() == 1


@pytest.mark.usefixtures("base_clonada")
def test_dos_fiscales_deciden_y_una_sola_decision_queda():
    c = caso()
    reporte = informar(c.obligacion)
    fiscales = [supervisor(c.regimen), supervisor(c.regimen)]
    dicho = Dicho(clase="aceptacion", texto="La prueba dice la cuenta y la fecha.", quien="F")
    copias = [Obligacion.objects.get() for _ in fiscales]
    salidas = a_la_vez(
        lambda: aceptar_prueba(copias[0], reporte, dicho, actor=fiscales[0]),
        lambda: rechazar_prueba(copias[1], reporte, dicho, actor=fiscales[1]),
        negativas=(NadaQueRevisar, TransicionInvalida),
    )
    assert sum(isinstance(s, NadaQueRevisar) for s in salidas) == 1
    assert Obligacion.objects.get().mensajes.count() == 1


@pytest.mark.usefixtures("base_clonada")
def test_emitir_dos_veces_abre_los_casos_una_vez():
    c = caso()
    dictamen, fiscal = borrador(c.regimen), supervisor(c.regimen)
    dictamen.entidades.add(c.entidad)
    copias = [type(dictamen).objects.get(pk=dictamen.pk) for _ in range(2)]
    salidas = a_la_vez(
        *(lambda d=d: emitir_dictamen(d, actor=fiscal) for d in copias), negativas=(TransicionInvalida,)
    )
    assert sum(isinstance(s, TransicionInvalida) for s in salidas) == 1
    assert Obligacion.objects.filter(dictamen=dictamen).count() == 1
