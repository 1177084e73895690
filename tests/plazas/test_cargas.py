"""An entity proposes many plazas from a spreadsheet."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from plazas import cargas
from plazas.estados import Estado
from plazas.models import Plaza
from sso_portal.nucleo.bitacora.consultas import historia
from sso_portal.nucleo.cargas.formatos import Fila, formato_de
from sso_portal.nucleo.cuentas.models import Nombramiento, Rol
from tests.fabricas import EntidadFactory, funcionario

pytestmark = pytest.mark.django_db
VALORES = {
    "profesion": "Medicina", "cargo": "Médica", "funciones": "Urgencias", "codigo_municipio": "27075",
    "modalidad": "Investigación", "puestos": 2, "vinculo": "Contrato laboral", "salario_mensual": 3_000_000,
    "vivienda": True, "alimentacion": False, "transporte": False, "otras_ayudas": None, "duracion_meses": 12,
    "fecha_inicio": date(2099, 2, 1), "cdp": "CDP 1", "comunidad": None, "dificultad": "Muy alta",
    "como_se_llega": None, "telefono_contacto": None, "nit": None,
}  # fmt: skip


@pytest.fixture
def ips():
    return funcionario(Rol.IPS)


def errores(usuario, **cambios):
    return [e.codigo for e in cargas.validar(Fila(2, {**VALORES, **cambios}), cargas.preparar(usuario))]


def test_una_fila_buena_queda_enviada_con_su_historia(ips):
    assert cargas.guardar([Fila(2, VALORES), Fila(3, VALORES)], SimpleNamespace(), ips) == 2
    plaza = Plaza.objects.order_by("codigo").first()
    assert (plaza.estado, plaza.entidad, plaza.municipio_id) == (Estado.ENVIADA, ips.entidad, "27075")
    assert "bahia solano" in plaza.busqueda
    assert [a.acto for a in historia(plaza)] == ["cargada", "enviada"]


def test_sin_municipio_es_el_de_la_entidad(ips):
    cargas.guardar([Fila(2, {**VALORES, "codigo_municipio": None})], SimpleNamespace(), ips)
    assert Plaza.objects.get().municipio == ips.entidad.municipio


def test_una_fila_buena_no_tiene_errores(ips):
    assert errores(ips) == []


@pytest.mark.parametrize(
    ("cambio", "codigo"),
    [
        ({"codigo_municipio": "99999"}, "municipio_desconocido"),
        ({"fecha_inicio": date(2020, 1, 1)}, "inicio_pasado"),
        ({"nit": "1-1"}, "entidad_ajena"),
        ({"telefono_contacto": "abc"}, "telefono_desconocido"),
    ],
)
def test_cada_error_se_nombra(ips, cambio, codigo):
    assert errores(ips, **cambio) == [codigo]


def test_todos_los_errores_de_una_fila_a_la_vez(ips):
    malos = {"codigo_municipio": "99999", "fecha_inicio": date(2020, 1, 1), "nit": "1-1"}
    assert len(errores(ips, **malos)) == 3


def test_con_dos_entidades_la_fila_dice_cual(ips):
    otra = EntidadFactory()
    Nombramiento.objects.create(usuario=ips, rol=Rol.IPS, entidad=otra, desde=date(2020, 1, 1))
    assert errores(ips) == ["entidad_sin_decir"]
    assert errores(ips, nit=otra.nit) == []


def test_solo_las_entidades_suben_plazas(ips):
    formato = formato_de("plazas")
    assert formato.puede_cargar(ips)
    assert not formato.puede_cargar(funcionario(Rol.SECRETARIA))


def test_la_entidad_abre_la_carga_y_baja_la_plantilla(client, ips):
    client.force_login(ips)
    pagina = client.get(reverse("plazas:carga"), follow=True)
    assert "Proponer plazas por archivo" in pagina.content.decode()
    plantilla = client.get(reverse("cargas:plantilla", args=["plazas", "plantilla.csv"]))
    assert "salario_mensual" in plantilla.content.decode("utf-8-sig")
