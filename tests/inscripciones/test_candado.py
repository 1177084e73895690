"""What is about to be frozen and the freezing itself never cross."""

import threading

import pytest
from django.db import connection, transaction

from inscripciones.estados import EstadoConvocatoria
from inscripciones.models import Convocatoria
from inscripciones.servicios.candado import (
    ConvocatoriaCongelada,
    con_convocatoria_abierta,
    con_convocatoria_numerando,
)
from tests.fabricas import ConvocatoriaFactory


@pytest.mark.django_db
@pytest.mark.parametrize("candado", [con_convocatoria_abierta, con_convocatoria_numerando])
def test_lo_sellado_no_cambia(candado):
    convocatoria = ConvocatoriaFactory(estado=EstadoConvocatoria.SELLADA, nombre="2027-I")
    with pytest.raises(ConvocatoriaCongelada, match="2027-I está sellada"):
        candado(convocatoria)


@pytest.mark.django_db
@pytest.mark.parametrize("candado", [con_convocatoria_abierta, con_convocatoria_numerando])
def test_lo_publicado_todavia_cambia(candado):
    convocatoria = ConvocatoriaFactory(estado=EstadoConvocatoria.PUBLICADA)
    assert candado(convocatoria.pk) == convocatoria


def test_quien_espera_al_sello_encuentra_la_puerta_cerrada(base_clonada):
    convocatoria = ConvocatoriaFactory(estado=EstadoConvocatoria.PUBLICADA)
    dichos, sellando = [], threading.Event()

    def actuar():
        sellando.wait(10)
        try:
            with transaction.atomic():
                con_convocatoria_abierta(convocatoria)
        except ConvocatoriaCongelada as error:
            dichos.append(str(error))
        finally:
            connection.close()

    hilo = threading.Thread(target=actuar)
    hilo.start()
    with transaction.atomic():
        Convocatoria.objects.select_for_update().get(pk=convocatoria.pk)
        sellando.set()
        Convocatoria.objects.filter(pk=convocatoria.pk).update(estado=EstadoConvocatoria.SELLADA)
    hilo.join(10)
    assert len(dichos) == 1
