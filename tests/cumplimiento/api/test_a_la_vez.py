"""Two requests at once, each on its own connection: one effect, one answer."""

import json

import pytest

from cumplimiento.models import Obligacion, Recepcion, Reporte
from cumplimiento.servicios.credenciales import Pedido, crear_credencial
from cumplimiento.servicios.ensayo import CASOS
from sso_portal.nucleo.documentos.models import Archivo
from tests.apoyo.carreras import a_la_vez
from tests.cumplimiento.fabricas import caso
from tests.nucleo.documentos import muestras

from .maquina import Maquina, credencial, reporte

pytestmark = pytest.mark.usefixtures("base_clonada")


def enviar(fila, codigo, clave):
    """Sends from a thread of its own."""
    bueno = reporte(codigo)
    return lambda: Maquina(fila).enviar(bueno, clave=clave)


def test_la_misma_clave_dos_veces_a_la_vez_tiene_un_efecto_y_una_respuesta():
    c = caso()
    fila = credencial(c.entidad, c.usuario)
    respuestas = a_la_vez(*[enviar(fila, c.obligacion.codigo, "clave-0001")] * 4)
    assert [r.status_code for r in respuestas] == [201] * 4
    assert len({json.dumps(r.datos) for r in respuestas}) == 1
    assert (Reporte.objects.count(), Recepcion.objects.count()) == (1, 1)


def test_el_mismo_reporte_con_dos_claves_a_la_vez_entra_una_vez():
    c = caso()
    fila = credencial(c.entidad, c.usuario)
    respuestas = a_la_vez(*(enviar(fila, c.obligacion.codigo, f"clave-000{n}") for n in range(2)))
    assert sorted(r.status_code for r in respuestas) == [201, 422]
    assert Reporte.objects.count() == 1


def test_el_mismo_documento_tres_veces_a_la_vez_se_guarda_una():
    c = caso()
    fila = credencial(c.entidad, c.usuario)
    respuestas = a_la_vez(*[lambda: Maquina(fila).subir(muestras.pdf(), clave="clave-0001")] * 3)
    assert [r.status_code for r in respuestas] == [201] * 3
    assert (Archivo.objects.count(), Recepcion.objects.count()) == (1, 1)


def test_dos_credenciales_de_pruebas_a_la_vez_preparan_un_solo_ensayo():
    c = caso()
    pedido = Pedido(nombre="N", alcances=["reportes:leer"], vence_el=c.obligacion.vence_el, de_pruebas=True)
    a_la_vez(*[lambda: crear_credencial(c.entidad, pedido, actor=c.usuario)] * 2)
    assert Obligacion.objects.filter(entidad__es_de_pruebas=True).count() == CASOS
