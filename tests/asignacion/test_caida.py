"""The worker may die at any moment after the click: on restart the same bytes come out."""

import threading

import pytest
from django.utils import timezone

from asignacion import corrida, servicios
from asignacion.consultas import archivos_de
from asignacion.models import Resultado, Sorteo
from sso_portal.nucleo.bitacora.models import Evento

from . import evento
from .evento import CODIGO

pytestmark = pytest.mark.larga


@pytest.mark.parametrize("instante", [0.05, 0.4, 0.9, 1.6, 2.5])
def test_matar_al_trabajador_no_pierde_ni_cambia_nada(base_clonada, trabajador, esperar, instante):
    sorteo = evento.con_semilla(personas=60, plazas=30)
    esperado = corrida.huella_total(corrida.correr(archivos_de(sorteo), sorteo.semilla))
    esperar(lambda: "ready" in trabajador.registro.read_text(), 60)
    servicios.ejecutar_sorteo(sorteo, actor=sorteo.convocatoria.comite[0], codigo=CODIGO)
    esperar(lambda: "asignacion.ejecutar" in trabajador.registro.read_text(), 60)
    threading.Event().wait(instante)
    trabajador.matar()
    parcial = Sorteo.objects.get(pk=sorteo.pk)
    assert Resultado.objects.exists() == parcial.tiene_resultado
    Sorteo.objects.filter(pk=sorteo.pk).update(arrendado_hasta=timezone.now())
    trabajador.arrancar()
    servicios.retomar_pendientes()
    esperar(lambda: Sorteo.objects.get(pk=sorteo.pk).firmado_en, 120)
    assert Sorteo.objects.get(pk=sorteo.pk).resultado_sha256 == esperado
    assert Resultado.objects.count() == 120
    assert Evento.objects.filter(acto="ejecutado").count() == 1
