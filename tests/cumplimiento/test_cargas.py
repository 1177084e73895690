"""Reports and history from a file: the rules of the form, errors all at once, one transaction."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cumplimiento.models import Obligacion, Reporte
from sso_portal.nucleo.avisos.models import Aviso
from sso_portal.nucleo.cargas.formatos import formato_de
from sso_portal.nucleo.cargas.servicios import (
    confirmar_carga,
    guardar_anexos,
    procesar_carga,
    subir_carga,
)
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import funcionario

from .fabricas import caso, dictado, informar, vigilada

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_en_marzo")]
TITULOS = "caso;estado;fecha_reporte;prueba_tipo;prueba_numero;prueba_fecha;observacion"
BUENA = "{};Cumplido;2026-03-10;Comprobante de pago;0045;2026-03-09;"
HISTORICA = "{};E-1;2019-05-20;Cumplido;2019-06-28;Comprobante de pago;12;2019-06-27;"
TITULOS_HISTORICOS = (
    "dictamen;expediente;fecha_dictamen;estado;fecha_reporte;prueba_tipo;prueba_numero;prueba_fecha;"
    "observacion"
)


@pytest.fixture
def _en_marzo():
    with time_machine.travel("2026-03-20T15:00:00Z", tick=False):
        yield


def cargar(usuario, *filas, formato="reportes", titulos=TITULOS, anexos=None):
    """The bulk file of ``filas``, already read and validated; ``anexos``: the bytes of its ZIP."""
    archivo = SimpleUploadedFile("reportes.csv", "\n".join([titulos, *filas]).encode())
    paquete = guardar_anexos(SimpleUploadedFile("p.zip", anexos), actor=usuario) if anexos else None
    carga, _ = subir_carga(archivo, formato=formato_de(formato), actor=usuario, anexos=paquete)
    procesar_carga(carga.pk)
    carga.refresh_from_db()
    return carga


def confirmar(carga, usuario, *, solo_buenas=False):
    confirmar_carga(carga, solo_buenas=solo_buenas, actor=usuario)
    procesar_carga(carga.pk)
    carga.refresh_from_db()
    return carga


def errores(carga):
    return [e["codigo"] for fila in carga.filas.order_by("numero") for e in fila.errores]


def test_un_archivo_bueno_se_confirma_y_da_recibos():
    c = caso()
    otro = dictado(c.regimen, c.entidad, numero="D-2")[0]
    carga = cargar(c.usuario, BUENA.format(c.obligacion.codigo), BUENA.format(otro.codigo))
    assert (carga.filas_con_error, carga.resumen["clases"]) == (0, {"nuevos": 2})
    assert not Reporte.objects.exists()
    assert confirmar(carga, c.usuario).filas_guardadas == 2
    assert {r.origen for r in Reporte.objects.all()} == {f"carga {carga.numero}"}
    assert Reporte.objects.first().prueba_numero == "0045"


def test_confirmar_dos_veces_guarda_una():
    c = caso()
    carga = cargar(c.usuario, BUENA.format(c.obligacion.codigo))
    for _ in range(2):
        confirmar(carga, c.usuario)
    assert Reporte.objects.count() == 1


@pytest.mark.parametrize(
    ("fila", "codigo"),
    [
        (BUENA.format("R-2026-999999"), "caso_ajeno"),
        ("{0};Cumplido parcial;2026-03-10;;;;", "fuera_de_lista"),
        ("{0};Cumplido;2026-03-10;;;;", "falta_prueba"),
        ("{0};Cumplido;31/02/2026;Comprobante de pago;1;2026-03-09;", "fecha_no_existe"),
        ("{0};Incumplido;2026-03-21;;;;", "fecha_futura"),
        ("{0};Incumplido;2026-03-10;;7;;", "prueba_incompleta"),
    ],
)
def test_cada_error_de_una_fila_se_nombra(fila, codigo):
    c = caso()
    assert errores(cargar(c.usuario, fila.format(c.obligacion.codigo))) == [codigo]


def test_un_caso_de_otra_entidad_se_niega_como_si_no_existiera():
    c = caso()
    ajena = dictado(c.regimen, vigilada(c.regimen)[0], numero="D-2")[0]
    assert errores(cargar(c.usuario, BUENA.format(ajena.codigo))) == ["caso_ajeno"]


def test_el_mismo_caso_dos_veces_y_lo_ya_reportado_tienen_su_mensaje():
    c = caso()
    informar(c.obligacion, actor=c.usuario)
    repetida = f"{c.obligacion.codigo};Cumplido;2026-03-10;Comprobante de pago;4512;2026-03-09;"
    assert errores(cargar(c.usuario, repetida, repetida)) == ["ya_reportado", "caso_repetido", "ya_reportado"]


def test_lo_tardio_no_entra_por_archivo():
    c = caso()
    with time_machine.travel("2026-03-25T15:00:00Z", tick=False):
        carga = cargar(c.usuario, BUENA.format(c.obligacion.codigo))
    assert errores(carga) == ["fuera_de_plazo_por_archivo"]


def test_se_pueden_guardar_solo_las_filas_buenas():
    c = caso()
    otro = dictado(c.regimen, c.entidad, numero="D-2")[0]
    carga = cargar(c.usuario, BUENA.format(c.obligacion.codigo), f"{otro.codigo};Cumplido;2026-03-10;;;;")
    confirmar(carga, c.usuario, solo_buenas=True)
    assert (carga.filas_guardadas, carga.filas_con_error) == (1, 1)


def test_lo_que_cambio_desde_la_validacion_devuelve_la_fila():
    c = caso()
    carga = cargar(c.usuario, BUENA.format(c.obligacion.codigo))
    Obligacion.objects.filter(pk=c.obligacion.pk).update(vence_el=date(2026, 3, 3))
    confirmar(carga, c.usuario)
    assert (carga.estado, errores(carga)) == ("lista", ["fuera_de_plazo_por_archivo"])
    assert not Reporte.objects.exists()


def test_solo_quien_informa_ve_las_cargas(client):
    for usuario, codigo in ((caso().usuario, 200), (funcionario(Rol.IPS), 403)):
        client.force_login(usuario)
        assert client.get(reverse("cargas:nueva", args=["reportes"])).status_code == codigo


def test_la_carga_historica_queda_marcada_y_no_avisa_a_nadie():
    c = caso()
    Aviso.objects.all().delete()
    carga = cargar(c.usuario, HISTORICA.format("2019-1"), formato="historico", titulos=TITULOS_HISTORICOS)
    assert confirmar(carga, c.usuario).filas_guardadas == 1
    vieja = Obligacion.objects.get(es_historica=True)
    assert (vieja.estado, vieja.es_tardia, vieja.reporte_vigente.canal) == ("cumplido", True, "historico")
    assert set(Aviso.objects.values_list("plantilla", flat=True)) == {"carga_novedad"}


def test_lo_historico_es_anterior_al_portal_y_entra_una_vez():
    c = caso()
    nueva = "2026-1;E-1;2026-03-02;Incumplido;2026-03-10;;;;"
    carga = cargar(c.usuario, nueva, formato="historico", titulos=TITULOS_HISTORICOS)
    assert errores(carga) == ["no_es_historico"]
    buena = cargar(c.usuario, HISTORICA.format("2019-1"), formato="historico", titulos=TITULOS_HISTORICOS)
    confirmar(buena, c.usuario)
    otra_vez = cargar(
        c.usuario, HISTORICA.format("2019-1") + "x", formato="historico", titulos=TITULOS_HISTORICOS
    )
    assert errores(otra_vez) == ["ya_cargado"]
