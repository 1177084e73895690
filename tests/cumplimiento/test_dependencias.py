"""What each department keeps an eye on: norms and terms, channels, what persons answer; and its menu."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cumplimiento.consultas.canales import archivos_por_mes
from cumplimiento.consultas.normas import fichas_de_regimenes
from cumplimiento.consultas.respuestas import respuestas_por_mes
from cumplimiento.models import Norma, ParametroAlerta
from cumplimiento.servicios import responder
from sso_portal.nucleo.cargas.estados import Estado
from sso_portal.nucleo.cargas.formatos import formato_de
from sso_portal.nucleo.cargas.models import Carga
from sso_portal.nucleo.cargas.servicios import subir_carga
from sso_portal.nucleo.cuentas.models import Rol
from sso_portal.portada.menu import entradas, otras

from .fabricas import caso, dictado, informar, regimen, supervisor, vigilada

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_en_marzo")]


@pytest.fixture
def _en_marzo():
    with time_machine.travel("2026-03-12T15:00:00Z", tick=False):
        yield


def ver(client, usuario, nombre):
    if usuario:
        client.force_login(usuario)
    respuesta = client.get(reverse(f"cumplimiento:{nombre}"))
    assert respuesta.status_code == 200
    return respuesta


def textos(lista):
    return [e["texto"] for e in lista]


def test_cualquiera_lee_la_norma_el_plazo_y_los_parametros_de_cada_regimen(client):
    r = regimen(plazo_dias_habiles=17, alerta_pendiente=18, alerta_incumplido=4, peso_contradicha=9)
    ParametroAlerta.objects.create(
        regimen=r, materia=r.materias.get(), alerta_pendiente=30, alerta_incumplido=31
    )
    html = ver(client, None, "normas").content.decode()
    for dicho in ("https://norma.example/12", "17 días hábiles", "más de 18", "más de 4", "contradice: 9"):
        assert dicho in html
    assert "Pagar la incapacidad: 30 y 31" in html
    assert "Casos abiertos" not in html


def test_cada_regimen_dice_sus_versiones_y_cual_rige():
    r = regimen()
    nueva = Norma.objects.create(codigo="Circular 12", version="2", titulo="T", enlace="https://n.example/2",
                                 vigente_desde="2026-01-01")  # fmt: skip
    r.norma = nueva
    r.save()
    versiones = fichas_de_regimenes(AnonymousUser())[0].versiones
    assert [(v.norma.version, v.esta_vigente, v.abiertos) for v in versiones] == [
        ("2", True, None), ("1", False, None),
    ]  # fmt: skip


def test_quien_supervisa_lee_los_casos_abiertos_por_version_y_abre_esos_mismos(client):
    c = caso()
    informar(dictado(c.regimen, c.entidad, numero="D-2")[0])
    normativa = supervisor(c.regimen, tipo="normativa")
    version = fichas_de_regimenes(normativa)[0].versiones[0]
    assert version.abiertos == 1
    filtros = {"vista": "todas", "estado": "pendiente", "norma": version.norma.pk, "regimen": c.regimen.pk}
    client.force_login(normativa)
    pagina = client.get(reverse("cumplimiento:supervision"), filtros).context["pagina"]
    assert list(pagina) == [c.obligacion]


def subida(usuario, **como_termino):
    archivo = SimpleUploadedFile("r.csv", f"caso;estado\n{Carga.objects.count()};x\n".encode())
    carga, _ = subir_carga(archivo, formato=formato_de("reportes"), actor=usuario)
    Carga.objects.filter(pk=carga.pk).update(**como_termino)


def test_los_archivos_se_cuentan_por_como_terminaron():
    _, usuario = vigilada(regimen())
    ahora = datetime(2026, 3, 12, tzinfo=UTC)
    confirmada = {"estado": Estado.CONFIRMADA, "confirmada_en": ahora}
    subida(usuario, **confirmada, filas_total=10, filas_guardadas=10)
    subida(usuario, **confirmada, filas_total=10, filas_guardadas=7, filas_con_error=3)
    subida(usuario, estado=Estado.CANCELADA)
    subida(usuario, estado=Estado.FALLIDA, impedimento="No se pudo leer")
    subida(usuario, estado=Estado.LISTA, filas_total=20, filas_con_error=7)
    subida(usuario, subida_en=datetime(2026, 2, 1, 4, tzinfo=UTC))  # still January in Colombia
    marzo, enero = archivos_por_mes()
    assert marzo.celdas == ["2026-03", 5, 1, 1, 1, 1, 1, 40, 10]
    assert (marzo.con_error, enero.celdas[:2]) == (25, ["2026-01", 1])


def test_la_pagina_de_canales_y_sus_archivos_dicen_lo_mismo(client):
    c = caso()
    informar(c.obligacion)
    subida(c.usuario, estado=Estado.CANCELADA)
    pagina = ver(client, supervisor(tipo="tecnologia"), "canales")
    hoja = client.get(reverse("cumplimiento:archivos_csv")).content.decode("utf-8-sig")
    assert hoja.splitlines()[1] == "2026-03;1;0;0;0;1;0;0;0"
    assert pagina.context["peso"] == len(hoja.encode("utf-8-sig"))
    assert pagina.context["c"].medicion.tabla.filas[0]["formulario"] == 1


def test_de_cada_caso_cuenta_la_ultima_respuesta_en_su_mes(client):
    c = caso()
    otros = [dictado(c.regimen, c.entidad, numero=f"D-{n}")[0] for n in (2, 3)]
    for obligacion in (c.obligacion, *otros):
        informar(obligacion)
    for obligacion, valor in ((c.obligacion, "no"), (c.obligacion, "si"), (otros[0], "en_parte")):
        responder(obligacion, valor=valor)
    oirs = supervisor(tipo="atencion", rol=Rol.OIRS)
    assert [m.celdas for m in respuestas_por_mes(oirs)] == [["2026-03", 1, 1, 0, 2, 50]]
    pagina = ver(client, oirs, "respuestas")
    assert pagina.context["tareas"] == {"abierta": 2, "cerrada": 0}
    hoja = client.get(reverse("cumplimiento:respuestas_csv")).content.decode("utf-8-sig")
    assert hoja.splitlines()[1] == "2026-03;1;1;0;2;50,0"


def test_las_respuestas_de_otro_regimen_no_se_cuentan():
    c = caso()
    informar(c.obligacion)
    responder(c.obligacion, valor="si")
    assert respuestas_por_mes(supervisor(regimen("otro"))) == []


@pytest.mark.parametrize(
    ("tipo", "rol", "primera"),
    [
        ("normativa", Rol.FISCALIZACION, "Normas y plazos"),
        ("tecnologia", Rol.FISCALIZACION, "Canales"),
        ("intendencia", Rol.FISCALIZACION, "Dictámenes"),
        ("fiscalizacion", Rol.FISCALIZACION, "Cumplimiento"),
        ("atencion", Rol.OIRS, "Buscar un caso"),
    ],
)
def test_cada_dependencia_encuentra_primero_lo_suyo(tipo, rol, primera):
    usuario = supervisor(tipo=tipo, rol=rol)
    menu = textos(entradas(usuario, "/"))
    assert menu[0] == primera
    assert len(menu) <= 7
    assert not set(menu) & set(textos(otras(usuario)))


@pytest.mark.parametrize("nombre", ["supervision", "tablero", "mesa"])
def test_sin_dependencia_se_lee_por_que_no_hay_casos_y_que_hacer(client, nombre):
    c = caso()
    usuario = supervisor(c.regimen)
    usuario.nombramientos.get().adscripcion.delete()
    html = ver(client, usuario, nombre).content.decode()
    assert "no está en ninguna dependencia" in html
    assert c.obligacion.codigo not in html


def test_la_oirs_sin_dependencia_tambien_lo_lee(client):
    usuario = supervisor(tipo="atencion", rol=Rol.OIRS)
    usuario.nombramientos.get().adscripcion.delete()
    assert "no está en ninguna dependencia" in ver(client, usuario, "buscar").content.decode()
