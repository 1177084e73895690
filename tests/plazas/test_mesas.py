"""Each role works its own desk in the browser, and only its own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from plazas.consultas import pendientes_de
from plazas.consultas.territorio import entidades_sin_reportar, reportes_del_pais
from plazas.estados import Estado
from plazas.models import Plaza
from plazas.servicios import devolver_plaza
from sso_portal.nucleo.cuentas.models import Rol
from tests.fabricas import CHOCO, NARINO, PASTO, EntidadFactory, PlazaFactory, funcionario

pytestmark = pytest.mark.django_db
MOTIVO = "El salario no corresponde al del certificado."


def ruta(nombre, plaza):
    return reverse(f"plazas:{nombre}", args=[plaza.codigo])


def propuesta(**cambios):
    hoy = timezone.localdate()
    return {
        "profesion": "MEDICINA", "municipio": "27001", "modalidad": "prestacion", "cargo": "Médica o médico",
        "funciones": "Urgencias", "cupos": "2", "vinculo": "laboral", "salario_mensual": "$ 3.640.000",
        "duracion_meses": "12", "cdp": "CDP 1", "dificultad": "4", "fecha_inicio_dia": "1",
        "fecha_inicio_mes": "febrero", "fecha_inicio_ano": str(hoy.year + 1), "enviar": "si", **cambios,
    }  # fmt: skip


@pytest.fixture
def ips(client):
    usuario = funcionario(Rol.IPS)
    client.force_login(usuario)
    return usuario


def test_la_entidad_propone_y_envia(client, ips):
    client.post(reverse("plazas:nueva"), propuesta())
    plaza = Plaza.objects.get()
    assert (plaza.estado, plaza.salario_mensual, plaza.entidad) == (Estado.ENVIADA, 3_640_000, ips.entidad)


def test_guardar_no_pide_nada_y_enviar_lo_pide_todo(client, ips):
    vacia = propuesta(cargo="", salario_mensual="", vinculo="")
    pagina = client.post(reverse("plazas:nueva"), vacia).content.decode()
    assert "Escriba el salario mensual" in pagina
    assert "<title>Error: " in pagina
    client.post(reverse("plazas:nueva"), {k: v for k, v in vacia.items() if k != "enviar"})
    assert Plaza.objects.get().estado == Estado.BORRADOR


@pytest.mark.parametrize(
    ("campo", "valor", "frase"),
    [
        ("duracion_meses", "5", "entre 6 y 12"),
        ("duracion_meses", "13", "entre 6 y 12"),
        ("cupos", "11", "entre 1 y 10"),
        ("salario_mensual", "0", "El valor debe ser"),
        ("fecha_inicio_ano", "2020", "posterior a hoy"),
    ],
)
def test_cada_error_de_la_plaza_se_explica(client, ips, campo, valor, frase):
    assert frase in client.post(reverse("plazas:nueva"), propuesta(**{campo: valor})).content.decode()
    assert not Plaza.objects.exists()


def test_la_devuelta_muestra_primero_el_motivo(client, ips):
    plaza = PlazaFactory(entidad=ips.entidad, estado=Estado.ENVIADA)
    PlazaFactory(entidad=ips.entidad, estado=Estado.BORRADOR)
    devolver_plaza(plaza, actor=funcionario(Rol.SECRETARIA), motivo=MOTIVO)
    for url in (reverse("plazas:mias"), ruta("editar", plaza), ruta("detalle", plaza)):
        assert MOTIVO in client.get(url).content.decode()


def test_copiar_dos_veces_el_mismo_boton_deja_una_copia(client, ips):
    plaza = PlazaFactory(entidad=ips.entidad)
    datos = {"llave": "0b1f1d0e-7d0a-4c2d-9f0c-0a5b7c1d2e3f"}
    client.post(ruta("copiar", plaza), datos)
    client.post(ruta("copiar", plaza), datos)
    assert Plaza.objects.count() == 2


def test_nadie_ve_los_borradores_de_otra_entidad(client, ips):
    ajena = PlazaFactory(estado=Estado.BORRADOR)
    for nombre in ("detalle", "editar"):
        assert client.get(ruta(nombre, ajena)).status_code == 404
    assert client.post(ruta("enviar", ajena)).status_code == 404


def test_la_secretaria_valida_lo_de_su_territorio_y_no_ve_lo_ajeno(client):
    client.force_login(funcionario(Rol.SECRETARIA, autoridad=CHOCO))
    propia, ajena = PlazaFactory(estado="enviada"), PlazaFactory(estado="enviada", municipio_id=PASTO)
    assert client.post(ruta("validar", ajena)).status_code == 404
    client.post(ruta("validar", propia))
    propia.refresh_from_db()
    assert propia.estado == Estado.VALIDADA


def test_validar_varias_no_toca_lo_ajeno(client):
    client.force_login(funcionario(Rol.SECRETARIA, autoridad=NARINO))
    propia, ajena = PlazaFactory(estado="enviada", municipio_id=PASTO), PlazaFactory(estado="enviada")
    client.post(reverse("plazas:validar_varias"), {"codigos": [propia.codigo, ajena.codigo]})
    ajena.refresh_from_db()
    propia.refresh_from_db()
    assert (propia.estado, ajena.estado) == (Estado.VALIDADA, Estado.ENVIADA)


def test_devolver_pide_un_motivo_que_se_entienda(client):
    client.force_login(funcionario(Rol.SECRETARIA))
    plaza = PlazaFactory(estado="enviada")
    assert (
        "por lo menos 20 caracteres"
        in client.post(ruta("devolver", plaza), {"motivo": "no"}).content.decode()
    )
    client.post(ruta("devolver", plaza), {"motivo": MOTIVO})
    plaza.refresh_from_db()
    assert plaza.estado == Estado.DEVUELTA


def test_el_ministerio_aprueba_y_publica_todas(client):
    client.force_login(funcionario(Rol.MINISTERIO))
    PlazaFactory.create_batch(3, estado=Estado.VALIDADA)
    client.post(reverse("plazas:aprobar_varias"), {"todas": "on"})
    client.post(reverse("plazas:publicar_aprobadas"))
    assert Plaza.objects.filter(estado=Estado.PUBLICADA).count() == 3


@pytest.mark.parametrize("acto", ["aprobar", "publicar", "suspender", "cerrar", "reanudar"])
@pytest.mark.parametrize("rol", [Rol.IPS, Rol.SECRETARIA, Rol.VEEDOR])
def test_solo_el_ministerio_decide(client, acto, rol):
    client.force_login(funcionario(rol))
    assert client.post(ruta(acto, PlazaFactory()), {"motivo": MOTIVO}).status_code == 403


@pytest.mark.parametrize(
    ("nombre", "roles"),
    [
        ("mias", [Rol.IPS]),
        ("nueva", [Rol.IPS]),
        ("revision", [Rol.SECRETARIA, Rol.JEFE_SECRETARIA]),
        ("sin_reportar", [Rol.SECRETARIA, Rol.JEFE_SECRETARIA]),
        ("decision", [Rol.MINISTERIO]),
        ("pais", [Rol.MINISTERIO]),
    ],
)
def test_cada_lista_abre_solo_a_su_rol(client, nombre, roles):
    PlazaFactory(estado="enviada")
    for rol in Rol:
        client.force_login(funcionario(rol))
        assert client.get(reverse(f"plazas:{nombre}")).status_code == (200 if rol in roles else 403)


def test_nadie_valida_lo_propio(client):
    usuario = funcionario(Rol.SECRETARIA)
    plaza = PlazaFactory(estado="enviada")
    usuario.nombramientos.create(rol=Rol.IPS, entidad=plaza.entidad)
    client.force_login(usuario)
    assert client.post(ruta("validar", plaza)).status_code == 403
    client.post(reverse("plazas:validar_varias"), {"todas": "on"})
    plaza.refresh_from_db()
    assert plaza.estado == Estado.ENVIADA


@pytest.mark.parametrize(
    ("rol", "nombre", "estado"),
    [(Rol.SECRETARIA, "revision", "enviada"), (Rol.MINISTERIO, "decision", "validada")],
)
def test_las_mesas_cuestan_lo_mismo_con_una_que_con_treinta(client, rol, nombre, estado):
    client.force_login(funcionario(rol))
    costos = []
    for cuantas in (1, 29):
        PlazaFactory.create_batch(cuantas, estado=estado)
        with CaptureQueriesContext(connection) as consultas:
            client.get(reverse(f"plazas:{nombre}"))
        costos.append(len(consultas))
    assert costos[0] == costos[1]


def test_quien_no_ha_enviado_plazas_sale_en_la_lista():
    callada, borrador = EntidadFactory(), PlazaFactory(estado=Estado.BORRADOR).entidad
    PlazaFactory(estado=Estado.ENVIADA)
    EntidadFactory(municipio_id=PASTO)
    assert set(entidades_sin_reportar({CHOCO})) == {callada, borrador}


def test_las_34_secretarias_dicen_si_han_reportado():
    PlazaFactory(estado=Estado.VALIDADA)
    PlazaFactory(estado=Estado.ENVIADA, municipio_id=PASTO)
    reportes = reportes_del_pais()
    assert len(reportes) == 34
    assert [r.autoridad.pk for r in reportes if r.ha_reportado] == [CHOCO]


def test_cada_rol_sabe_que_lo_espera():
    for estado in (Estado.ENVIADA, Estado.VALIDADA, Estado.APROBADA):
        PlazaFactory(estado=estado)
    assert [p.cantidad for p in pendientes_de(funcionario(Rol.MINISTERIO))] == [1, 1]
    assert [p.cantidad for p in pendientes_de(funcionario(Rol.SECRETARIA))] == [1]
    assert pendientes_de(funcionario(Rol.SECRETARIA, autoridad=NARINO)) == []
