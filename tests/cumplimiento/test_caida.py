"""The worker may die at any moment of a file of reports: on restart all of them are there, each once."""

from contextlib import contextmanager

import pytest
from celery import current_app
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from cumplimiento.models import Obligacion, Reporte
from cumplimiento.servicios.apertura import crear_obligaciones
from sso_portal.nucleo.bitacora.models import Evento
from sso_portal.nucleo.bitacora.servicios import SISTEMA
from sso_portal.nucleo.cargas.formatos import formato_de
from sso_portal.nucleo.cargas.models import Carga, FilaCarga
from sso_portal.nucleo.cargas.servicios import confirmar_carga, subir_carga

from .fabricas import regimen, vigilada
from .test_cargas import TITULOS

pytestmark = pytest.mark.larga
FILAS = 4000


def subida():
    """A file with a report of each of ``FILAS`` cases, and who uploaded it."""
    r, hoy = regimen(), timezone.localdate()
    entidad, usuario = vigilada(r)
    datos = {"entidad": entidad, "regimen": r, "norma": r.norma, "origen_tipo": "dictamen", "expediente": "",
             "instruccion": "Pague.", "inicia_el": hoy, "plazo_dias_habiles": 15}  # fmt: skip
    nuevas = [Obligacion(origen_referencia=f"D-{n}", **datos) for n in range(FILAS)]
    codigos = [o.codigo for o in crear_obligaciones(nuevas, actor=SISTEMA)]
    filas = [f"{codigo};Incumplido;{hoy};;;;" for codigo in codigos]
    archivo = SimpleUploadedFile("reportes.csv", "\n".join([TITULOS, *filas]).encode())
    return subir_carga(archivo, formato=formato_de("reportes"), actor=usuario)[0], usuario


@contextmanager
def detenida(etapa):
    """Nobody writes rows of files: whoever reads one stays «leyendo» for as long as it takes to look."""
    otra = connection.copy()
    try:
        if etapa == "leyendo":
            otra.set_autocommit(False)
            otra.cursor().execute(f"LOCK TABLE {FilaCarga._meta.db_table} IN SHARE MODE")
        yield
    finally:
        otra.close()


@pytest.mark.parametrize("etapa", ["leyendo", "validando", "confirmando"])
def test_matar_al_trabajador_no_pierde_ni_dobla_reportes(base_clonada, trabajador, esperar, etapa):
    esperar(lambda: "ready" in trabajador.registro.read_text(), 120)

    def pasa(estado):
        return Carga.objects.filter(pk=carga.pk, estado=estado).exists()

    with detenida(etapa):
        carga, usuario = subida()
        if etapa == "confirmando":
            esperar(lambda: pasa("lista"), 120)
            confirmar_carga(carga, solo_buenas=False, actor=usuario)
        esperar(lambda: pasa(etapa), 120)
        trabajador.matar()
    assert Reporte.objects.count() in {0, FILAS}
    Carga.objects.filter(arrendado_hasta__isnull=False).update(arrendado_hasta=timezone.now())
    trabajador.arrancar()
    current_app.send_task("cargas.retomar_pendientes", queue=current_app.conf.task_default_queue)
    if etapa != "confirmando":
        esperar(lambda: pasa("lista"), 120)
        confirmar_carga(carga, solo_buenas=False, actor=usuario)
    esperar(lambda: pasa("confirmada"), 120)
    assert Reporte.objects.count() == Evento.objects.filter(acto="incumplido").count() == FILAS
    assert Obligacion.objects.filter(estado="incumplido").count() == FILAS
