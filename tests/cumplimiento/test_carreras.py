"""Two hands at once on the same case: one wins, the other reads why, nothing is doubled."""

import threading

import pytest
from django.db import connection

from cumplimiento.estados import Canal
from cumplimiento.models import Obligacion, Reporte
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
from sso_portal.nucleo.bitacora.servicios import TransicionInvalida

from .fabricas import CUMPLIDO, borrador, caso, informar, supervisor


def a_la_vez(*actos):
    """Run ``actos`` in as many threads, started together; what each gave back or raised."""
    barrera, salidas = threading.Barrier(len(actos)), []

    def correr(acto):
        barrera.wait(60)
        try:
            salidas.append(acto())
        except (ReportesRechazados, NadaQueRevisar, TransicionInvalida) as error:
            salidas.append(error)
        finally:
            connection.close()

    hilos = [threading.Thread(target=correr, args=[acto]) for acto in actos]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join(60)
    return salidas


@pytest.mark.usefixtures("base_clonada")
def test_el_mismo_reporte_por_dos_puertas_entra_una_vez():
    c = caso()

    def enviar(canal):
        envio = Envio(entidades=frozenset({c.entidad.pk}), canal=canal, actor=c.usuario)
        return lambda: reportar([Entrante(c.obligacion.codigo, CUMPLIDO)], envio)

    salidas = a_la_vez(enviar(Canal.FORMULARIO), enviar(Canal.SERVICIO))
    assert [type(s) for s in salidas].count(ReportesRechazados) == 1
    assert Reporte.objects.count() == 1


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
    )
    assert sum(isinstance(s, NadaQueRevisar) for s in salidas) == 1
    assert Obligacion.objects.get().mensajes.count() == 1


@pytest.mark.usefixtures("base_clonada")
def test_emitir_dos_veces_abre_los_casos_una_vez():
    c = caso()
    dictamen, fiscal = borrador(c.regimen), supervisor(c.regimen)
    dictamen.entidades.add(c.entidad)
    copias = [type(dictamen).objects.get(pk=dictamen.pk) for _ in range(2)]
    salidas = a_la_vez(*(lambda d=d: emitir_dictamen(d, actor=fiscal) for d in copias))
    assert sum(isinstance(s, TransicionInvalida) for s in salidas) == 1
    assert Obligacion.objects.filter(dictamen=dictamen).count() == 1
